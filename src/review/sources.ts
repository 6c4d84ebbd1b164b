import { extname } from '../base/path.ts';
import { kits, type SessionSettings } from '../base/settings.ts';
import { factsOf } from './analysis/facts/facts.ts';
import type { FactsResult, FileFacts } from './analysis/facts/model.ts';
import { createImporters, type Importers } from './analysis/index/importers.ts';
import { type Scan, scan } from './analysis/index/scan.ts';
import { packageNameOf } from './analysis/index/watch.ts';
import type { Parser } from './analysis/parser.ts';
import { libraryOfPackage } from './catalog/index.ts';
import { isSource } from './files.ts';
import { isConfigFile, isLockfile, Project } from './project.ts';
import type { FactsWant, Host } from './session-types.ts';
import { Texts } from './texts.ts';
import type { Unit } from './unit.ts';
import { watch } from './watching.ts';

export type Failure =
  | { readonly kind: 'unreadable' | 'encoding'; readonly message: string }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Each look at new facts begins with what all of them lead to. */
const worthLook = 48;
const defaultMaxFileSize = 1_000_000;
/** Modules that say of themselves what they guard: a fix may add to them, whoever imports them. */
const tag = '@faultline ';

/** The files of the review: their texts, the index over all of them, and the facts of those that are needed. */
export class Files {
  readonly texts = new Texts();
  readonly scans = new Map<string, Scan>();
  readonly units = new Map<string, Unit>();
  readonly failures = new Map<string, Failure>();
  readonly paths = new Set<string>();
  open: ReadonlySet<string> = new Set();
  complete = false;
  parser: Parser | null = null;
  settings: SessionSettings = {};
  /** Files whose facts are new: what they carry is not known yet. */
  readonly fresh = new Set<string>();
  /** Files that are imported by others than before. */
  readonly touched = new Set<string>();
  private readonly host: Host;
  /** Configuration that is not known yet: nothing can be resolved before. */
  private readonly configuration = new Set<string>();
  private readonly toScan = new Set<string>();
  private readonly toParse = new Set<string>();
  /** What the driver has been asked to read, by path. */
  private readonly sent = new Map<string, FactsWant>();
  private kept: ReadonlyMap<string, string> = new Map();
  /** Of texts that are to be parsed. */
  private readonly hashes = new Map<string, { readonly text: string; readonly hash: string }>();
  /** Those that turned out to be unusable. */
  private readonly spoilt = new Set<string>();
  private projectNow: Project | null = null;
  /** The project whose declared clients have been looked for in every file. */
  private usersOf: Project | null = null;
  private importersNow: Importers | null = null;

  constructor(host: Host) {
    this.host = host;
  }

  isSource(path: string): boolean {
    return this.paths.has(path) && isSource(path);
  }

  list(paths: readonly string[], complete: boolean): void {
    const next = new Set(paths);
    for (const path of [...this.paths]) {
      if (!next.has(path)) {
        this.remove(path);
      }
    }
    for (const path of paths) {
      this.paths.add(path);
    }
    // Nothing is parsed before all configuration is known.
    for (const path of [...paths.filter(isConfigFile), ...paths]) {
      this.ask(path);
    }
    this.complete = complete;
    this.projectChanged();
  }

  add(path: string): void {
    this.paths.add(path);
    this.forget(path);
    this.projectChanged();
  }

  private ask(path: string): void {
    this.texts.want(path);
    if (isConfigFile(path) && this.texts.isWaitingFor(path)) {
      this.configuration.add(path);
    }
  }

  remove(path: string): void {
    this.paths.delete(path);
    this.forget(path);
    this.units.delete(path);
    this.scans.delete(path);
    this.importersNow?.update(path, null);
    this.projectChanged();
  }

  /**
   * Takes a text. `project`: what it says concerns every file · `version`: what is installed, which concerns every call ·
   * `edit`: the text of a source that was not asked for · `answer`: one that was.
   */
  set(path: string, text: string | null): 'project' | 'version' | 'edit' | 'answer' {
    const before = this.texts.get(path);
    const concerns = this.texts.isWaitingFor(path) ? 'answer' : 'edit';
    this.texts.set(path, text);
    this.configuration.delete(path);
    this.failures.delete(path);
    if (before === text) {
      return 'answer';
    }
    if (!this.paths.has(path) && concerns === 'answer') {
      return 'version';
    }
    if (!this.isSource(path)) {
      if (isLockfile(path)) {
        // What is installed may be something else now.
        this.texts.keepOnly(this.paths);
      }
      this.projectChanged();
      return 'project';
    }
    const limit = this.settings.maxFileSize ?? defaultMaxFileSize;
    if (text !== null && text.length > limit) {
      const reason = `larger than ${limit.toLocaleString('en-US')} characters`;
      this.fail(path, { kind: 'skipped', reason });
      return concerns;
    }
    this.toScan.add(path);
    return concerns;
  }

  fail(path: string, failure: Failure): void {
    this.texts.set(path, null);
    this.configuration.delete(path);
    this.failures.set(path, failure);
    if (this.scans.has(path)) {
      this.toScan.add(path);
    }
  }

  forget(path: string): void {
    this.texts.drop(path);
    this.failures.delete(path);
    this.toScan.delete(path);
    this.toParse.delete(path);
    this.sent.delete(path);
    this.configuration.delete(path);
    if (this.paths.has(path)) {
      this.ask(path);
    }
    if (!isSource(path)) {
      this.projectChanged();
    }
  }

  projectChanged(): void {
    this.projectNow = null;
    this.importersNow = null;
  }

  get project(): Project {
    this.projectNow ??= new Project(this.paths, this.texts, this.settings, this.complete);
    return this.projectNow;
  }

  /** Who imports whom; built once all configuration is there. */
  get importers(): Importers {
    if (this.importersNow === null) {
      const { resolver } = this.project;
      this.importersNow = createImporters((from, specifier) => {
        const target = resolver.resolve(from, specifier);
        return target.kind === 'file' ? target.path : null;
      });
      for (const [path, known] of this.scans) {
        this.importersNow.update(path, known);
      }
    }
    return this.importersNow;
  }

  /** One slice of work: an index entry, or a parse. False: nothing to do, or blocked. */
  work(): boolean {
    const [path] = this.toScan;
    if (path !== undefined) {
      this.toScan.delete(path);
      this.scanOne(path);
      return true;
    }
    if ((this.usersOf === null || this.usersOf !== this.projectNow) && !this.configurationMissing()) {
      this.usersOf = this.project;
      for (const [importer, found] of this.scans) {
        this.needForDeclared(importer, found);
      }
    }
    const next = this.nextToParse();
    if (next === null) {
      return false;
    }
    this.toParse.delete(next);
    this.parseOne(next);
    return true;
  }

  /** Who imports a client that the team has declared may hold outbound calls, whatever words it names. */
  private needForDeclared(path: string, { specifiers }: Scan): void {
    const { declared, resolver } = this.project;
    const isUser = (specifier: string): boolean => {
      if (declared.ofPackage(packageNameOf(specifier)).length > 0) {
        return true;
      }
      const target = resolver.resolve(path, specifier);
      return target.kind === 'file' && declared.ofFile(target.path).length > 0;
    };
    if (!declared.isEmpty && specifiers.some(each => !each.typeOnly && isUser(each.specifier))) {
      this.need(path);
    }
  }

  private nextToParse(): string | null {
    if (this.configurationMissing() || (this.parser === null && this.kept.size === 0)) {
      return null;
    }
    const ready = (path: string): boolean =>
      this.toParse.has(path) &&
      this.texts.get(path) !== undefined &&
      (this.parser !== null || this.isKeptOf(path));
    for (const path of this.open) {
      if (ready(path)) {
        return path;
      }
    }
    for (const path of this.toParse) {
      if (ready(path)) {
        return path;
      }
    }
    return null;
  }

  /** Nothing can go on until the driver answers. */
  blocked(): boolean {
    return this.texts.waiting || this.toParse.size > 0;
  }

  /** The driver has nothing to do but to read facts, and has read so many that they are worth a look. */
  hasNewsWhileOthersRead(): boolean {
    return (
      this.fresh.size >= worthLook &&
      this.host.reads !== undefined &&
      !this.texts.waiting &&
      !this.configurationMissing()
    );
  }

  needsParser(): boolean {
    return (
      this.parser === null &&
      this.host.reads === undefined &&
      !this.configurationMissing() &&
      [...this.toParse].some(path => !this.isKeptOf(path))
    );
  }

  /** The facts that the driver is to read, each text once. */
  wantedFacts(): readonly FactsWant[] {
    if (this.host.reads === undefined || this.configurationMissing()) {
      return [];
    }
    const wants: FactsWant[] = [];
    for (const path of this.toParse) {
      const text = this.texts.get(path);
      if (typeof text === 'string' && this.sent.get(path)?.text !== text && !this.isKeptOf(path)) {
        const { module } = this.project.capabilities.of(path);
        const want: FactsWant = { kind: 'facts', path, text, module, key: this.keyOf(path) };
        this.sent.set(path, want);
        wants.push(want);
      }
    }
    return wants;
  }

  takeFacts(want: FactsWant, result: FactsResult): void {
    const { path, text, key } = want;
    if (this.sent.get(path) === want && this.toParse.has(path) && this.texts.get(path) === text) {
      this.sent.delete(path);
      this.toParse.delete(path);
      this.take(path, { text, key, result });
    }
  }

  private configurationMissing(): boolean {
    return this.configuration.size > 0;
  }

  private scanOne(path: string): void {
    const text = this.texts.get(path);
    if (typeof text !== 'string') {
      this.rescan(path, null);
      if (this.units.delete(path)) {
        this.fresh.add(path);
      }
      return;
    }
    const found = scan(text, watch);
    this.rescan(path, found);
    if (this.usersOf !== null && this.usersOf === this.projectNow) {
      this.needForDeclared(path, found);
    }
    if (found.names.length > 0 || found.makesClient || this.units.has(path)) {
      this.toParse.add(path);
    } else if (!this.open.has(path) && !this.toParse.has(path) && !text.includes(tag)) {
      this.texts.drop(path);
    }
  }

  /** Takes what a look at a text has found; null: there is no text any longer. */
  private rescan(path: string, found: Scan | null): void {
    const before = this.scans.get(path);
    const importers = this.importersNow;
    const changed = before !== undefined && !isDeepSame(before.specifiers, found?.specifiers ?? []);
    if (importers !== null && changed) {
      addAll(this.touched, importers.dependenciesOf(path));
    }
    if (found === null) {
      this.scans.delete(path);
    } else {
      this.scans.set(path, found);
    }
    importers?.update(path, found);
    if (importers !== null && changed) {
      addAll(this.touched, importers.dependenciesOf(path));
    }
  }

  /** A file whose facts are needed though nothing outbound is named in it. */
  need(path: string): void {
    if (this.isSource(path) && !this.units.has(path) && !this.failures.has(path)) {
      this.toParse.add(path);
      this.texts.want(path);
    }
  }

  private keyOf(path: string): string {
    const text = this.texts.get(path);
    if (typeof text !== 'string') {
      return '';
    }
    let hashed = this.hashes.get(path);
    if (hashed?.text !== text) {
      hashed = { text, hash: this.host.hash(text) };
      this.hashes.set(path, hashed);
    }
    return `${hashed.hash}${extname(path)}:${this.project.capabilities.of(path).module}`;
  }

  private isKept(key: string): boolean {
    return this.kept.has(key) && !this.spoilt.has(key);
  }

  private isKeptOf(path: string): boolean {
    return this.kept.size > 0 && this.isKept(this.keyOf(path));
  }

  private parseOne(path: string): void {
    const text = this.texts.get(path);
    if (typeof text !== 'string') {
      return;
    }
    const key = this.keyOf(path);
    const cached = this.isKept(key) ? parseFacts(this.kept.get(key) ?? '') : null;
    if (cached === null && this.isKept(key)) {
      this.spoilt.add(key);
      this.toParse.add(path);
      return;
    }
    if (cached !== null) {
      this.units.set(path, { facts: cached, text, problem: null, cached: true, key });
    } else if (this.parser !== null) {
      const { module } = this.project.capabilities.of(path);
      this.take(path, { text, key, result: factsOf(path, text, module, this.parser) });
      return;
    }
    this.fresh.add(path);
    this.askForVersions(path);
  }

  /** Takes what a text has given; one that does not parse leaves what is known of the one before. */
  private take(
    path: string,
    { text, key, result }: { readonly text: string; readonly key: string; readonly result: FactsResult },
  ): void {
    this.hashes.delete(path);
    const before = this.units.get(path);
    this.units.set(
      path,
      result.kind === 'facts'
        ? { facts: result.facts, text, problem: null, cached: false, key }
        : {
            facts: before?.facts ?? null,
            text: before?.text ?? null,
            problem: result.problem,
            cached: false,
            key,
          },
    );
    this.fresh.add(path);
    this.askForVersions(path);
  }

  /** The versions of what a file uses are asked for before anybody judges by them. */
  private askForVersions(path: string): void {
    for (const name of this.scans.get(path)?.names ?? []) {
      const library = libraryOfPackage(name);
      if (library !== null) {
        this.project.versions.versionOf(path, library.versionOf ?? name);
      }
    }
    for (const kit of kits) {
      this.project.dependencyOf(path, kit);
    }
  }

  progress(): { done: number; of: number } {
    const waiting = this.toScan.size + this.toParse.size;
    const of = this.scans.size + this.toScan.size + this.units.size + this.toParse.size;
    return { done: of - waiting, of };
  }

  dump(): ReadonlyMap<string, string> {
    const entries = new Map<string, string>();
    for (const unit of this.units.values()) {
      if (unit.facts !== null && unit.problem === null) {
        const kept = unit.cached ? this.kept.get(unit.key) : undefined;
        entries.set(unit.key, kept ?? JSON.stringify(unit.facts));
      }
    }
    return entries;
  }

  restore(entries: ReadonlyMap<string, string>): void {
    this.kept = entries;
    this.spoilt.clear();
  }
}

function addAll<T>(to: Set<T>, values: Iterable<T>): void {
  for (const value of values) {
    to.add(value);
  }
}

function isDeepSame(a: Scan['specifiers'], b: Scan['specifiers']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Facts from a cache; null: unusable. */
function parseFacts(text: string): FileFacts | null {
  try {
    const facts = JSON.parse(text) as FileFacts;
    return Array.isArray(facts.values) && Array.isArray(facts.calls) ? facts : null;
  } catch {
    return null;
  }
}
