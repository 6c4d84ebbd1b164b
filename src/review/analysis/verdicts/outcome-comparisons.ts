import type { ValueId } from '../facts/model.ts';
import type { Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import { opposite, type Outcome, type Tested } from './outcomes.ts';

const statusNames: ReadonlySet<string> = new Set(['status', 'statusCode', 'status_code', 'code']);

/** What a comparison of something read from an answer with another value says of the call. */
export function compared(
  tested: Tested,
  path: readonly string[] | null,
  op: string,
  other: ValueId,
): Outcome | null {
  const last = path?.at(-1);
  if (path === null) {
    return null;
  }
  const { linker, file, facts } = tested;
  const node = facts.values[other];
  const isNot = op === '!==' || op === '!=';
  if (!isNot && op !== '===' && op !== '==') {
    return last !== undefined && statusNames.has(last)
      ? byOrder(op, numberAt(linker, { file, value: other, env: null }))
      : null;
  }
  const equal =
    node?.kind === 'undefined' || node?.kind === 'literal'
      ? equalTo(tested, path, node.kind === 'literal' ? node.value : undefined)
      : last !== undefined && statusNames.has(last)
        ? byStatus(numberAt(linker, { file, value: other, env: null }))
        : null;
  return isNot ? opposite(equal) : equal;
}

function equalTo(
  { failsBy, path: whole }: Tested,
  path: readonly string[],
  value: string | number | boolean | null | undefined,
): Outcome | null {
  const last = path.at(-1);
  const isItself = path.length === whole.length && failsBy === 'caught';
  if (value === null || value === undefined) {
    // No error is a success; no answer is none.
    return last === 'error' || last === 'err' ? 'success' : isItself ? 'failure' : null;
  }
  if (typeof value === 'boolean') {
    const says = last === 'ok' || last === 'success' || isItself;
    return says ? (value ? 'success' : 'failure') : null;
  }
  if (value === 'rejected' || value === 'fulfilled') {
    return value === 'fulfilled' ? 'success' : 'failure';
  }
  return typeof value === 'number' && last !== undefined && statusNames.has(last) ? byStatus(value) : null;
}

/** A redirect is neither: it is followed. */
function byStatus(status: number | null): Outcome | null {
  if (status === null) {
    return null;
  }
  return status >= 200 && status < 300 ? 'success' : status >= 400 && status < 600 ? 'failure' : null;
}

/** Of an order, what is below 300 is a success, and from 400 on a failure; between them are redirects. */
function byOrder(op: string, status: number | null): Outcome | null {
  if (status === null || status < 200 || status > 600) {
    return null;
  }
  if (op === '<' || op === '<=') {
    return status >= 299 ? 'success' : null;
  }
  // The first status that counts.
  const from = op === '>' ? status + 1 : status;
  return op !== '>' && op !== '>='
    ? null
    : from >= 400 || status === 299
      ? 'failure'
      : from < 300
        ? 'success'
        : null;
}

function numberAt(linker: Linker, ref: Ref): number | null {
  const quantity = quantityOf(linker, ref);
  return quantity.kind === 'number' ? quantity.value : null;
}

/** The outcome that all status codes in a list, or in a `Set` of one, stand for. */
export function statusesIn(linker: Linker, ref: Ref): Outcome | null {
  for (const known of linker.resolve(ref).alternatives) {
    const list =
      known.kind === 'array' ? known.ref : known.kind === 'result' ? firstArgument(linker, known.call) : null;
    const value = list === null ? null : linker.value(list);
    if (list !== null && value?.kind === 'array') {
      const outcomes = value.elements.map(element =>
        typeof element === 'number' ? byStatus(numberAt(linker, { ...list, value: element })) : null,
      );
      const [first] = outcomes;
      return first !== undefined && outcomes.every(each => each === first) ? first : null;
    }
  }
  return null;
}

/** `new Set([429, 503])`. */
function firstArgument(linker: Linker, ref: { file: string; call: number; env: Ref['env'] }): Ref | null {
  const call = linker.call(ref);
  const [first] = call?.by === 'new' && call.calleeText === 'Set' ? call.args : [];
  const known =
    first === undefined
      ? []
      : linker.resolve({ file: ref.file, value: first.value, env: ref.env }).alternatives;
  return known.find(each => each.kind === 'array')?.ref ?? null;
}
