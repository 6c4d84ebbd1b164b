import type { Phase, VerdictKind } from '../base/guard.ts';
import { durationText, type Defect, type GuardSource } from '../review/faces.ts';

/** Marks as characters, and as the icons of VS Code; a mark never stands alone. */
const marks: Readonly<Record<VerdictKind, { readonly character: string; readonly icon: string }>> = {
  present: { character: '✓', icon: '$(check)' },
  absent: { character: '✗', icon: '$(close)' },
  ineffective: { character: '!', icon: '$(warning)' },
  'not-applicable': { character: '–', icon: '$(dash)' },
  unknown: { character: '?', icon: '$(question)' },
};

export type MarkStyle = 'characters' | 'codicons';

export function markOf(verdict: VerdictKind, style: MarkStyle): string {
  return style === 'codicons' ? marks[verdict].icon : marks[verdict].character;
}

/** What a guard is set to: `3 s`, `3 attempts`. */
export function amountText({ value }: GuardSource): string {
  if (value === null) {
    return 'set';
  }
  switch (value.unit) {
    case 'ms':
      return durationText(value.amount);
    case 'attempts':
      return value.amount === 1 ? '1 attempt' : `${String(value.amount)} attempts`;
  }
}

/** The phases that a timeout bounds, where it does not bound the whole; null where there is nothing to add. */
export function coverText(covers: readonly Phase[]): string | null {
  return covers.length === 0 || covers.includes('total')
    ? null
    : `covers ${listed(covers.map(phase => (phase === 'pool-wait' ? 'wait for a connection' : phase)))}`;
}

/** `connect`, `connect and headers`, `connect, headers and body`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** What is wrong with a guard that stands there, as one clause about the option that it begins with. */
export function defectText(defect: Defect): string {
  switch (defect.kind) {
    case 'ignored':
      return `\`${oneLine(defect.option)}\` does nothing here: ${defect.note}`;
    case 'refused':
      return `the library throws on \`${oneLine(defect.option)}\`: ${defect.note}`;
    case 'off':
      return `switched off by \`${oneLine(defect.option)}: ${oneLine(defect.value)}\``;
    case 'idle-signal':
      return `nothing aborts \`${oneLine(defect.option)}\` after a time`;
    case 'dropped': {
      const deadline = defect.ms === null ? 'the deadline' : `the ${durationText(defect.ms)} deadline`;
      return `${deadline} is lost whenever a caller passes \`${oneLine(defect.other)}\``;
    }
    case 'late-race':
      return 'the race comes after the answer';
    case 'ends-early':
      return 'the timer is cleared at the headers; reading the body has no deadline';
    case 'shared-signal':
      return 'one signal for all attempts: when it has aborted one, it aborts the others at once';
  }
}

/** Code as part of a line. */
function oneLine(code: string): string {
  const line = code.replaceAll('`', "'").replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
