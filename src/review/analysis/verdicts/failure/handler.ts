import type { Span } from '../../../../base/span.ts';
import type { BindingId, Exits, FileFacts, FunctionId, TryFact, ValueId } from '../../facts/model.ts';
import type { Linker } from '../../link/linker.ts';

/** What a handler makes of a failure. */
export type Fate =
  /** The work goes on with something else, or without it; `by` says with what. */
  | { readonly kind: 'replaced'; readonly by: string }
  /** It is thrown again, or another in its place. */
  | { readonly kind: 'rethrown' }
  /** It reaches whoever asked, as a value, an answer or a message: nothing further out sees it thrown. */
  | { readonly kind: 'told'; readonly how: string }
  | { readonly kind: 'open'; readonly why: string };

/** Code that runs when something fails: the block of a `catch`, or a function given to `.catch(…)`. */
export interface Handler {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  /** `catch` or `function`: what its `return` leaves. */
  readonly kind: 'catch' | 'function';
  readonly span: Span;
  readonly exits: Exits;
  /** The name of what was thrown; null: it has none. */
  readonly error: BindingId | null;
  /** The function that it stands in, or is. */
  readonly within: FunctionId | null;
}

/** The handler of a `try`; null: it has none. */
export function handlerOfTry(
  linker: Linker,
  file: string,
  fact: TryFact,
  within: FunctionId | null,
): Handler | null {
  const facts = linker.facts(file);
  return facts === null || fact.handler === null || fact.handlerExits === null
    ? null
    : {
        linker,
        file,
        facts,
        kind: 'catch',
        span: fact.handler,
        exits: fact.handlerExits,
        error: fact.caught,
        within,
      };
}

/** A function that is given the failure in one of its parameters. */
export function handlerOfFunction(
  linker: Linker,
  file: string,
  fn: FunctionId,
  parameter: number,
): Handler | null {
  const facts = linker.facts(file);
  const fact = facts?.functions[fn];
  return facts === null || fact === undefined
    ? null
    : {
        linker,
        file,
        facts,
        kind: 'function',
        span: fact.bodySpan,
        exits: fact.exits,
        error: fact.parameters[parameter]?.binding ?? null,
        within: fn,
      };
}

/** How many values are looked at to tell whether one is made of another. */
const mostValues = 64;

/** Whether a value is what was thrown, or made of it: `error`, `error.message`, `toText(error)`, a name for one of these. */
export function isOfError({ facts, error }: Handler, value: ValueId): boolean {
  return error !== null && mentions(facts, value, error);
}

/** Whether a value is made of what goes by a name. */
export function mentions(facts: FileFacts, value: ValueId, binding: BindingId): boolean {
  return namesIn(facts, value).includes(binding);
}

/** The names that a value is made of. */
export function namesIn(facts: FileFacts, value: ValueId): readonly BindingId[] {
  const seen = new Set([value]);
  const names: BindingId[] = [];
  for (const each of seen) {
    const node = facts.values[each];
    if (node?.kind === 'binding') {
      names.push(node.binding);
    }
    for (const part of seen.size > mostValues ? [] : partsOf(facts, each)) {
      seen.add(part);
    }
  }
  return names;
}

/** The values that a value is made of; a name that stands for one value is made of that. */
function partsOf(facts: FileFacts, value: ValueId): readonly ValueId[] {
  const node = facts.values[value];
  switch (node?.kind) {
    case 'binding': {
      const binding = facts.bindings[node.binding];
      return binding?.values.length === 1 ? binding.values : [];
    }
    case 'member':
      return node.computed === null ? [node.object] : [node.object, node.computed];
    case 'call': {
      const call = facts.calls[node.call];
      return call === undefined ? [] : [call.callee, ...call.args.map(argument => argument.value)];
    }
    case 'await':
    case 'typed':
    case 'unary':
      return [node.value];
    case 'binary':
      return [node.left, node.right];
    case 'either':
      return node.test === null ? node.arms : [node.test, ...node.arms];
    case 'template':
      return node.parts.filter(part => typeof part === 'number');
    case 'array':
      return node.elements.map(element => (typeof element === 'number' ? element : element.spread));
    case 'object':
      return node.properties.map(property => property.value);
    default:
      return [];
  }
}
