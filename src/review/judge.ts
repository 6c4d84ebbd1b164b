import { guards } from '../base/guard.ts';
import type { OutboundCall } from './analysis/call.ts';
import { describeCalls, type DescribeInput, type FileCalls, askForNeeded } from './analysis/describe.ts';
import { detectCalls } from './analysis/detect.ts';
import { Linker } from './analysis/link/linker.ts';
import type { World } from './analysis/link/world.ts';
import { mayChangeWithCallers } from './analysis/verdicts/by-callers.ts';
import { peersAmong } from './rules/peers.ts';
import type { Scene } from './rules/rule.ts';
import { contextOf } from './analysis/project/context.ts';
import { type SharedWrites, sharedWritesOf } from './analysis/verdicts/client-state.ts';
import { Carrying } from './carrying.ts';
import type { Files } from './sources.ts';
import { worldOf } from './world-of.ts';

/** What one state of the project's facts is judged with. */
interface Round {
  /** Finds calls; does not ask for files that are not read. */
  readonly finding: Linker;
  /** Judges calls; asks for what it needs. */
  readonly judging: Linker;
  readonly shared: SharedWrites;
}

/** Following values stops after so many rounds of reading what the round before has asked for. */
const mostRounds = 12;
const none: FileCalls = { calls: [], dependencies: [] };

/**
 * Judges the calls of the files, one file a slice, once all that the judgement needs is read. New facts may show that other files are
 * needed: importers of a client, the module that holds an option, callers. So what files carry is looked at first, then which deadlines
 * are open to callers that are not read; when nothing new is needed, every call is judged. Where a judgement asks for more all the
 * same, what hangs on it is judged again.
 */
export class Judge {
  private readonly files: Files;
  private readonly judged = new Map<string, FileCalls>();
  private counted: Scene['peers'] | null = null;
  /** Files whose calls are to be judged, or judged again. */
  private readonly stale = new Set<string>();
  private readonly carrying: Carrying;
  /** Files of which it is not known whether their calls are open to callers that are not read. */
  private readonly toProbe = new Set<string>();
  /** Those with a deadline that may change with who calls, or with what they follow. */
  private readonly hanging = new Set<string>();
  /** Files that import new facts, directly or through others: judged again where they have calls, or may have got some. */
  private readonly dependents = new Set<string>();
  /** Files that could not be followed or judged, for a reason of our own. */
  private readonly failures = new Map<string, string>();
  /** Files that judging has asked for. */
  private readonly asked = new Set<string>();
  /** What is known of what files carry is not whole yet: reading can wait until all of it is. */
  isExpanding = false;
  private round: Round | null = null;
  private rounds = 0;
  private total = 0;

  constructor(files: Files) {
    this.files = files;
    this.carrying = new Carrying(files, () => this.current());
  }

  /** The project has changed as a whole: whatever was followed may lead elsewhere now. */
  restart(): void {
    this.round = null;
    this.rounds = 0;
    this.isExpanding = false;
    for (const path of this.files.units.keys()) {
      this.stale.add(path);
      this.carrying.add(path);
      this.toProbe.add(path);
    }
  }

  /** A text has changed: what it leads to may be followed anew. */
  edited(): void {
    this.rounds = 0;
  }

  /** Another version of some library is installed than was thought: every call may be judged otherwise. */
  versionsChanged(): void {
    this.round = null;
    for (const [path, { calls }] of this.judged) {
      if (calls.length > 0) {
        this.stale.add(path);
      }
    }
  }

  /** One slice. */
  work(): 'more' | 'wants' | 'done' {
    this.takeFresh();
    const carrier = this.carrying.take();
    if (carrier !== null) {
      this.safely(carrier, () => this.carrying.look(carrier));
      this.isExpanding = this.carrying.isOpen;
      return 'more';
    }
    this.weighDependents();
    const [probe] = this.toProbe;
    if (probe !== undefined) {
      this.toProbe.delete(probe);
      this.safely(probe, () => this.probe(probe));
      if (this.toProbe.size === 0) {
        this.readAsked();
      }
      return 'more';
    }
    const next = [...this.files.open].find(path => this.stale.has(path)) ?? this.stale.values().next().value;
    if (next === undefined) {
      return this.endRound();
    }
    this.judgeOne(next);
    return 'more';
  }

  /**
   * New facts begin a round: they, all that may lead to them, and what they may be the callers of, are judged again. Where a file
   * is imported by others than before, what it carries goes elsewhere too.
   */
  private takeFresh(): void {
    const { fresh, touched, importers, units } = this.files;
    if (fresh.size === 0 && touched.size === 0) {
      return;
    }
    this.round = null;
    for (const path of fresh) {
      this.carrying.add(path);
    }
    const importing = (path: string): string[] =>
      [...importers.namedBy(path)].filter(file => units.has(file));
    for (const path of fresh) {
      this.stale.add(path);
      this.toProbe.add(path);
      for (const importer of importing(path)) {
        this.carrying.add(importer);
      }
    }
    for (const path of reached(fresh, importing)) {
      this.dependents.add(path);
      this.probeAgain(path);
    }
    for (const path of reached(touched, each => importers.dependenciesOf(each))) {
      if (units.has(path)) {
        this.carrying.add(path);
      }
    }
    for (const path of reached([...fresh, ...touched], each => importers.dependenciesOf(each))) {
      this.probeAgain(path);
      if (this.judged.get(path)?.calls.some(hangsOnCallers) === true) {
        this.stale.add(path);
      }
    }
    fresh.clear();
    touched.clear();
    this.total = this.stale.size;
  }

  /** Where nothing else is carried than before, only files that have calls can be judged otherwise. */
  private weighDependents(): void {
    const carriesOther = this.carrying.takeChange();
    for (const path of this.dependents) {
      const known = this.judged.get(path);
      if (carriesOther || known === undefined || known.calls.length > 0 || this.carrying.isGiver(path)) {
        this.stale.add(path);
      }
    }
    this.dependents.clear();
  }

  private current(): Round {
    if (this.round === null) {
      const facts = (file: string): ReturnType<World['facts']> => this.files.units.get(file)?.facts ?? null;
      const finding = new Linker(worldOf(this.files, facts));
      const judging = new Linker(worldOf(this.files, file => this.factsOrAsk(file)));
      this.round = { finding, judging, shared: sharedWritesOf(finding) };
    }
    return this.round;
  }

  private factsOrAsk(file: string): ReturnType<World['facts']> {
    const unit = this.files.units.get(file);
    if (
      unit === undefined &&
      this.files.isSource(file) &&
      !this.files.failures.has(file) &&
      this.files.texts.get(file) !== null
    ) {
      this.asked.add(file);
    }
    return unit?.facts ?? null;
  }

  /** Nothing is left to judge: what was asked for makes another round. */
  private endRound(): 'more' | 'wants' | 'done' {
    return this.readAsked() ? 'more' : this.files.texts.waiting ? 'wants' : 'done';
  }

  /** Has the files read that were asked for; false: there are none, or reading has gone on for too long. */
  private readAsked(): boolean {
    const asked = [...this.asked].filter(path => !this.files.units.has(path));
    this.asked.clear();
    if (asked.length === 0 || this.rounds >= mostRounds) {
      return false;
    }
    this.rounds += 1;
    for (const path of asked) {
      this.files.need(path);
    }
    return true;
  }

  private probe(file: string): void {
    const input = this.inputFor(file);
    this.hanging.delete(file);
    if (input === null) {
      // Nothing is left to judge.
      this.stale.delete(file);
      this.judged.set(file, none);
      this.counted = null;
    } else if (askForNeeded(input) === 'hanging') {
      this.hanging.add(file);
    }
  }

  private probeAgain(path: string): void {
    if (this.hanging.has(path)) {
      this.toProbe.add(path);
    }
  }

  private judgeOne(file: string): void {
    this.stale.delete(file);
    this.failures.delete(file);
    this.judged.set(file, none);
    this.counted = null;
    this.safely(file, () => {
      const input = this.inputFor(file);
      this.judged.set(file, input === null ? none : describeCalls(input));
    });
  }

  /** What goes wrong with one file is said of it, and stops nothing else. */
  private safely(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.round = null;
      this.failures.set(file, error instanceof Error ? error.message : String(error));
    }
  }

  /** Why a file could not be judged; null: it could. */
  failureOf(path: string): string | null {
    return this.files.units.has(path) ? (this.failures.get(path) ?? null) : null;
  }

  /** What the calls of a file are judged with; null: it has none. */
  private inputFor(file: string): DescribeInput | null {
    const round = this.current();
    const detected = detectCalls(round.finding, file);
    if (detected.length === 0) {
      return null;
    }
    const unit = this.files.units.get(file);
    const context = contextOf(this.files.project.withinPackage(file), {
      marks: unit?.facts?.marks ?? [],
      specifiers: (this.files.scans.get(file)?.specifiers ?? [])
        .filter(each => !each.typeOnly)
        .map(each => each.specifier),
      text: unit?.text ?? null,
      platform: this.files.project.capabilities.of(file).platform,
    });
    return {
      linker: round.judging,
      quiet: round.finding,
      file,
      detected,
      context,
      shared: round.shared,
    };
  }

  /** Brings one file's calls up to the state of the project, with what is at hand. */
  finish(path: string): void {
    this.takeFresh();
    if (this.stale.has(path) || this.dependents.has(path)) {
      this.judgeOne(path);
    }
  }

  finishAll(): void {
    for (const path of [...this.stale, ...this.dependents]) {
      this.finish(path);
    }
  }

  /** How many calls of a dependency have a guard, as they were judged last. */
  get peers(): Scene['peers'] {
    this.counted ??= peersAmong(() => [...this.files.units.keys()].flatMap(path => this.of(path).calls));
    return this.counted;
  }

  /** The calls of a file as they were judged last. */
  of(path: string): FileCalls {
    return this.files.units.has(path) ? (this.judged.get(path) ?? none) : none;
  }

  /** The linker that follows values in the present state. */
  get linker(): Linker {
    return this.current().judging;
  }

  progress(): { done: number; of: number } {
    const of = Math.max(this.total, this.stale.size);
    return { done: of - this.stale.size, of };
  }
}

/** All that some files lead to, themselves among them. */
function reached(from: Iterable<string>, next: (path: string) => Iterable<string>): ReadonlySet<string> {
  const found = new Set(from);
  for (const path of found) {
    for (const each of next(path)) {
      found.add(each);
    }
  }
  return found;
}

/** Whether a verdict on a call may change with who calls the function that it stands in. */
function hangsOnCallers(call: OutboundCall): boolean {
  return guards.some(guard => mayChangeWithCallers(call.guards[guard]));
}
