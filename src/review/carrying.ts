import { reexportersOf } from './analysis/index/reexporters.ts';
import type { ImportingFile } from './analysis/index/importers.ts';
import { carriedNames, carriedTypes, carryingMembers } from './analysis/link/carriers.ts';
import type { Linker } from './analysis/link/linker.ts';
import { askForTakers } from './analysis/link/takers.ts';
import type { Files } from './sources.ts';

/** The linkers of the present state: one that follows what is read, one that has read what it meets. */
export interface Linkers {
  readonly finding: Linker;
  readonly judging: Linker;
}

/** What files carry of clients to those that import them: whoever may make calls with it is read. */
export class Carrying {
  private readonly files: Files;
  private readonly linkers: () => Linkers;
  /** Files of which it is not known what they carry. */
  private readonly open = new Set<string>();
  /** What files were last seen to carry. */
  private readonly carried = new Map<string, string>();
  /** Files that hand a client to a function of a file that was not read then: what it gives may make outbound calls. */
  private readonly givers = new Set<string>();
  private hasChanged = false;

  constructor(files: Files, linkers: () => Linkers) {
    this.files = files;
    this.linkers = linkers;
  }

  add(path: string): void {
    this.open.add(path);
  }

  get isOpen(): boolean {
    return this.open.size > 0;
  }

  /** The next file to look at; null: there is none. */
  take(): string | null {
    const [next] = this.open;
    this.open.delete(next ?? '');
    return next ?? null;
  }

  isGiver(path: string): boolean {
    return this.givers.has(path);
  }

  /** Whether some file has begun or ceased to carry something since this was asked last. */
  takeChange(): boolean {
    const changed = this.hasChanged;
    this.hasChanged = false;
    return changed;
  }

  /** Has the files read that import something which leads to a client, and those through which they reach it. */
  look(path: string): void {
    const { finding, judging } = this.linkers();
    if (askForTakers(finding, judging, path)) {
      this.givers.add(path);
    }
    const [importer] = this.files.importers.namedBy(path);
    if (importer === undefined) {
      // Nobody has anything of it; whoever comes to import it has it looked at again.
      this.carried.delete(path);
      return;
    }
    const values = new Set(carriedNames(finding, path, 'anybody'));
    const hidden = carriedNames(finding, path, 'subclass').filter(name => !values.has(name));
    const types = carriedTypes(finding, path);
    const through = new Map(
      [...new Set([...values, ...types])].map(name => [name, carryingMembers(finding, path, name)]),
    );
    for (const name of values) {
      this.needImporters(path, name, 'value', through.get(name));
    }
    for (const name of hidden) {
      this.needImporters(path, name, 'subclass');
    }
    for (const name of types) {
      this.needImporters(path, name, 'type', through.get(name));
    }
    const carried = [[...values], hidden, types].map(names => names.join()).join(' ');
    if ((this.carried.get(path) ?? '  ') !== carried) {
      this.carried.set(path, carried);
      this.hasChanged = true;
      for (const importer of this.files.importers.namedBy(path)) {
        if (this.files.units.has(importer)) {
          this.open.add(importer);
        }
      }
    }
  }

  /** `members`: those through which it leads to a client; null: others may. */
  private needImporters(
    path: string,
    name: string,
    as: 'value' | 'type' | 'subclass',
    members: ReadonlySet<string> | null = null,
  ): void {
    const { importers, project } = this.files;
    const users = importers
      .importersOf(path, name === '*' ? null : name)
      .filter(
        importer =>
          (as === 'type' || (!importer.typeOnly && (as === 'value' || this.extendsIt(importer)))) &&
          (members === null || this.reaches(importer, members)),
      );
    for (const importer of users) {
      this.files.need(importer.file);
    }
    if (as === 'subclass' && users.every(importer => importer.through === null)) {
      return;
    }
    const again = reexportersOf(
      importers,
      (from, specifier) => project.resolver.resolve(from, specifier),
      path,
      name,
    );
    for (const file of again) {
      this.files.need(file);
    }
  }

  /** Whether a class in the file may extend what it imports. */
  private extendsIt({ file, local, namespace }: ImportingFile): boolean {
    const bases = this.files.scans.get(file)?.bases ?? [];
    const name = local ?? namespace;
    return name === null ? bases.length > 0 : bases.includes(name);
  }

  /** Whether a file may use one of the members of what it imports, or hand it on to others. */
  private reaches({ file, local }: ImportingFile, members: ReadonlySet<string>): boolean {
    const confined = this.files.scans.get(file)?.confined.find(each => each.local === local);
    return confined === undefined || confined.members.some(name => members.has(name));
  }
}
