import type { SloFile } from '../model/model.ts';
import type { Matcher, Selector, Terms } from '../promql/model.ts';
import { matchesWhole, wordsOf } from '../promql/regex.ts';
import type { Draft, Judged } from './draft.ts';
import type { JudgedQuery } from './queries.ts';
import { quoted } from './words.ts';

/** Good or bad events that are not among the total by their labels, and good ones that are the failed ones. */
export function checkSubsets({ file, slos }: Judged): readonly Draft[] {
  return slos.flatMap(({ queries }) => {
    const total = queries.find(({ role }) => role === 'total');
    const parts = queries.filter(({ role }) => role === 'good' || role === 'bad');
    return [
      ...parts.flatMap(part => outside(part, part.promql.terms, total?.promql.terms ?? null)),
      ...queries.flatMap(query =>
        outside(query, query.promql.ratio?.numerator ?? null, query.promql.ratio?.denominator ?? null),
      ),
      ...parts.flatMap(part => same(part, total, file)),
      ...parts.filter(({ role }) => role === 'good').flatMap(countsErrors),
    ];
  });
}

/** Whatever they count, the ratio is one; where the tool says so itself, it is said already. */
function same({ role, query }: JudgedQuery, total: JudgedQuery | undefined, file: SloFile): readonly Draft[] {
  const { span, value } = query.field;
  const isSaid = file.issues.some(({ rule, span: at }) => rule === 'indicator' && at.start === span.start);
  return total?.query.field.value.trim() !== value.trim() || isSaid
    ? []
    : [
        {
          rule: 'same-query',
          message: `The total is the query of the ${whats[role] ?? ''} events; count all of them`,
          span,
        },
      ];
}

function outside(part: JudgedQuery, some: Terms, all: Terms): readonly Draft[] {
  if (some === null || all === null) {
    return [];
  }
  return some.flatMap(selector => {
    const alike = all.filter(total => isSameMetric(selector, total));
    const misses = alike.map(total => missOf(selector, total));
    const [miss] = misses;
    return miss === undefined || miss === null || misses.includes(null)
      ? []
      : [{ rule: 'not-a-subset' as const, message: messageOf(miss, part), span: part.place(selector.span) }];
  });
}

const whats: Readonly<Record<string, string>> = {
  good: 'good',
  bad: 'bad',
  'error-ratio': 'bad',
  'success-ratio': 'good',
};

function messageOf({ total, own }: Miss, { role }: JudgedQuery): string {
  const what = whats[role] ?? 'counted';
  const wanted = quoted(`${total.name}${total.op}"${total.value}"`);
  return own === null
    ? `The ${what} events are not all in the total: it is limited to ${wanted}, these are not`
    : `The ${what} events are not in the total, which is limited to ${wanted}`;
}

/** The buckets, the sum and the count of a histogram are one metric. */
function familyOf({ metric }: Selector): string | null {
  return metric?.replace(/_(?:bucket|count)$/, '') ?? null;
}

function isSameMetric(a: Selector, b: Selector): boolean {
  return familyOf(a) !== null && familyOf(a) === familyOf(b);
}

/** A matcher of the total that a part is certain to break, and the part's own one on that label; null: it has none. */
interface Miss {
  readonly total: Matcher;
  readonly own: Matcher | null;
}

function missOf(part: Selector, total: Selector): Miss | null {
  for (const matcher of total.matchers) {
    if (matcher.name === 'le' || matcher.name === '__name__') {
      continue;
    }
    const own = part.matchers.filter(({ name }) => name === matcher.name);
    const broken = own.find(each => excludes(each, matcher));
    if (broken !== undefined) {
      return { total: matcher, own: broken };
    }
    if (own.length === 0 && isLimit(matcher)) {
      return { total: matcher, own: null };
    }
  }
  return null;
}

/** Whether a matcher takes some values of a label only; `!=` leaves so much that a part without it is no mistake for certain. */
function isLimit({ op, value }: Matcher): boolean {
  return op === '='
    ? value !== ''
    : op === '=~' && matchesWhole(value, '') === false && !/^\.[+*]/.test(value);
}

/** Whether no value that a matcher of the part takes is one that the total takes; false also where it cannot be told. */
function excludes(part: Matcher, total: Matcher): boolean {
  const values = part.op === '=' ? [part.value] : part.op === '=~' ? wordsOf(part.value) : null;
  return values !== null && values.length > 0 && values.every(value => takes(total, value) === false);
}

function takes({ op, value }: Matcher, text: string): boolean | null {
  switch (op) {
    case '=':
      return value === text;
    case '!=':
      return value !== text;
    case '=~':
      return matchesWhole(value, text);
    case '!~': {
      const matches = matchesWhole(value, text);
      return matches === null ? null : !matches;
    }
  }
}

const status = /^(?:(?:http_|response_|grpc_)?(?:status_?)?code|(?:http_)?(?:response_)?status)$/i;
const failed = /^\(?5(?:\.\.|\.\*|\.\+|xx|XX|\\d\\d|\\d\{2\}|\[0-9\]\[0-9\]|\d\d)\)?$/;

/** `status=~"5.."` of the good ones. */
function countsErrors({ promql, place }: JudgedQuery): readonly Draft[] {
  return (promql.terms ?? []).flatMap(({ matchers }) =>
    matchers
      .filter(({ name, op, value }) => status.test(name) && (op === '=' || op === '=~') && failed.test(value))
      .map(({ name, op, value, span }) => ({
        rule: 'good-counts-errors' as const,
        message: `The good events are those with ${quoted(`${name}${op}"${value}"`)}, the failed ones; turn it round`,
        span: place(span),
        fixes: [],
      })),
  );
}
