import type { BranchFact, FileFacts, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { functionOf } from './inspect.ts';
import { compared, statusesIn } from './outcome-comparisons.ts';

/** What it means for a call that a test holds. */
export type Outcome = 'success' | 'failure';

/** A call, or a parameter that stands for what it gives, whose outcome is tested. */
export interface Tested {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  readonly isSubject: (value: ValueId) => boolean;
  /** Where in what the call gives the subject is: `status`, where only that is handed on. */
  readonly path: readonly string[];
  /**
   * answer: it comes back whatever happened, and says so itself (`response.ok`) · caught: failures give another value, mostly none, so
   * that a truth test tells (`.catch(() => null)`).
   */
  readonly failsBy: 'answer' | 'caught';
}

/** The outcome that a test stands for; null: it says nothing of it. */
export function outcomeOf(tested: Tested, test: ValueId, depth = 0): Outcome | null {
  const node = tested.facts.values[test];
  if (node === undefined || depth > 8) {
    return null;
  }
  switch (node.kind) {
    case 'unary':
      return node.op === '!' ? opposite(outcomeOf(tested, node.value, depth + 1)) : null;
    case 'either': {
      const arms = node.op === '?:' ? [] : node.arms;
      return arms.map(arm => outcomeOf(tested, arm, depth + 1)).find(each => each !== null) ?? null;
    }
    case 'binary': {
      const left = traced(tested, node.left);
      return left === null
        ? compared(tested, traced(tested, node.right), mirrored(node.op), node.left)
        : compared(tested, left, node.op, node.right);
    }
    case 'call':
      return byCall(tested, test, node.call, depth) ?? byTruth(tested, traced(tested, test));
    default:
      return byTruth(tested, traced(tested, test));
  }
}

export function opposite(outcome: Outcome | null): Outcome | null {
  return outcome === null ? null : outcome === 'success' ? 'failure' : 'success';
}

/** `3 < x` says of `x` what `x > 3` says. */
function mirrored(op: string): string {
  const others: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
  return Object.hasOwn(others, op) ? (others[op] ?? op) : op;
}

const succeeded: ReadonlySet<string> = new Set(['ok', 'success', 'isSuccess', 'succeeded']);
const failed: ReadonlySet<string> = new Set(['error', 'err', 'errors', 'isError', 'failed']);

function byTruth({ failsBy, path: whole }: Tested, path: readonly string[] | null): Outcome | null {
  const last = path?.at(-1);
  if (path === null) {
    return null;
  }
  if (last !== undefined && failed.has(last)) {
    return 'failure';
  }
  const isItself = path.length === whole.length && failsBy === 'caught';
  return isItself || (last !== undefined && succeeded.has(last)) ? 'success' : null;
}

/** `isRetryable(response)` of the project, `[429, 503].includes(response.status)`. */
function byCall(tested: Tested, test: ValueId, id: number, depth: number): Outcome | null {
  const { linker, file, facts } = tested;
  const call = facts.calls[id];
  const index = call?.args.findIndex(argument => traced(tested, argument.value) !== null) ?? -1;
  const argument = call?.args[index];
  const path = argument === undefined ? null : traced(tested, argument.value);
  if (call === undefined || path === null || tested.isSubject(test)) {
    return null;
  }
  const callee = facts.values[call.callee];
  if (callee?.kind === 'member' && (callee.property === 'includes' || callee.property === 'has')) {
    return statusesIn(linker, { file, value: callee.object, env: null });
  }
  const fn = functionOf(linker, { file, value: call.callee, env: null });
  const where = fn === null ? null : linker.facts(fn.file);
  const [only, other] = fn === null ? [] : (linker.fn(fn.file, fn.fn)?.returns ?? []);
  if (fn === null || where === null || only === undefined || other !== undefined) {
    return null;
  }
  const isSubject = (value: ValueId): boolean => {
    const node = where.values[value];
    return node?.kind === 'parameter' && node.fn === fn.fn && node.index === index;
  };
  return outcomeOf({ ...tested, file: fn.file, facts: where, isSubject, path }, only, depth + 4);
}

/** Names of methods that give the same answer on, or what is in it. */
const passing: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'json', 'clone']);

/** How many values are looked at on the way to the call. */
const mostValues = 64;

/** How a value is read from what the call gives: `response.status` → `status`; null: it is not. */
export function traced(tested: Tested, value: ValueId, seen = new Set<ValueId>()): readonly string[] | null {
  const { facts } = tested;
  const node = facts.values[value];
  // What was looked at before led nowhere.
  if (node === undefined || seen.has(value) || seen.size > mostValues) {
    return null;
  }
  seen.add(value);
  if (tested.isSubject(value)) {
    return tested.path;
  }
  const first = (values: readonly ValueId[]): readonly string[] | null =>
    values
      .slice(0, 8)
      .reduce<readonly string[] | null>((found, each) => found ?? traced(tested, each, seen), null);
  switch (node.kind) {
    case 'binding':
      return first(facts.bindings[node.binding]?.values ?? []);
    case 'await':
    case 'typed':
      return traced(tested, node.value, seen);
    case 'member': {
      const path = traced(tested, node.object, seen);
      return path === null ? null : [...path, node.property ?? ''];
    }
    case 'either':
      return first(node.arms);
    case 'array':
      return first(node.elements.filter(element => typeof element === 'number'));
    case 'call': {
      const call = facts.calls[node.call];
      const callee = facts.values[call?.callee ?? -1];
      const path = callee?.kind === 'member' ? traced(tested, callee.object, seen) : null;
      if (path !== null && callee?.kind === 'member') {
        return passing.has(callee.property ?? '') ? path : [...path, `${callee.property ?? ''}()`];
      }
      // What is handed on as a promise comes back: `withTimeout(fetch(url))`.
      return call?.by === 'call' ? first(call.args.map(argument => argument.value)) : null;
    }
    default:
      return null;
  }
}

/** The arms of a branch that is taken on success, and on failure; null: that arm is not there. */
export function armsOf(
  branch: BranchFact,
  outcome: Outcome,
): { readonly success: BranchFact['otherwise']; readonly failure: BranchFact['otherwise'] } {
  return outcome === 'success'
    ? { success: branch.then, failure: branch.otherwise }
    : { success: branch.otherwise, failure: branch.then };
}
