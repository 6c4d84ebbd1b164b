import type { Slo, SloFix } from '../model/model.ts';
import type { Matcher, Selector } from '../promql/model.ts';
import type { Draft, Judged } from './draft.ts';
import type { JudgedQuery } from './queries.ts';
import { quoted } from './words.ts';

/** Buckets of a histogram: each counts all that is faster, so one is meant, and which one `le` says. */
export function checkBuckets({ slos }: Judged): readonly Draft[] {
  return slos.flatMap(({ slo, queries }) =>
    queries.flatMap(query => query.promql.selectors.flatMap(selector => bucket(selector, query, slo))),
  );
}

const wholeHistogram = new Set(['histogram_quantile', 'histogram_fraction', 'histogram_quantiles']);

function bucket(selector: Selector, query: JudgedQuery, slo: Slo): readonly Draft[] {
  const { metric, matchers, enclosing } = selector;
  const isWhole = enclosing.some(({ name, by }) => wholeHistogram.has(name) || (by?.includes('le') ?? false));
  const isPyrraLatency = slo.format === 'pyrra' && slo.indicator?.kind === 'latency' && query.role === 'good';
  if (isWhole || !(isPyrraLatency || (metric?.endsWith('_bucket') ?? false))) {
    return [];
  }
  const limits = matchers.filter(({ name }) => name === 'le');
  const [first] = limits;
  if (first === undefined && slo.format === 'slo-generator') {
    // It adds `le` itself, from `threshold_bucket`.
    return [];
  }
  if (first === undefined) {
    return [missing(selector, query, isPyrraLatency)];
  }
  if (isPyrraLatency && !isGoFloat(first.value)) {
    return [
      {
        rule: 'le-bucket',
        message: `Pyrra takes one number as \`le\`, not ${quoted(first.value)}`,
        span: query.place(first.valueSpan),
        weight: 'rejected',
      },
    ];
  }
  return limits.every(isSeveral) ? [several(first, query)] : [];
}

function missing(selector: Selector, query: JudgedQuery, isRejected: boolean): Draft {
  const name = quoted(selector.metric ?? 'this metric');
  return {
    rule: 'le-bucket',
    message: isRejected
      ? `Pyrra needs \`le\` on ${name}, the bucket that is fast enough; add it`
      : `Without \`le\`, all buckets of ${name} are added up; name the one that is meant`,
    span: query.place(selector.span),
    fixes: [leFix(selector, query)],
    ...(isRejected ? { weight: 'rejected' as const } : {}),
  };
}

/** Half a second, a bucket of most histograms: which one is meant nobody but the author knows. */
const usualBucket = '0.5';

function leFix({ braces, matchers, span, metric }: Selector, { place, written }: JudgedQuery): SloFix {
  const matcher = `le="${usualBucket}"`;
  const [open, close] = braces === null ? ['{', '}'] : ['', ''];
  const divider = matchers.length > 0 ? ',' : '';
  const last = matchers.at(-1);
  const inside = braces === null ? span.end : last === undefined ? braces.start + 1 : last.span.end;
  const at = place({ start: inside - 1, end: inside }).end;
  return {
    id: 'add-le',
    title: `Add ${matcher} to ${metric ?? 'the selector'}`,
    preferred: false,
    edits: [{ start: at, end: at, text: written(`${open}${divider}${matcher}${close}`) }],
  };
}

function isGoFloat(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$|^[+-]?inf(?:inity)?$|^nan$/i.test(text);
}

/** Whether a matcher takes more than one bucket. `1|1.0` is one: Prometheus 3 writes it otherwise than 2. */
function isSeveral({ op, value }: Matcher): boolean {
  switch (op) {
    case '=':
      return false;
    case '!=':
    case '!~':
      return true;
    case '=~':
      return new Set(numbersIn(value)).size > 1;
  }
}

/** The numbers that a pattern lists; none where it is no list of numbers. A dot is meant as one, escaped or not. */
function numbersIn(pattern: string): readonly number[] {
  const numbers = pattern
    .replaceAll(/^\(|\)$|\\/g, '')
    .split('|')
    .map(Number);
  return numbers.some(Number.isNaN) ? [] : numbers;
}

function several({ span, op, value }: Matcher, { place }: JudgedQuery): Draft {
  return {
    rule: 'le-bucket',
    message: `${quoted(`le${op}"${value}"`)} adds up several buckets, and each holds the smaller ones; name one`,
    span: place(span),
  };
}
