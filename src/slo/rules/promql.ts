import type { Span } from '../../base/span.ts';
import type { Slo, SloFile, SloFix, SloIssue } from '../model/model.ts';
import type { Promql } from '../promql/model.ts';
import type { Rendered } from '../promql/template.ts';
import type { Draft, Judged, JudgedSlo } from './draft.ts';
import type { JudgedQuery } from './queries.ts';
import { isSloth } from './tools.ts';
import { quoted } from './words.ts';

/** Queries that Prometheus does not take, or that are not what their tool takes of it. */
export function checkQueries({ file, slos }: Judged): readonly Draft[] {
  const isOtherDialect = speaksMetricsql(file);
  return slos.flatMap(judged => [
    ...(isOtherDialect ? [] : judged.queries.flatMap(query => problems(query, judged.slo))),
    ...plainSelectors(judged),
    ...judged.queries.flatMap(query => unknownValues(query)),
    ...judged.queries.flatMap(query => hardCoded(query)),
  ]);
}

/** A chain of plug-ins that takes the place of Sloth's own checks: the queries may be in MetricsQL. */
function speaksMetricsql({ text }: SloFile): boolean {
  return /validate_victoria_metrics|^\s*overridePrevious:\s*true\b/m.test(text);
}

/** Whether the tool itself parses the queries, with the parser of Prometheus and no feature switched on. */
function rejects({ format }: Slo): boolean {
  return isSloth(format) || format === 'pyrra';
}

function problems({ promql, place }: JudgedQuery, slo: Slo): readonly Draft[] {
  const isRejected = rejects(slo);
  const [first] = promql.problems.filter(({ kind }) => isRejected || kind !== 'experimental');
  return first === undefined
    ? []
    : [
        {
          rule: 'promql',
          message: first.message,
          span: place(first),
          ...(isRejected ? { weight: 'rejected' as const } : {}),
        },
      ];
}

/** Pyrra takes a metric apart: name and matchers, and nothing around them. */
function plainSelectors({ slo, queries }: JudgedSlo): readonly Draft[] {
  if (slo.format !== 'pyrra') {
    return [];
  }
  return queries
    .filter(({ promql }) => promql.problems.length === 0 && promql.type !== null && !promql.isSelector)
    .map(({ query, promql }) => ({
      rule: 'plain-selector' as const,
      span: query.field.span,
      ...(isMoved(promql, query.field.value)
        ? { message: 'Pyrra drops `offset` and `@` behind a metric; remove them' }
        : {
            message: 'Pyrra takes a metric with its labels here, without functions, ranges or operators',
            weight: 'rejected' as const,
          }),
    }));
}

/** A selector of another time: Pyrra's parser takes it for one. */
function isMoved({ selectors: [selector, ...others] }: Promql, text: string): boolean {
  return (
    selector !== undefined &&
    others.length === 0 &&
    text.slice(0, selector.span.start).trim() === '' &&
    /^(?:\s*(?:offset\s+-?[\w.]+|@\s*[-\w.]+(?:\(\))?))+\s*$/i.test(text.slice(selector.span.end))
  );
}

function unknownValues({ rendered, query, placeInValue }: JudgedQuery): readonly Draft[] {
  return (rendered?.unknown ?? []).map(span => ({
    rule: 'template-value' as const,
    message: `Sloth has no value for ${quoted(query.field.value.slice(span.start, span.end))}; only \`{{.window}}\` is filled in`,
    span: placeInValue(span),
  }));
}

/** Ranges within a subquery may be fixed: what it goes over is the window. */
function hardCoded({ rendered, promql, place }: JudgedQuery): readonly Draft[] {
  if (rendered === null || rendered.windows.length === 0) {
    return [];
  }
  return promql.selectors.flatMap(({ range, isInSubquery }) => {
    if (range === null || isInSubquery || isFilledIn(rendered, range.span.start)) {
      return [];
    }
    const span = place(range.span);
    return [
      {
        rule: 'hard-coded-window' as const,
        message: `${quoted(range.text)} stays the same in every window of Sloth; write \`{{.window}}\``,
        span,
        fixes: [windowFix([span], range.text)],
      },
    ];
  });
}

function isFilledIn({ windows, back }: Rendered, offset: number): boolean {
  const at = back(offset);
  return windows.some(({ start, end }) => start <= at && at < end);
}

function windowFix(spans: readonly Span[], text: string): SloFix {
  return {
    id: 'hard-coded-window',
    title: `Replace ${text} by {{.window}}`,
    preferred: true,
    edits: spans.map(span => ({ ...span, text: '{{.window}}' })),
  };
}

/** What can be done about a query without `{{.window}}`, which the reader reports: its own ranges are replaced. */
export function windowFixes(slos: readonly JudgedSlo[], issue: SloIssue): readonly SloFix[] {
  const query = slos
    .flatMap(({ queries }) => queries)
    .find(({ query: { field } }) => field.span.start === issue.span.start);
  const ranges = query?.promql.selectors.flatMap(({ range, isInSubquery }) =>
    range === null || isInSubquery ? [] : range,
  );
  const [first] = ranges ?? [];
  return query === undefined || ranges === undefined || first === undefined
    ? []
    : [
        windowFix(
          ranges.map(({ span }) => query.place(span)),
          first.text,
        ),
      ];
}
