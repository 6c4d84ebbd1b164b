import { type DescribeInput, describeCalls } from './analysis/describe.ts';
import { type Detected, detectCalls } from './analysis/detect.ts';
import { carriedNames } from './analysis/link/carriers.ts';
import { Linker } from './analysis/link/linker.ts';
import type { World } from './analysis/link/world.ts';
import { type SharedWrites, sharedWritesOf } from './analysis/verdicts/client-state.ts';
import { contextOf } from './analysis/project/context.ts';
import type { Files } from './sources.ts';
import type { Judged } from './unit.ts';
import { reexportersOf } from './analysis/index/reexporters.ts';
import { worldOf } from './world-of.ts';

/** What one state of the project's files is judged with. */
interface Round {
  readonly generation: number;
  /** Finds calls; does not ask for files that are not read. */
  readonly finding: Linker;
  /** Judges calls; asks for what it needs. */
  readonly judging: Linker;
  shared: SharedWrites | null;
}

const mostRounds = 12;

/**
 * Judges the calls of the files, one file a slice. New facts may show that other files are needed: importers of a client, the module
 * that holds an option. They are read, and what depends on them is judged again, until nothing new is needed.
 */
export class Judge {
  private readonly files: Files;
  private readonly judged = new Map<string, Judged>();
  private generation = 0;
  private round: Round | null = null;
  private queue: string[] = [];
  private rounds = 0;
  /** Files that judging has asked for. */
  private readonly asked = new Set<string>();
  private settled = false;

  constructor(files: Files) {
    this.files = files;
  }

  /** The project has changed as a whole. */
  restart(): void {
    this.generation += 1;
    this.round = null;
    this.queue = [];
    this.rounds = 0;
    this.settled = false;
  }

  /** One text has changed: open documents are judged again at once, the others when they are asked for. */
  changed(path: string): void {
    const only = this.settled && this.files.open.has(path);
    this.restart();
    this.onlyOpen = only;
  }

  private onlyOpen = false;

  /** One slice. */
  work(): 'more' | 'wants' | 'done' {
    if (this.settled) {
      return 'done';
    }
    if (this.files.fresh.size > 0) {
      return this.expandOne();
    }
    const round = this.current();
    if (this.queue.length === 0 && this.pendingIn(round).length === 0) {
      return this.endRound();
    }
    if (this.queue.length === 0) {
      this.queue = this.pendingIn(round);
    }
    const path = this.queue.pop();
    if (path !== undefined) {
      this.judgeOne(round, path);
    }
    return 'more';
  }

  /** Takes the files that import something which leads to a client. */
  private expandOne(): 'more' {
    const [path] = this.files.fresh;
    if (path !== undefined) {
      this.files.fresh.delete(path);
      if (
        this.round === null ||
        this.round.generation !== this.generation ||
        this.expanding !== this.generation
      ) {
        this.generation += 1;
        this.round = null;
        this.expanding = this.generation;
      }
      for (const name of carriedNames(this.current().finding, path)) {
        this.needUsers(path, name);
      }
    }
    return 'more';
  }

  private expanding = -1;

  /** The files that use what a file exports under a name, and those through which they reach it. */
  private needUsers(path: string, name: string): void {
    const { importers } = this.files;
    for (const importer of importers.importersOf(path, name === '*' ? null : name)) {
      if (!importer.typeOnly) {
        this.files.need(importer.file);
      }
    }
    for (const file of reexportersOf(
      importers,
      (from, specifier) => this.files.project.resolver.resolve(from, specifier),
      path,
      name,
    )) {
      this.files.need(file);
    }
  }

  private current(): Round {
    if (this.round?.generation !== this.generation) {
      const world = (asking: World['facts']): World => worldOf(this.files, asking);
      this.round = {
        generation: this.generation,
        finding: new Linker(world(file => this.files.units.get(file)?.facts ?? null)),
        judging: new Linker(world(file => this.factsOrAsk(file))),
        shared: null,
      };
    }
    return this.round;
  }

  private factsOrAsk(file: string): ReturnType<World['facts']> {
    const unit = this.files.units.get(file);
    if (unit === undefined && this.files.isSource(file)) {
      this.asked.add(file);
    }
    return unit?.facts ?? null;
  }

  private pendingIn(round: Round): string[] {
    const paths = this.onlyOpen ? [...this.files.open] : [...this.files.units.keys()];
    return paths
      .filter(
        path =>
          (this.files.units.get(path)?.facts ?? null) !== null &&
          this.judged.get(path)?.generation !== round.generation,
      )
      .reverse();
  }

  /** Nothing is left in this round: what was asked for makes another one. */
  private endRound(): 'more' | 'wants' | 'done' {
    const asked = [...this.asked].filter(
      path => !this.files.units.has(path) && !this.files.failures.has(path),
    );
    this.asked.clear();
    const versions = this.files.texts.waiting;
    if ((asked.length > 0 || versions) && this.rounds < mostRounds) {
      this.rounds += 1;
      this.generation += 1;
      for (const path of asked) {
        this.files.need(path);
      }
      return versions || this.files.texts.waiting ? 'wants' : 'more';
    }
    this.settled = true;
    return 'done';
  }

  private judgeOne(round: Round, path: string): void {
    const detected: readonly Detected[] = detectCalls(round.finding, path);
    this.judged.set(path, {
      generation: round.generation,
      detected,
      calls:
        detected.length === 0
          ? { calls: [], dependencies: [] }
          : describeCalls(this.input(round, path, detected)),
    });
  }

  private input(round: Round, file: string, detected: readonly Detected[]): DescribeInput {
    round.shared ??= sharedWritesOf(round.finding);
    const scan = this.files.scans.get(file);
    const facts = this.files.units.get(file)?.facts;
    const context = contextOf(this.files.project.withinPackage(file), {
      marks: facts?.marks ?? [],
      specifiers: scan?.specifiers.map(each => each.specifier) ?? [],
      text: this.files.units.get(file)?.text ?? null,
      platform: this.files.project.capabilities.of(file).platform,
    });
    return { linker: round.judging, file, detected, context, shared: round.shared };
  }

  /** Brings one file's calls up to the state of the project, with what is at hand. */
  finish(path: string): void {
    const round = this.current();
    if (
      this.judged.get(path)?.generation !== round.generation &&
      (this.files.units.get(path)?.facts ?? null) !== null
    ) {
      this.judgeOne(round, path);
    }
  }

  finishAll(): void {
    for (const path of this.files.units.keys()) {
      this.finish(path);
    }
  }

  of(path: string): Judged | null {
    return this.files.units.has(path) ? (this.judged.get(path) ?? null) : null;
  }

  /** The linker that follows values in the present state. */
  get linker(): Linker {
    return this.current().judging;
  }

  progress(): { done: number; of: number } {
    const of = this.files.units.size;
    return { done: this.settled ? of : Math.max(0, of - this.queue.length), of };
  }
}
