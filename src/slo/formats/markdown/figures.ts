import type { Span } from '../../../base/span.ts';
import type { SloFix, Window } from '../../model/model.ts';
import { complement, percentOfRatio } from '../../units/decimal.ts';
import { durationInWords, percentInWords, windowInWords } from '../../units/words.ts';
import { quoted, type Reading, report } from '../reading.ts';
import { agrees, type Figure, sharesIn, spokenPeriod, timesIn } from './numbers.ts';
import type { Section } from './sections.ts';

/** What a budget is held against: the target as a ratio, and the window that it is kept in. */
export interface Promise {
  readonly target: number;
  readonly window: Window | null;
}

/**
 * Holds the figures of a document against its target: shares of the budget in per cent, lengths of time, and counts of events. One that
 * is rounded or cut off to the digits shown agrees; so does any common length of a month, quarter or year.
 */
export function checkFigures(sections: readonly Section[], promise: Promise, reading: Reading): void {
  for (const section of sections) {
    if (section.name === 'budget') {
      checkShares(section, promise, reading);
      checkTimes(section, promise, 'budget', reading);
    } else if (section.name === 'target') {
      checkTimes(section, promise, 'target', reading);
    }
  }
}

function checkShares(section: Section, promise: Promise, reading: Reading): void {
  const budget = complement(promise.target);
  const line = section.lines.find(({ text }) => text.trim() !== '');
  for (const figure of line === undefined ? [] : sharesIn(line)) {
    const isSpoken =
      figure.kind === 'percent' && (figure.value === 100 || figure.value === percentOfRatio(promise.target));
    const wanted = figure.kind === 'percent' ? percentOfRatio(budget) : budget * figure.of;
    if (!isSpoken && !agrees(figure, wanted)) {
      const leaves =
        figure.kind === 'percent' ? percentInWords(budget) : `${shown(wanted)} of ${String(figure.of)}`;
      disagree(figure, `${percentInWords(promise.target)} leaves ${leaves}`, wanted, reading);
    }
  }
}

function checkTimes(section: Section, promise: Promise, kind: 'budget' | 'target', reading: Reading): void {
  const budget = complement(promise.target);
  let isFirst = kind === 'budget';
  for (const line of section.lines) {
    for (const figure of timesIn(line)) {
      const isChecked = figure.period !== null || isFirst || figure.isDowntime;
      const isAboutBudget = kind === 'budget' || figure.isDowntime;
      const periods = comparable(figure.period, promise.window);
      isFirst = false;
      if (!isChecked || !isAboutBudget || periods.length === 0) {
        continue;
      }
      const wanted = periods.map(seconds => (seconds * budget) / figure.unitSeconds);
      if (!wanted.some(each => agrees(figure, each))) {
        const [seconds = 0] = periods;
        const leaves = `${percentInWords(promise.target)} of ${windowInWords(seconds)} leaves ${durationInWords(seconds * budget)}`;
        disagree(figure, leaves, wanted[0] ?? 0, reading);
      }
    }
  }
}

function disagree(figure: Figure & Span, leaves: string, wanted: number, reading: Reading): void {
  report(reading, 'budget-figure', figure, `${quoted(figure.source)} does not follow: ${leaves}`, {
    severity: 'warning',
    fixes: figure.number === null ? [] : [fixOf(figure.number, wanted)],
  });
}

function fixOf(number: Span, wanted: number): SloFix {
  const text = shown(wanted);
  return { id: 'budget-figure', title: `Write ${text}`, preferred: true, edits: [{ ...number, text }] };
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** What a figure is per: what it says, which for a calendar window may be any month; else the window itself. */
function comparable(said: readonly number[] | null, window: Window | null): readonly number[] {
  const own = periodsOf(window);
  if (said === null) {
    return own;
  }
  return window?.kind === 'calendar' && said[0] === own[0] ? own : said;
}

/** Every length that people take a window for, in seconds; the usual one first. */
function periodsOf(window: Window | null): readonly number[] {
  if (window === null) {
    return [];
  }
  if (window.kind === 'rolling') {
    return [window.seconds];
  }
  return [...spokenPeriod(window.unit, window.count), ...calendarLengths(window.unit)];
}

/** The lengths that one month, quarter or year of the calendar may have, in seconds. */
function calendarLengths(unit: string): readonly number[] {
  const days: Readonly<Record<string, readonly number[]>> = {
    month: [28, 29, 31],
    quarter: [91, 92],
    year: [366],
  };
  return (days[unit] ?? []).map(each => each * 86_400);
}
