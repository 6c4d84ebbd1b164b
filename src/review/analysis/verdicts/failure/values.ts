import type { CallFact, FileFacts, FunctionId, Property, ValueId } from '../../facts/model.ts';
import type { Linker } from '../../link/linker.ts';
import { functionOf } from '../inspect.ts';
import { answers } from './answers.ts';
import { type Handler, handlerOfFunction, isOfError } from './handler.ts';
import {
  failureKeys,
  isLogging,
  makesFailure,
  saysDown,
  saysFailed,
  stateKeys,
  successKeys,
} from './words.ts';

/** What is given in place of what a call should have brought. */
export type Given =
  /** Something that whoever asked can work with. */
  | 'substitute'
  /** The failure itself, as a value. */
  | 'failure'
  /** Nothing is given: it fails again. */
  | 'rethrown'
  | 'open';

const deepest = 6;

/** What a value is that a handler gives. Null: nothing. */
export function givenBy(handler: Handler, value: ValueId | null, depth = 0): Given {
  const { facts } = handler;
  const node = value === null ? undefined : facts.values[value];
  if (value === null || node === undefined || depth > deepest) {
    return value === null ? 'substitute' : 'open';
  }
  const inner = (each: ValueId): Given => givenBy(handler, each, depth + 1);
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' && saysFailed(node.value) ? 'open' : 'substitute';
    case 'template':
      return isOfError(handler, value) ||
        node.parts.some(part => typeof part === 'string' && saysFailed(part))
        ? 'open'
        : 'substitute';
    case 'object':
      return joined(node.properties.map(property => byProperty(handler, property, depth)));
    case 'array':
      return isOfError(handler, value) ? 'open' : 'substitute';
    case 'binding':
      return byName(handler, node.binding, depth);
    case 'member':
      return byMember(handler, value, node.property);
    case 'await':
    case 'typed':
      return inner(node.value);
    case 'either':
      return either(node.op === '&&' ? node.arms.slice(1).map(inner) : node.arms.map(inner));
    case 'call': {
      const call = facts.calls[node.call];
      return call === undefined ? 'open' : byCall(handler, call, depth);
    }
    case 'opaque':
      return 'open';
    case 'imported':
      return makesFailure(node.name) ? 'open' : 'substitute';
    default:
      return 'substitute';
  }
}

/** The parts of one object: what says that it failed outweighs the rest. */
function joined(parts: readonly Given[]): Given {
  return parts.find(part => part === 'failure') ?? parts.find(part => part === 'open') ?? 'substitute';
}

/** One of several: where they are not of one kind, it cannot be told. */
export function either(arms: readonly Given[]): Given {
  const [first = 'substitute', ...others] = arms.filter(arm => arm !== 'rethrown');
  return arms.length > 0 && arms.every(arm => arm === 'rethrown')
    ? 'rethrown'
    : others.every(arm => arm === first)
      ? first
      : 'open';
}

function byProperty(handler: Handler, property: Property, depth: number): Given {
  const { facts } = handler;
  if (property.kind !== 'property') {
    return isOfError(handler, property.value) ? 'open' : 'substitute';
  }
  const { key, value } = property;
  const node = facts.values[value];
  const literal = node?.kind === 'literal' ? node.value : undefined;
  if (failureKeys.has(key)) {
    return node?.kind === 'undefined' || literal === null || literal === false || literal === ''
      ? 'substitute'
      : 'failure';
  }
  if (successKeys.has(key)) {
    return literal === false ? 'failure' : 'substitute';
  }
  if (/^(?:is|has)(?:Error|Failed|Failure)$/.test(key) && literal === true) {
    return 'failure';
  }
  if (stateKeys.has(key) && literal !== undefined) {
    return byState(literal);
  }
  if (node?.kind === 'member' && stateKeys.has(key) && node.property !== null) {
    return saysFailed(node.property) ? 'failure' : saysDown(node.property) ? 'open' : 'substitute';
  }
  return isOfError(handler, value) ||
    (node?.kind === 'object' && givenBy(handler, value, depth + 1) !== 'substitute')
    ? 'open'
    : 'substitute';
}

function byState(literal: string | number | boolean | null): Given {
  if (typeof literal === 'number') {
    return literal >= 400 ? 'failure' : 'substitute';
  }
  return typeof literal !== 'string'
    ? 'substitute'
    : saysFailed(literal)
      ? 'failure'
      : saysDown(literal)
        ? 'open'
        : 'substitute';
}

function byName(handler: Handler, id: number, depth: number): Given {
  const binding = handler.facts.bindings[id];
  if (binding === undefined || id === handler.error) {
    return 'failure';
  }
  const [only] = binding.values;
  if (only === undefined || binding.values.length > 1 || binding.kind === 'import') {
    return /^(?:err|error|ex|exception)$|Error$/.test(binding.name) ? 'failure' : 'substitute';
  }
  const node = handler.facts.values[only];
  if (node?.kind === 'call') {
    // What a call brought before, or makes of the failure.
    return /(?:^|[a-z])(?:err|error|failure|exception)$/i.test(binding.name)
      ? 'failure'
      : isOfError(handler, only)
        ? 'open'
        : 'substitute';
  }
  return givenBy(handler, only, depth + 1);
}

function byMember(handler: Handler, value: ValueId, property: string | null): Given {
  if (isOfError(handler, value)) {
    // `error.response`: the answer that says so; `error.message`: a text of it.
    return property === 'response' || property === 'data' ? 'failure' : 'open';
  }
  return property !== null && (saysFailed(property) || saysDown(property)) ? 'open' : 'substitute';
}

function byCall(handler: Handler, call: CallFact, depth: number): Given {
  const { facts, linker, file } = handler;
  const name = /[\w$]+$/.exec(call.calleeText)?.[0] ?? '';
  const argument = call.args[0]?.value;
  if (isLogging(call.calleeText)) {
    return 'substitute';
  }
  if (call.calleeText === 'Promise.reject') {
    return 'rethrown';
  }
  if (call.calleeText === 'Promise.resolve') {
    return argument === undefined ? 'substitute' : givenBy(handler, argument, depth + 1);
  }
  const answer = answers(handler, call);
  if (answer !== null) {
    return answer;
  }
  if (call.by === 'new' && /(?:Error|Exception|Failure)$/.test(name)) {
    return 'failure';
  }
  const known = functionOf(linker, { file, value: call.callee, env: null });
  if (known !== null) {
    const given = byFunction(handler, call, known, depth);
    if (given !== 'open') {
      return given;
    }
  }
  if (makesFailure(name) || call.args.some(each => saysItFailed(handler, facts, each.value, depth))) {
    return 'failure';
  }
  return call.args.some(each => isOfError(handler, each.value)) ? 'open' : 'substitute';
}

/** `respond({ error })`: an object among the arguments says so. */
function saysItFailed(handler: Handler, facts: FileFacts, value: ValueId, depth: number): boolean {
  return facts.values[value]?.kind === 'object' && givenBy(handler, value, depth + 1) === 'failure';
}

/** What a function of the project gives that a handler calls. */
function byFunction(
  handler: Handler,
  call: CallFact,
  known: { readonly file: string; readonly fn: FunctionId },
  depth: number,
): Given {
  const { linker } = handler;
  const parameter = call.args.findIndex(argument => isOfError(handler, argument.value));
  return linker.once<Given>(
    `given by ${String(known.fn)} of ${known.file} for ${String(parameter)}`,
    'open',
    () => {
      const inner = handlerOfFunction(linker, known.file, known.fn, parameter);
      if (inner === null || depth > 3) {
        return 'open';
      }
      if (neverEnds(inner)) {
        return 'rethrown';
      }
      const { returns, completes } = inner.exits;
      const given = returns.map(value => givenBy(inner, value, depth + 2));
      return either(completes ? [...given, 'substitute'] : given);
    },
  );
}

/** Whether it only throws. */
export function neverEnds({ exits }: Pick<Handler, 'exits'>): boolean {
  return !exits.completes && exits.returns.length === 0 && exits.throws.length > 0;
}

/** Whether a call of the project's own function can only throw: `rethrow(error)`. */
export function alwaysThrows(linker: Linker, file: string, call: CallFact): boolean {
  const known = functionOf(linker, { file, value: call.callee, env: null });
  const fact = known === null ? null : linker.fn(known.file, known.fn);
  return fact !== null && neverEnds(fact);
}
