import type { TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';
import type { CallFact, ValueId } from '../analysis/facts/model.ts';
import type { FixContext } from './context.ts';
import { controllerBefore } from './controller.ts';
import { type Deadline, millisecondsText } from './deadline.ts';
import { isRepeatable, mayBeMissing } from './judge.ts';
import { insertItems } from './list.ts';
import { applyTo } from './rewrite.ts';
import { type Sheet, slice, valueAt } from './sheet.ts';

/** A signal that stands at a call already and must go on working. */
export interface StandingSignal {
  /** The expression, with all that belongs to it (`!`, `as`). */
  readonly text: string;
  /** It can be `undefined` or `null`. */
  readonly missing: boolean;
  /** It can be written twice. */
  readonly repeatable: boolean;
  /** `AbortSignal.any([…])` that stands there itself: the deadline becomes one more of its elements. */
  readonly combined: string | null;
}

/** A signal as it will stand, the statements that it needs in front, and how it is made. */
export interface MadeSignal {
  readonly expression: string;
  readonly setup: readonly TextEdit[];
  readonly how: 'timeout' | 'any' | 'controller';
}

/**
 * A signal that ends the call after the deadline and, where one stands there, with that one.
 * Null where it cannot be written safely: better no fix than one that changes when something else is aborted.
 */
export function signalFor(
  context: FixContext,
  sheet: Sheet,
  call: CallFact,
  deadline: Deadline,
  standing: StandingSignal | null,
): MadeSignal | null {
  const { signalTimeout, signalAny } = context.capabilities(sheet.file);
  const timeout = `AbortSignal.timeout(${millisecondsText(deadline)})`;
  const withAny = signalAny === 'yes' || (signalAny === 'unknown' && signalTimeout !== 'no');
  const byController = signalTimeout === 'no' || (standing !== null && !withAny);
  if (standing !== null && !standing.repeatable && (standing.missing || byController)) {
    return null;
  }
  if (byController) {
    return controllerBefore(sheet, call, deadline, standing);
  }
  return standing === null
    ? { expression: timeout, setup: [], how: 'timeout' }
    : {
        expression: standing.combined?.replace(placeholder, () => timeout) ?? combine(standing, timeout),
        setup: [],
        how: 'any',
      };
}

/** `signal ? AbortSignal.any([signal, AbortSignal.timeout(5000)]) : AbortSignal.timeout(5000)`, shorter where it is always there. */
export function combine(standing: Pick<StandingSignal, 'text' | 'missing'>, timeout: string): string {
  const { text } = standing;
  // In the branch that is taken where it is there, what it hangs on is there too.
  const present = text.replaceAll('?.', '.');
  const any = `AbortSignal.any([${standing.missing ? present : text}, ${timeout}])`;
  return standing.missing ? `${text} ? ${any} : ${timeout}` : any;
}

const placeholder = '\u0000deadline';

/** Reads the signal that stands in a span of a file. */
export function standingSignal(
  context: FixContext,
  sheet: Sheet,
  id: ValueId,
  span: Span,
): StandingSignal | null {
  const value = valueAt(sheet, id);
  if (value === null || value.kind === 'undefined' || (value.kind === 'literal' && value.value === null)) {
    return null;
  }
  const text = slice(sheet, span);
  return {
    text,
    missing: !text.endsWith('!') && mayBeMissing(context, sheet, id),
    repeatable: isRepeatable(sheet, id),
    combined: value.kind === 'call' ? combinedIn(sheet, value.call, span) : null,
  };
}

function combinedIn(sheet: Sheet, id: number, span: Span): string | null {
  const call = sheet.facts.calls[id];
  const first = call?.args[0];
  const array = first === undefined ? null : valueAt(sheet, first.value);
  if (call?.calleeText !== 'AbortSignal.any' || array?.kind !== 'array' || first?.spread === true) {
    return null;
  }
  const items = array.elements.map(element =>
    typeof element === 'number' ? (sheet.facts.values[element]?.span ?? array.span) : array.span,
  );
  // A spread element has no span of its own in the facts.
  if (items.includes(array.span) || items.length === 0) {
    return null;
  }
  const list = { span: array.span, items };
  return applyTo(
    sheet.text,
    span,
    insertItems(sheet.text, sheet.style, list, items.length, [() => placeholder]),
  );
}
