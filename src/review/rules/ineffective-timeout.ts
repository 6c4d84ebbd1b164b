import type { PlaceWithMessage } from '../../base/place.ts';
import type { VerdictKind } from '../../base/guard.ts';
import type { Defect, OutboundCall, Verdict } from '../analysis/call.ts';
import { cutNames, firstFitting, fit, inline, type Piece } from './fit.ts';
import { guardSeverities } from './presets.ts';
import type { Rule } from './rule.ts';

/** Something stands there to bound the call and does not, or not always. */
export const ineffectiveTimeout: Rule = {
  meta: {
    id: 'ineffective-timeout',
    summary: 'A timeout that stands at an outbound call does not bound it.',
    docs: 'docs/rules/ineffective-timeout.md',
    ...guardSeverities,
  },
  check(call) {
    const verdict = call.guards.timeout;
    if (verdict === undefined || !settled.has(verdict.verdict)) {
      return [];
    }
    return verdict.defects.map(defect => ({
      message: messageFor(call, defect),
      related: relatedOf(verdict, defect),
    }));
  },
};

/** The verdicts under which a defect is worth saying: what cannot be told, and what needs no deadline, stays silent. */
const settled: ReadonlySet<VerdictKind> = new Set(['ineffective', 'present', 'absent']);

function messageFor(call: OutboundCall, defect: Defect): string {
  const callee: Piece = { text: inline(call.callee), cut: 'middle', least: 12 };
  switch (defect.kind) {
    case 'ignored':
    case 'refused':
      return unfit(callee, defect);
    case 'off': {
      const setting = piece(`${defect.option}: ${defect.value}`);
      return fit(
        { callee, setting },
        texts => `\`${texts.setting}\` switches the timeout of \`${texts.callee}\` off; set a time`,
      );
    }
    case 'idle-signal':
      return fit(
        { callee, option: piece(defect.option) },
        texts =>
          `Nothing aborts \`${texts.option}\` of \`${texts.callee}\` in time; combine it with a timeout`,
      );
    case 'dropped':
      return droppedMessage(defect);
    case 'late-race':
      return fit(
        { callee },
        texts => `The race comes after \`${texts.callee}\` has answered; race the promise itself`,
      );
    case 'ends-early':
      return 'The timer is cleared at the headers; reading the body has no deadline';
    case 'shared-signal':
      return `One${defect.ms === null ? '' : ` ${durationText(defect.ms)}`} deadline is shared by all attempts; make a signal for each`;
  }
}

/** The name of the signal matters more than how to mend it, which a fix does. */
function droppedMessage({ ms, other }: Extract<Defect, { kind: 'dropped' }>): string {
  const opening = `The${ms === null ? '' : ` ${durationText(ms)}`} deadline is lost whenever a caller passes`;
  const whole = ['; combine them with `AbortSignal.any`', '; combine both signals'].map(
    ending => `${opening} \`${inline(other)}\`${ending}`,
  );
  return firstFitting([
    ...whole,
    fit({ other: piece(other) }, texts => `${opening} \`${texts.other}\`; combine both`),
  ]);
}

/** An option that does nothing, or that the library throws on. */
function unfit(callee: Piece, defect: Extract<Defect, { kind: 'ignored' | 'refused' }>): string {
  const option = piece(defect.option);
  const opening = (texts: Record<'callee' | 'option', string>) =>
    defect.kind === 'ignored'
      ? `\`${texts.option}\` does nothing in \`${texts.callee}\``
      : `\`${texts.callee}\` throws on \`${texts.option}\``;
  const { instead } = defect;
  if (instead === null) {
    return fit({ callee, option }, texts => `${opening(texts)}; remove it`);
  }
  // The catalog may name several ways; the first is enough where there is no room for all.
  const ways = [instead, /^`[^`]+`/.exec(instead)?.[0] ?? instead];
  return firstFitting([
    ...ways.map(way => fit({ callee, option }, texts => `${opening(texts)}; use ${way}`)),
    fit({ callee, option }, opening),
  ]);
}

function piece(code: string): Piece {
  // Longer than that, an expression would push out what to do about it.
  return { text: cutNames(inline(code), 40), cut: 'names', least: 7 };
}

/** 5000 → `5 s`, 250 → `250 ms`, 90000 → `90 s`. */
export function durationText(ms: number): string {
  return ms >= 1000 && ms % 100 === 0 ? `${String(ms / 1000)} s` : `${String(ms)} ms`;
}

function relatedOf(verdict: Verdict, defect: Defect): readonly PlaceWithMessage[] {
  const read = defect.kind === 'ends-early' ? [{ ...defect.read, message: 'the body is read here' }] : [];
  return [{ ...defect.at.place, message: noteOf(defect) }, ...read, ...verdict.looked];
}

function noteOf(defect: Defect): string {
  switch (defect.kind) {
    case 'ignored':
    case 'refused':
      return `\`${inline(defect.option)}\` stands here: ${defect.note}`;
    case 'off':
      return `\`${inline(defect.option)}\` is switched off here`;
    case 'idle-signal':
      return `\`${inline(defect.option)}\` is given here; nothing aborts it after a time`;
    case 'dropped':
      return `the deadline gives way to \`${inline(defect.other)}\` here`;
    case 'late-race':
      return 'raced here, when the answer is already there';
    case 'ends-early':
      return 'the timer is cleared here';
    case 'shared-signal':
      return 'the signal is made here, once for all attempts';
  }
}
