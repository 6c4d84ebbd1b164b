import type { CallFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';

/** What is called on what, and which local function a call calls, as far as the names in one file tell; made once per file. */
interface LocalIndex {
  /** Calls of methods by the value of the call whose result they are called on. */
  readonly onResult: ReadonlyMap<ValueId, readonly CallFact[]>;
  readonly ofFunction: ReadonlyMap<FunctionId, readonly CallFact[]>;
}

const indices = new WeakMap<FileFacts, LocalIndex>();

/** The calls of methods of what a call gives, in a chain or by a name: `req.on(…)`, `http.get(…).on(…)`. */
export function callsOn(facts: FileFacts, call: CallFact): readonly CallFact[] {
  return indexOf(facts).onResult.get(call.value) ?? [];
}

/** The calls of a function of the file: by its name, by `this`, or where it is written. */
export function callsOf(facts: FileFacts, fn: FunctionId): readonly CallFact[] {
  return indexOf(facts).ofFunction.get(fn) ?? [];
}

/** The function that stands there, under its own name or in `f.bind(…)`. */
export function localFunction(facts: FileFacts, value: ValueId, depth = 0): FunctionId | null {
  const node = facts.values[value];
  if (node === undefined || depth > 4) {
    return null;
  }
  switch (node.kind) {
    case 'function':
      return node.fn;
    case 'binding': {
      const values = facts.bindings[node.binding]?.values ?? [];
      const [only] = values;
      return only === undefined || values.length > 1 ? null : localFunction(facts, only, depth + 1);
    }
    case 'member':
      return ofThis(facts, node.object, node.property ?? '', depth);
    case 'call': {
      const callee = facts.values[facts.calls[node.call]?.callee ?? -1];
      return callee?.kind === 'member' && callee.property === 'bind'
        ? localFunction(facts, callee.object, depth + 1)
        : null;
    }
    default:
      return null;
  }
}

function ofThis(facts: FileFacts, object: ValueId, name: string, depth: number): FunctionId | null {
  const node = facts.values[object];
  const owner = node?.kind === 'this' && node.class !== null ? facts.classes[node.class] : undefined;
  if (owner === undefined) {
    return null;
  }
  const [field] = Object.hasOwn(owner.fields, name) ? (owner.fields[name] ?? []) : [];
  return Object.hasOwn(owner.methods, name)
    ? (owner.methods[name] ?? null)
    : field === undefined
      ? null
      : localFunction(facts, field, depth + 1);
}

/** How many methods of one result are looked at. */
const mostMethods = 256;

/** How many values a name is followed through; a longer chain of calls ends there. */
const mostRoots = 48;

/** The values of the calls that a value may be the result of: itself, what its name stands for, what a chain is on. */
export function rootsOf(facts: FileFacts, value: ValueId): ReadonlySet<ValueId> {
  const seen = new Set([value]);
  for (const each of seen) {
    const node = facts.values[each];
    if (seen.size > mostRoots) {
      break;
    }
    if (node?.kind === 'binding') {
      for (const next of facts.bindings[node.binding]?.values ?? []) {
        seen.add(next);
      }
    } else if (node?.kind === 'call') {
      // `http.get(…).on('error', …)` gives the request again.
      const callee = facts.values[facts.calls[node.call]?.callee ?? -1];
      if (callee?.kind === 'member') {
        seen.add(callee.object);
      }
    }
  }
  return seen;
}

function indexOf(facts: FileFacts): LocalIndex {
  const before = indices.get(facts);
  if (before !== undefined) {
    return before;
  }
  const onResult = new Map<ValueId, CallFact[]>();
  const ofFunction = new Map<FunctionId, CallFact[]>();
  for (const call of facts.calls) {
    const callee = facts.values[call.callee];
    for (const root of callee?.kind === 'member' ? rootsOf(facts, callee.object) : []) {
      const calls = facts.values[root]?.kind === 'call' ? listed(onResult, root) : null;
      if (calls !== null && calls.length < mostMethods) {
        calls.push(call);
      }
    }
    const fn = localFunction(facts, call.callee);
    if (fn !== null) {
      listed(ofFunction, fn).push(call);
    }
  }
  const made: LocalIndex = { onResult, ofFunction };
  indices.set(facts, made);
  return made;
}

/** The list under a key, made where there is none. */
export function listed<K, T>(index: Map<K, T[]>, key: K): T[] {
  const list = index.get(key) ?? [];
  index.set(key, list);
  return list;
}
