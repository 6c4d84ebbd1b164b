import type { Span } from '../../../../base/span.ts';
import type { CallFact, ValueId } from '../../facts/model.ts';
import type { Linker } from '../../link/linker.ts';
import { functionOf } from '../inspect.ts';
import { fateIn } from './fate.ts';
import { type Fate, handlerOfFunction } from './handler.ts';
import { isLogging, makesFailure } from './words.ts';

/** What a method that is called on a promise makes of its failure, and what the evidence calls it. */
export interface ChainFate {
  readonly fate: Fate;
  readonly span: Span;
  readonly name: string;
}

/** Methods of results that hold a value or a failure: they give another value in place of the failure. */
const unwrapping: ReadonlySet<string> = new Set([
  'unwrapOr',
  'unwrapOrElse',
  'getOrElse',
  'valueOr',
  'orElseSucceed',
]);

/** What `.catch(…)`, `.then(…, onError)` or a method of the kind makes of a failure; null: it is no handler. */
export function chainFate(linker: Linker, file: string, outer: CallFact, property: string): ChainFate | null {
  const named = (fate: Fate): ChainFate => ({ fate, span: outer.nameSpan, name: `\`${property}\`` });
  if (unwrapping.has(property)) {
    return named({ kind: 'replaced', by: 'another value' });
  }
  const handler = handlerIn(linker, file, outer, property);
  return handler === null ? null : named(fateOfHandler(linker, file, handler));
}

function handlerIn(linker: Linker, file: string, outer: CallFact, property: string): ValueId | null {
  switch (property) {
    case 'catch':
      // `Effect`s and others have methods of that name that are given more.
      return outer.args.length === 1 ? (outer.args[0]?.value ?? null) : null;
    case 'then':
      return given(linker, file, outer.args[1]?.value);
    case 'subscribe':
      return subscribed(linker, file, outer);
    default:
      return null;
  }
}

/** `.then(ok, undefined)` has no handler. */
function given(linker: Linker, file: string, value: ValueId | undefined): ValueId | null {
  const node = value === undefined ? null : linker.value({ file, value, env: null });
  return value === undefined ||
    node?.kind === 'undefined' ||
    (node?.kind === 'literal' && node.value === null)
    ? null
    : value;
}

/** `.subscribe(next, error)`, `.subscribe({ error })`. */
function subscribed(linker: Linker, file: string, outer: CallFact): ValueId | null {
  const first = outer.args[0]?.value;
  const node = first === undefined ? null : linker.value({ file, value: first, env: null });
  if (node?.kind === 'object') {
    const found = node.properties.find(property => property.kind === 'property' && property.key === 'error');
    return found?.value ?? null;
  }
  return given(linker, file, outer.args[1]?.value);
}

/** What a function makes of the failure that is its first argument. */
function fateOfHandler(linker: Linker, file: string, value: ValueId): Fate {
  const known = functionOf(linker, { file, value, env: null });
  const handler = known === null ? null : handlerOfFunction(linker, known.file, known.fn, 0);
  if (handler !== null) {
    return fateIn(handler);
  }
  const facts = linker.facts(file);
  const node = facts?.values[value];
  const name = nameOf(linker, file, value);
  if (node?.kind === 'binding' && facts?.bindings[node.binding]?.kind === 'parameter') {
    return /reject/i.test(name)
      ? { kind: 'rethrown' }
      : { kind: 'told', how: `\`${name}\` is given the failure` };
  }
  if (isLogging(name) || /^(?:noop|_noop|identity)$|\.noop$/.test(name)) {
    return { kind: 'replaced', by: 'nothing' };
  }
  return makesFailure(/[\w$]+$/.exec(name)?.[0] ?? '')
    ? { kind: 'told', how: `\`${name}\` makes a value of the failure` }
    : { kind: 'open', why: `what \`${name}\` makes of the failure is not known` };
}

/** `console.error`, `noop`. */
function nameOf(linker: Linker, file: string, value: ValueId): string {
  const facts = linker.facts(file);
  const node = facts?.values[value];
  switch (node?.kind) {
    case 'binding':
      return facts?.bindings[node.binding]?.name ?? '';
    case 'global':
      return node.name;
    case 'member':
      return `${nameOf(linker, file, node.object)}.${node.property ?? ''}`;
    case 'this':
      return 'this';
    case 'call': {
      // `logger.error.bind(logger)`
      const callee = facts?.values[facts.calls[node.call]?.callee ?? -1];
      return callee?.kind === 'member' && callee.property === 'bind'
        ? nameOf(linker, file, callee.object)
        : '';
    }
    default:
      return '';
  }
}
