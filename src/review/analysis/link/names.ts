import type { CallId, FileFacts, FunctionId, Value, ValueId } from '../facts/model.ts';

/** The calls and the handed values of a file by the names that stand there: a cheap look before anything is followed. */
export interface NameIndex {
  readonly calls: ReadonlyMap<string, readonly CallId[]>;
  /** Values that stand as an argument, an element or a property. */
  readonly handed: ReadonlyMap<string, readonly ValueId[]>;
  /** Functions that are written in such a place. */
  readonly functions: ReadonlyMap<FunctionId, ValueId>;
  /** For values that stand among the arguments of a call, in literals there too: where. */
  readonly places: ReadonlyMap<ValueId, PlaceInCall>;
}

/** A place among the arguments of a call: the argument, and the path in a literal that stands there (`[]`: an element of a list). */
export interface PlaceInCall {
  readonly call: CallId;
  readonly index: number;
  readonly path: readonly string[];
}

const indices = new WeakMap<FileFacts, NameIndex>();

export function namesIn(facts: FileFacts): NameIndex {
  let index = indices.get(facts);
  if (index === undefined) {
    index = indexOf(facts);
    indices.set(facts, index);
  }
  return index;
}

function indexOf(facts: FileFacts): NameIndex {
  const calls = new Map<string, CallId[]>();
  const handed = new Map<string, ValueId[]>();
  const functions = new Map<FunctionId, ValueId>();
  const hand = (value: ValueId): void => {
    const node = facts.values[value];
    if (node?.kind === 'function') {
      functions.set(node.fn, value);
    }
    for (const name of namesOf(facts, value)) {
      add(handed, name, value);
    }
  };
  const places = new Map<ValueId, PlaceInCall>();
  facts.calls.forEach((call, id) => {
    for (const name of namesOf(facts, call.callee)) {
      add(calls, name, id);
    }
    call.args.forEach((argument, index) => {
      hand(argument.value);
      placeParts(facts, argument.value, { call: id, index, path: [] }, places);
    });
  });
  for (const value of facts.values) {
    for (const part of partsOf(value)) {
      hand(part);
    }
  }
  return { calls, handed, functions, places };
}

const deepest = 4;

function placeParts(
  facts: FileFacts,
  value: ValueId,
  place: PlaceInCall,
  into: Map<ValueId, PlaceInCall>,
): void {
  into.set(value, place);
  const node = facts.values[value];
  if (place.path.length >= deepest) {
    return;
  }
  if (node?.kind === 'object') {
    for (const property of node.properties) {
      if (property.kind === 'property') {
        placeParts(facts, property.value, { ...place, path: [...place.path, property.key] }, into);
      }
    }
  } else if (node?.kind === 'array') {
    for (const element of node.elements) {
      if (typeof element === 'number') {
        placeParts(facts, element, { ...place, path: [...place.path, '[]'] }, into);
      }
    }
  }
}

function partsOf(value: Value): readonly ValueId[] {
  if (value.kind === 'object') {
    return value.properties.flatMap(property => (property.kind === 'property' ? [property.value] : []));
  }
  return value.kind === 'array'
    ? value.elements.flatMap(element => (typeof element === 'number' ? [element] : []))
    : [];
}

function add<T>(index: Map<string, T[]>, name: string, entry: T): void {
  const list = index.get(name);
  if (list === undefined) {
    index.set(name, [entry]);
  } else {
    list.push(entry);
  }
}

/** The names that a value goes by: its own, and the one under which it is imported or taken from an object. */
function namesOf(facts: FileFacts, value: ValueId): ReadonlySet<string> {
  const names = new Set<string>();
  const node = facts.values[value];
  if (node?.kind === 'member' && node.property !== null) {
    names.add(node.property);
  } else if (node?.kind === 'binding') {
    const binding = facts.bindings[node.binding];
    names.add(binding?.name ?? '');
    for (const each of binding?.values ?? []) {
      const source = facts.values[each];
      if (source?.kind === 'imported') {
        names.add(source.name);
      } else if (source?.kind === 'member' && source.property !== null) {
        names.add(source.property);
      }
    }
  }
  return names;
}
