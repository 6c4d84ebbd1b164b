import type { CallFact } from '../analysis/facts/model.ts';
import type { ArgumentRef } from '../catalog/schema.ts';
import type { FixContext } from './context.ts';
import { type ArgumentKind, kindOfArgument } from './judge.ts';
import type { Sheet } from './sheet.ts';

/** Where the options of a call stand, or would stand. */
export type ArgumentPlace =
  | { readonly kind: 'there'; readonly index: number }
  /** Before the argument of that index, with so many `undefined` in front. */
  | { readonly kind: 'insert'; readonly index: number; readonly fillers: number };

/** Finds the place of the options among the arguments; null where it cannot be told which argument they are. */
export function placeOfOptions(
  context: FixContext,
  sheet: Sheet,
  call: CallFact,
  refs: readonly ArgumentRef[],
): ArgumentPlace | null {
  const spread = call.args.findIndex(argument => argument.spread);
  const kinds = call.args.map(argument => kindOfArgument(context, sheet, argument.value));
  for (const ref of refs) {
    const place = placeOfRef(ref, kinds);
    if (place === 'unclear') {
      return null;
    }
    if (place !== 'elsewhere') {
      return spread >= 0 && spread <= place.index ? null : place;
    }
  }
  return null;
}

function placeOfRef(
  ref: ArgumentRef,
  kinds: readonly ArgumentKind[],
): ArgumentPlace | 'elsewhere' | 'unclear' {
  switch (ref.at) {
    case 'first-object':
      return firstObject(kinds);
    case 'last-object':
      return lastObject(kinds);
    case 'before-callback':
      return beforeCallback(kinds);
    case 'receiver':
      return 'elsewhere';
    default:
      return atIndex(ref.at, 'if' in ref, kinds);
  }
}

/** Arguments up to the callback that may follow the options. */
function withoutCallback(kinds: readonly ArgumentKind[]): number {
  const callback = kinds.indexOf('function');
  return callback < 0 ? kinds.length : callback;
}

function atIndex(
  at: number,
  onlyObject: boolean,
  kinds: readonly ArgumentKind[],
): ArgumentPlace | 'elsewhere' | 'unclear' {
  const end = withoutCallback(kinds);
  if (at >= end) {
    return { kind: 'insert', index: end, fillers: at - end };
  }
  const kind = kinds[at] ?? 'unknown';
  if (!onlyObject || kind === 'object' || kind === 'nothing') {
    return { kind: 'there', index: at };
  }
  return kind === 'unknown' ? 'unclear' : 'elsewhere';
}

function firstObject(kinds: readonly ArgumentKind[]): ArgumentPlace | 'unclear' {
  const end = withoutCallback(kinds);
  const index = kinds
    .slice(0, end)
    .findIndex(kind => kind === 'object' || kind === 'unknown' || kind === 'nothing');
  if (index < 0) {
    return { kind: 'insert', index: end, fillers: 0 };
  }
  return kinds[index] === 'unknown' ? 'unclear' : { kind: 'there', index };
}

function lastObject(kinds: readonly ArgumentKind[]): ArgumentPlace | 'unclear' {
  const index = withoutCallback(kinds) - 1;
  const kind = kinds[index];
  if (kind === 'object' || kind === 'nothing') {
    return { kind: 'there', index };
  }
  return kind === 'unknown' ? 'unclear' : { kind: 'insert', index: index + 1, fillers: 0 };
}

/** The first argument is what is asked; options and metadata stand between it and the callback. */
function beforeCallback(kinds: readonly ArgumentKind[]): ArgumentPlace | 'unclear' {
  const end = withoutCallback(kinds);
  const last = kinds[end - 1];
  if (end <= 1 || last === 'instance' || last === 'other') {
    return { kind: 'insert', index: Math.max(end, 1), fillers: 0 };
  }
  return last === 'object' || last === 'nothing' ? { kind: 'there', index: end - 1 } : 'unclear';
}
