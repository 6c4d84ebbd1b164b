import type { Span } from '../../../base/span.ts';
import type { Field, PolicyBand } from '../../model/model.ts';
import { percentInWords } from '../../units/words.ts';
import { ratioOfPercent } from '../../units/decimal.ts';
import { type Reading, report } from '../reading.ts';
import type { Section } from './sections.ts';

/** What one line of the consequences says: from where to where of the budget left something holds. Ratios; null: it is not said. */
interface Rule {
  readonly from: number | null;
  readonly to: number | null;
  readonly name: string;
  readonly field: Field<string>;
  readonly span: Span;
}

/**
 * The policy that the consequences state, by the budget that is left: `remaining > 0: ship`, `at 50 %: increase caution`,
 * `25–75 %: normal`, `exhausted: freeze`. null: no line says a threshold. Bands that leave a gap between them or overlap are issues.
 */
export function readPolicy(sections: readonly Section[], reading: Reading): readonly PolicyBand[] | null {
  const lines = sections.filter(({ name }) => name === 'consequences').flatMap(section => section.lines);
  const rules = lines.flatMap(rulesOf);
  if (rules.length === 0) {
    return null;
  }
  reportRanges(rules, reading);
  return rules.flatMap(rule => bandsOf(rule, rules));
}

/** A rule that only says where it begins holds up to the next; one that only says where it ends holds down to the next. */
function bandsOf(rule: Rule, rules: readonly Rule[]): readonly PolicyBand[] {
  const { name, field } = rule;
  if (rule.to === 0) {
    return [{ above: null, name, field }];
  }
  if (rule.from !== null) {
    const taken = rules.filter(
      other => other.from === null && other.to !== null && other.to > (rule.from ?? 0),
    );
    return [{ above: Math.max(rule.from, ...taken.map(other => other.to ?? 0)), name, field }];
  }
  const to = rule.to ?? 1;
  const below = rules.filter(other => other !== rule && other.from === null && (other.to ?? 1) < to);
  const above = Math.max(0, ...below.map(other => other.to ?? 0));
  return below.length === 0
    ? [
        { above, name, field },
        { above: null, name, field },
      ]
    : [{ above, name, field }];
}

function reportRanges(rules: readonly Rule[], reading: Reading): void {
  const starts = new Map<string, Rule>();
  for (const rule of rules) {
    const key = `${String(rule.from)} ${String(rule.to)}`;
    const before = starts.get(key);
    if (before !== undefined) {
      report(
        reading,
        'policy-bands',
        rule.field.span,
        'Two consequences hold for the same budget; keep one',
        {
          severity: 'warning',
          related: [{ span: before.field.span, message: 'The other one' }],
        },
      );
    }
    starts.set(key, rule);
  }
  const ordered = rules.filter(rule => rule.to !== 0).sort((a, b) => (b.from ?? 0) - (a.from ?? 0));
  for (const [index, rule] of ordered.entries()) {
    const below = ordered.slice(index + 1).filter(other => other.to !== null);
    const next = Math.max(...below.map(other => other.to ?? 0));
    if (rule.from !== null && Number.isFinite(next) && next < rule.from) {
      const span = rule.field.span;
      const gap = `${percentInWords(next)} and ${percentInWords(rule.from)}`;
      report(reading, 'policy-bands', span, `Nothing says what holds between ${gap} of the budget; add it`, {
        severity: 'warning',
      });
    } else if (rule.from !== null && rule.to !== null && next > rule.from) {
      report(
        reading,
        'policy-bands',
        rule.field.span,
        'This overlaps with what holds for less budget; move one of them',
        { severity: 'warning' },
      );
    }
  }
}

const bullet = /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+|\|[ \t]*)?/;
const separator = /[ \t]*(?::|→|⇒|->|=>|–[ \t]|—[ \t]|\|)[ \t]*/;

type Line = Span & { readonly text: string };

/** Several may stand in one line, with `;` or `,` between them: where each piece is one. */
function rulesOf(line: Line): readonly Rule[] {
  for (const between of [/;[ \t]*/g, /[;,][ \t]+/g]) {
    const rules = piecesOf(line, between).map(ruleOf);
    if (rules.length > 1 && rules.every(rule => rule !== null)) {
      return rules;
    }
  }
  return [ruleOf(line)].filter(rule => rule !== null);
}

function piecesOf({ text, start }: Line, between: RegExp): readonly Line[] {
  const pieces: Line[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...text.matchAll(between), { index: text.length, 0: '' }]) {
    const piece = text.slice(from, index);
    if (piece.trim() !== '') {
      pieces.push({ text: piece, start: start + from, end: start + index });
    }
    from = index + mark.length;
  }
  return pieces;
}

function ruleOf(line: Line): Rule | null {
  const lead = bullet.exec(line.text)?.[0].length ?? 0;
  const body = line.text.slice(lead);
  const condition = splitAt(body);
  if (condition === null) {
    return null;
  }
  const range = rangeOf(condition.words.replace(/[*_`]/g, ''));
  const raw = body.slice(condition.next);
  const name = raw.replace(/[ \t|.]*$/, '').replace(/^[*_ \t]+/, '');
  if (range === null || name === '') {
    return null;
  }
  const start = line.start + lead + condition.next + raw.indexOf(name);
  const span = { start, end: start + name.length };
  return {
    ...range,
    name: name.replace(/[*_`]/g, '').trim(),
    field: { value: name, span, source: name },
    span: line,
  };
}

/** Where the condition of a line ends: at its first separator, or at the comma of an "if …, …". */
function splitAt(body: string): { readonly words: string; readonly next: number } | null {
  const match = separator.exec(body);
  if (match !== null && match.index > 0) {
    return { words: body.slice(0, match.index), next: match.index + match[0].length };
  }
  const comma = /^(?:if|when|once)\b[^,]*,[ \t]*(?:then[ \t]+)?/i.exec(body);
  return comma === null ? null : { words: comma[0], next: comma[0].length };
}

type Range = Pick<Rule, 'from' | 'to'>;

const share = String.raw`(\d{1,3}(?:\.\d+)?)[ \t]*(%|per ?cent)?`;

/** The budget left that a condition names. One that counts what is spent is turned round. */
function rangeOf(condition: string): Range | null {
  const isSpent = /\b(?:consumed|spent|used|burn(?:ed|t)?)\b/i.test(condition);
  const isLeft = /\b(?:remain\w*|left)\b/i.test(condition);
  const between = new RegExp(`${share}[ \\t]*(?:-|–|—|to|and|\\.\\.)[ \\t]*${share}`, 'i').exec(condition);
  if (between !== null) {
    const [a, b] = [ratio(between[1]), ratio(between[3])];
    const range = { from: Math.min(a, b), to: Math.max(a, b) };
    return isSpent && !isLeft ? { from: turned(range.to), to: turned(range.from) } : range;
  }
  const one = new RegExp(
    `(>=?|≥|<=?|≤|above|over|more than|at least|below|under|less than|at most|at|reach\\w*|falls? to|drops? (?:to|below)|\\b)[ \\t]*${share}`,
    'i',
  ).exec(condition);
  if (one !== null && (one[3] !== undefined || /^0$/.test(one[2] ?? '') || /[<>≤≥]/.test(one[1] ?? ''))) {
    return oneSided(one[1] ?? '', ratio(one[2]), isSpent && !isLeft ? 'spent' : 'left');
  }
  return /\b(?:exhaust\w*|depleted|spent|used up|overspent|overdrawn|negative|gone|empty|breach\w*|exceeded|no budget)\b/i.test(
    condition,
  )
    ? { from: null, to: 0 }
    : null;
}

/** `> 50 %` begins there; `< 25 %`, `at 50 %` end there. */
function oneSided(operator: string, value: number, counts: 'spent' | 'left'): Range {
  const isAbove = /^(?:>|≥|above|over|more|at least)/i.test(operator);
  if (counts === 'left') {
    return isAbove ? { from: value, to: null } : { from: null, to: value };
  }
  const isBelow = /^(?:<|≤|below|under|less|at most)/i.test(operator);
  return isBelow ? { from: turned(value), to: null } : { from: null, to: turned(value) };
}

function ratio(digits: string | undefined): number {
  return ratioOfPercent(Number(digits ?? 0));
}

function turned(value: number): number {
  return Math.max(0, Number((1 - value).toFixed(9)));
}
