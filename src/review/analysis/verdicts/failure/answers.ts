import type { CallFact, FileFacts, ValueId } from '../../facts/model.ts';
import { type Handler, isOfError } from './handler.ts';
import { shownValue } from './shown.ts';
import { isErrorStatus } from './words.ts';

/** Methods that set the status of an answer. */
const setsStatus: ReadonlySet<string> = new Set([
  'status',
  'sendStatus',
  'setStatus',
  'code',
  'writeHead',
  'writeStatus',
]);

/** Functions and classes whose further arguments say with what status they answer. */
const answering: ReadonlySet<string> = new Set([
  'json',
  'Response',
  'text',
  'body',
  'html',
  'data',
  'send',
  'redirect',
]);

/**
 * Whether an expression answers a request, and how: `res.status(500).json(…)`, `new Response(…, { status: 502 })`, `c.json(…, 500)`.
 * Null: it is no answer, or says no status.
 */
export function answers(handler: Handler, call: CallFact): 'failure' | 'substitute' | null {
  let found: 'failure' | 'substitute' | null = null;
  for (const link of chainOf(handler.facts, call)) {
    const name = /[\w$]+$/.exec(link.calleeText)?.[0] ?? '';
    const values = link.args.map(argument => argument.value);
    const statuses = setsStatus.has(name)
      ? values.slice(0, 1)
      : answering.has(name)
        ? statusesIn(handler.facts, values)
        : [];
    for (const status of statuses) {
      const is = isFailureStatus(handler, status);
      if (is === true) {
        return 'failure';
      }
      found ??= is === false ? 'substitute' : null;
    }
  }
  return found;
}

/** A call and those that it is chained on. */
function* chainOf(facts: FileFacts, call: CallFact): Generator<CallFact> {
  let link: CallFact | undefined = call;
  for (let i = 0; link !== undefined && i < 8; i++) {
    yield link;
    const callee: FileFacts['values'][number] | undefined = facts.values[link.callee];
    const object: FileFacts['values'][number] | undefined =
      callee?.kind === 'member' ? facts.values[callee.object] : undefined;
    link = object?.kind === 'call' ? facts.calls[object.call] : undefined;
  }
}

/** `(body, 500)`, `(body, { status: 500 })`. */
function statusesIn(facts: FileFacts, values: readonly ValueId[]): ValueId[] {
  return values.slice(1).flatMap(value => {
    const node = facts.values[value];
    return node?.kind === 'object'
      ? node.properties.flatMap(property =>
          property.kind === 'property' && (property.key === 'status' || property.key === 'statusCode')
            ? [property.value]
            : [],
        )
      : [value];
  });
}

/** Whether a status says that it failed; null: it is none, or cannot be told. */
export function isFailureStatus(handler: Handler, value: ValueId, depth = 0): boolean | null {
  const { facts } = handler;
  const node = facts.values[value];
  if (node === undefined || depth > 4) {
    return null;
  }
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'number' && node.value >= 100 && node.value < 600
        ? node.value >= 400
        : null;
    case 'either':
      return node.arms.map(arm => isFailureStatus(handler, arm, depth + 1)).find(is => is !== null) ?? null;
    case 'member':
      return isOfError(handler, value) ||
        (node.property !== null && isErrorStatus(shownValue(facts, node.object) ?? '', node.property))
        ? true
        : null;
    case 'binding': {
      const [only, other] = facts.bindings[node.binding]?.values ?? [];
      return only === undefined || other !== undefined ? null : isFailureStatus(handler, only, depth + 1);
    }
    case 'typed':
      return isFailureStatus(handler, node.value, depth + 1);
    default:
      return isOfError(handler, value) ? true : null;
  }
}
