import type {
  ClassFact,
  ClassId,
  ContextId,
  FileFacts,
  FunctionFact,
  FunctionId,
  ValueId,
} from '../facts/model.ts';
import { callsInBases, classIn } from './base-callers.ts';
import { superCalls } from './class-members.ts';
import type { CallRef } from './known.ts';
import type { Linker } from './linker.ts';
import { type NameIndex, namesIn } from './names.ts';

/** Who calls a function. */
export interface Callers {
  readonly calls: readonly CallRef[];
  /** Calls that it is handed to as a value: they, or what they give, call it. */
  readonly handed: readonly HandedPlace[];
  /** Nobody else can: the list of files is complete, and nobody else is handed the function as a value. */
  readonly complete: boolean;
}

/** A place where a function is handed to a call as a value: `pRetry(load)`, `useQuery({ queryFn: load })`. */
export interface HandedPlace {
  /** The function. */
  readonly file: string;
  readonly fn: FunctionId;
  readonly call: CallRef;
  readonly index: number;
  readonly path: readonly string[];
}

const unknownCallers: Callers = { calls: [], handed: [], complete: false };
/** A function that more files import is followed no further: it is everybody's. */
const mostFiles = 16;
const mostCalls = 64;

/**
 * The calls of a function, of its class where it is a constructor, in its own file and in those that import it by name. Calls in
 * files that `isTest` are left out: a test is no user of a deadline.
 */
export function callersOf(linker: Linker, file: string, fn: FunctionId): Callers {
  let known = found.get(linker);
  if (known === undefined) {
    known = new Map();
    found.set(linker, known);
  }
  const key = `${file}\0${String(fn)}`;
  const before = known.get(key) ?? findCallers(linker, file, fn);
  known.set(key, before);
  return before;
}

const found = new WeakMap<Linker, Map<string, Callers>>();

function findCallers(linker: Linker, file: string, fn: FunctionId): Callers {
  const facts = linker.facts(file);
  const fact = facts?.functions[fn];
  if (facts === null || fact === undefined || !linker.world.complete) {
    return unknownCallers;
  }
  const constructs = facts.classes.findIndex(each => each.constructorFn === fn);
  if (constructs >= 0) {
    return constructionsOf(linker, file, constructs, new Set());
  }
  const own = nameOfFunction(facts, fact);
  const names = exportedNames(linker, file, facts, fn, fact.class);
  const files = importersOf(linker, file, names);
  if (files === null) {
    return unknownCallers;
  }
  const wanted: Wanted = {
    home: file,
    fn,
    class: null,
    names: new Set([...names, ...(own === null ? [] : [own])]),
  };
  // What is private or protected is for the class, and for those that extend it: a file that is not read holds none that leads anywhere.
  const isHidden =
    own !== null && fact.class !== null && facts.classes[fact.class]?.hidden.includes(own) === true;
  const told = isHidden ? files.filter(each => linker.facts(each) !== null) : files;
  const bases = callsInBases(linker, file, fn);
  return bounded([
    { calls: bases, handed: [], complete: true },
    ...[file, ...told].map(each => callsIn(linker, each, wanted)),
  ]);
}

/** The files that import one of the names, tests apart; null: too many. */
function importersOf(linker: Linker, file: string, names: readonly string[]): readonly string[] | null {
  const importing = new Set(
    names.flatMap(name => (linker.world.importersOf(file, name) ?? []).map(importer => importer.file)),
  );
  importing.delete(file);
  const files = [...importing].filter(each => !linker.world.isTest(each));
  return files.length > mostFiles ? null : files;
}

function bounded(parts: readonly Callers[]): Callers {
  const calls = parts.flatMap(part => part.calls);
  const handed = parts.flatMap(part => part.handed);
  return {
    calls: calls.slice(0, mostCalls),
    handed: handed.slice(0, mostCalls),
    complete: parts.every(part => part.complete) && calls.length <= mostCalls && handed.length <= mostCalls,
  };
}

/** A constructor, and the calls that reach it when an object of a class is made. */
export interface Construction {
  readonly file: string;
  readonly fn: FunctionId;
  readonly callers: Callers;
}

/** How objects of a class are made: by its own constructor, or by the one that it inherits; null: there is none. */
export function constructionOf(linker: Linker, file: string, id: ClassId): Construction | null {
  const seen = new Set<string>();
  let at: { readonly file: string; readonly class: ClassId } | null = { file, class: id };
  while (at !== null && !seen.has(`${at.file}\0${String(at.class)}`)) {
    seen.add(`${at.file}\0${String(at.class)}`);
    const fact: ClassFact | undefined = linker.facts(at.file)?.classes[at.class];
    if (fact === undefined) {
      return null;
    }
    if (fact.constructorFn !== null) {
      const callers =
        seen.size === 1
          ? callersOf(linker, at.file, fact.constructorFn)
          : constructionsOf(linker, file, id, new Set());
      return { file: at.file, fn: fact.constructorFn, callers };
    }
    at = fact.superclass === null ? null : classIn(linker, at.file, fact.superclass);
  }
  return null;
}

/** `new` of a class and of the subclasses that leave its constructor as it is, and the `super(…)` of those that do not. */
function constructionsOf(linker: Linker, file: string, id: ClassId, seen: Set<string>): Callers {
  const facts = linker.facts(file);
  const key = `${file}\0${String(id)}`;
  if (facts === null || !linker.world.complete || seen.has(key) || seen.size > mostFiles) {
    return seen.has(key) ? { calls: [], handed: [], complete: true } : unknownCallers;
  }
  seen.add(key);
  const names = exportedNames(linker, file, facts, -1, id);
  // A hidden constructor is for the class's own file.
  const isHidden = facts.classes[id]?.hidden.includes('constructor') === true;
  const files = isHidden ? [] : importersOf(linker, file, names);
  if (files === null) {
    return unknownCallers;
  }
  const own = facts.classes[id]?.name ?? null;
  const wanted: Wanted = {
    home: file,
    fn: -1,
    class: id,
    names: new Set([...names, ...(own === null ? [] : [own])]),
  };
  return bounded(
    [file, ...files].flatMap(each => [
      callsIn(linker, each, wanted),
      ...subclassesIn(linker, each, file, id).map(sub => throughSubclass(linker, each, sub, seen)),
    ]),
  );
}

function subclassesIn(linker: Linker, file: string, home: string, id: ClassId): readonly ClassId[] {
  return (linker.facts(file)?.classes ?? []).flatMap((fact, sub) =>
    fact.superclass !== null &&
    linker
      .resolve({ file, value: fact.superclass, env: null })
      .alternatives.some(known => known.kind === 'class' && known.file === home && known.class === id)
      ? [sub]
      : [],
  );
}

function throughSubclass(linker: Linker, file: string, id: ClassId, seen: Set<string>): Callers {
  const facts = linker.facts(file);
  const constructorFn = facts?.classes[id]?.constructorFn ?? null;
  return constructorFn === null
    ? constructionsOf(linker, file, id, seen)
    : {
        calls: superCalls(facts, constructorFn).map(call => ({ file, call, env: null })),
        handed: [],
        complete: true,
      };
}

/** The name that a function goes by; null: it has none. */
export function nameOfFunction(facts: FileFacts, fact: FunctionFact): string | null {
  return fact.name ?? boundName(facts, fact.context);
}

/** `const load = async () => …`, `{ load: async () => … }`. */
function boundName(facts: FileFacts, context: ContextId | null): string | null {
  const place = context === null ? undefined : facts.contexts[context];
  return place?.kind === 'initializer'
    ? (facts.bindings[place.binding]?.name ?? null)
    : place?.kind === 'property'
      ? place.key
      : null;
}

/** The names under which a function, or the class of a method, is exported. */
function exportedNames(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: FunctionId,
  ofClass: number | null,
): string[] {
  return facts.exports.flatMap(entry => {
    if (entry.kind !== 'value') {
      return [];
    }
    const known = linker.resolve({ file, value: entry.value, env: null }).alternatives;
    const is = known.some(
      each =>
        each.kind !== 'undefined' &&
        'file' in each &&
        each.file === file &&
        ((each.kind === 'function' && each.fn === fn) ||
          ((each.kind === 'class' || each.kind === 'instance') && each.class === ofClass)),
    );
    return is ? [entry.name] : [];
  });
}

/** What is looked for: a function, or the class that it constructs. */
interface Wanted {
  readonly home: string;
  readonly fn: FunctionId;
  readonly class: number | null;
  /** The names that may stand for it: its own and those that it is exported under. */
  readonly names: ReadonlySet<string>;
}

function callsIn(linker: Linker, file: string, wanted: Wanted): Callers {
  const facts = linker.facts(file);
  if (facts === null) {
    return unknownCallers;
  }
  const index = namesIn(facts);
  const ids = new Set([...wanted.names].flatMap(name => index.calls.get(name) ?? []));
  const calls = [...ids]
    .sort((a, b) => a - b)
    .filter(id => {
      const call = facts.calls[id];
      return (
        call !== undefined &&
        (wanted.class === null || call.by === 'new') &&
        isIt(linker, file, call.callee, wanted)
      );
    })
    .map((call): CallRef => ({ file, call, env: null }));
  const handed = wanted.class === null ? handedOver(linker, file, index, wanted) : [];
  return { calls, handed: handed ?? [], complete: handed !== null };
}

/** Whether a value leads to the function or class. */
function isIt(linker: Linker, file: string, value: ValueId, wanted: Wanted): boolean {
  return linker
    .resolve({ file, value, env: null })
    .alternatives.some(known =>
      wanted.class === null
        ? known.kind === 'function' && known.file === wanted.home && known.fn === wanted.fn
        : known.kind === 'class' && known.file === wanted.home && known.class === wanted.class,
    );
}

/** Where the function is handed to a call as a value; null: it is one somewhere else too (a property of an object that is kept). */
function handedOver(
  linker: Linker,
  file: string,
  index: NameIndex,
  wanted: Wanted,
): readonly HandedPlace[] | null {
  const values = new Set(
    [...wanted.names].flatMap(name =>
      (index.handed.get(name) ?? []).filter(value => isIt(linker, file, value, wanted)),
    ),
  );
  const written = file === wanted.home ? index.functions.get(wanted.fn) : undefined;
  if (written !== undefined && !index.places.has(written)) {
    return null;
  }
  const places: HandedPlace[] = [];
  for (const value of values) {
    const place = index.places.get(value);
    if (place === undefined) {
      return null;
    }
    places.push({
      file: wanted.home,
      fn: wanted.fn,
      call: { file, call: place.call, env: null },
      index: place.index,
      path: place.path,
    });
  }
  // Where it is written as an argument, a walk from what is in it comes by that call anyway.
  return written === undefined ? places : null;
}
