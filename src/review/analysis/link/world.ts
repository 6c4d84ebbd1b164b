import type { Library, Entity } from '../../catalog/schema.ts';
import type { FileFacts } from '../facts/model.ts';
import type { LibraryVersion } from '../call.ts';

/** Where a specifier leads. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'missing' };

/** A place from which a function or value of a file is used by name. */
export interface Importer {
  readonly file: string;
  /** The name under which the importing file knows it; null: through a namespace or re-export. */
  readonly local: string | null;
}

/** What the link sees of the project: facts, and where things lead. It answers at once; what is not there yet is asked for. */
export interface World {
  /** null: not read, or does not parse. Asking makes the session read it, and link again. */
  facts(file: string): FileFacts | null;
  resolve(from: string, specifier: string): Target;
  /** The catalogued library of a package, or of a part of it that is registered by itself. */
  libraryOf(name: string, subpath?: string): Library | null;
  /** What the team has declared of an export of a file, or of a package: a client of its own, or a wrapper. */
  declared(
    at: { readonly file: string } | { readonly package: string },
    name: string,
  ): { readonly library: Library; readonly entity: Entity } | null;
  globalOf(name: string): { readonly library: Library; readonly entity: Entity } | null;
  versionOf(file: string, library: Library): LibraryVersion | null;
  satisfies(version: LibraryVersion | null, range: string): 'yes' | 'no' | 'maybe';
  /** The names under which libraries let a client be changed after it is made: members that hold options, methods that take interceptors. */
  readonly stateNames: { readonly defaults: ReadonlySet<string>; readonly interceptors: readonly string[] };
  /** Files whose facts are known, for what must be looked for everywhere (assignments to a library's defaults). */
  readonly parsed: Iterable<string>;
  /** Files that may call an exported function of a file; null: not known yet, or too many to follow. */
  importersOf(file: string, name: string): readonly Importer[] | null;
  /** Tests call nothing in earnest. */
  isTest(file: string): boolean;
  /** By a look at its text: whether a file, or one that it exports all of, exports a name. */
  exportsName(file: string, name: string): boolean;
  /** The list of files is complete: who is not among them does not call. */
  readonly complete: boolean;
  /** Packages that may guard what is handed to them, with the guards. */
  guardsOf(packageName: string): readonly string[];
}

/** A record's own entry: names such as `constructor` come from users' code. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** An entry by name, exact or by a pattern with one `*`. */
export function byName<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  const exact = own(record, name);
  if (exact !== undefined) {
    return exact;
  }
  let best: string | null = null;
  for (const pattern of Object.keys(record)) {
    const star = pattern.indexOf('*');
    if (star >= 0 && matches(pattern, star, name) && (best === null || pattern.length > best.length)) {
      best = pattern;
    }
  }
  return best === null ? undefined : record[best];
}

function matches(pattern: string, star: number, name: string): boolean {
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  return name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
}
