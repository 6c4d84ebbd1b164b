import type { Span } from '../../base/span.ts';
import type { Indicator, Query, Slo, SloFormat } from '../model/model.ts';
import type { Promql } from '../promql/model.ts';
import { parsePromql } from '../promql/parse.ts';
import { spanInSource } from '../promql/scalar-map.ts';
import { renderSloth, type Rendered } from '../promql/template.ts';

/** What a query stands for in its SLO. */
export type Role = 'good' | 'bad' | 'total' | 'error-ratio' | 'success-ratio' | 'value';

/** A query that has been read. */
export interface JudgedQuery {
  readonly role: Role;
  readonly query: Query;
  readonly promql: Promql;
  /** Of a Sloth template: what was filled in. */
  readonly rendered: Rendered | null;
  /** The place in the file of a piece of the query as it was read. */
  readonly place: (span: Span) => Span;
  /** The same of a piece of the template, before it was filled in. */
  readonly placeInValue: (span: Span) => Span;
  /** A text as it is written in the scalar that the query stands in. */
  readonly written: (text: string) => string;
}

/** The queries of an SLO that can be read as PromQL: those in another language or in a template that calculates are left out. */
export function queriesOf(slo: Slo): readonly JudgedQuery[] {
  return slo.indicator === null
    ? []
    : rolesOf(slo.indicator).flatMap(([role, query]) =>
        query === null ? [] : (judged(role, query, slo.format) ?? []),
      );
}

function rolesOf(indicator: Indicator): readonly (readonly [Role, Query | null])[] {
  switch (indicator.kind) {
    case 'ratio':
      return [
        ['good', indicator.good],
        ['bad', indicator.bad],
        ['total', indicator.total],
      ];
    case 'latency':
      return [
        ['good', indicator.success],
        ['total', indicator.total],
      ];
    case 'error-ratio':
    case 'success-ratio':
      return [[indicator.kind, indicator.query]];
    case 'threshold':
    case 'bool-gauge':
      return [['value', indicator.query]];
    case 'plugin':
    case 'composite':
    case 'words':
      return [];
  }
}

/** Placeholders of other tools: templates, variables of dashboards and of the shell, the window of slo-generator. */
const placeholder = /\{\{|\$\{|\[\s*(?:\$|<|window\b)/;

function judged(role: Role, query: Query, format: SloFormat): JudgedQuery | null {
  const { field } = query;
  const rendered = query.template === 'sloth' ? renderSloth(field.value) : null;
  const isUnreadable =
    query.language === 'other' ||
    (query.template === 'sloth' ? rendered === null : placeholder.test(field.value));
  if (isUnreadable) {
    return null;
  }
  const style = format === 'markdown' ? 'raw' : 'yaml';
  const back = rendered?.back ?? ((offset: number) => offset);
  // What ends where something was filled in ends behind the braces.
  const backEnd = (end: number): number => (end === 0 ? back(0) : endOfAction(rendered, back(end - 1) + 1));
  return {
    role,
    query,
    promql: parsePromql(rendered?.text ?? field.value),
    rendered,
    place: ({ start, end }) => spanInSource(field, { start: back(start), end: backEnd(end) }, style),
    placeInValue: span => spanInSource(field, span, style),
    written: text => (style === 'yaml' ? writtenIn(field.source, text) : text),
  };
}

function endOfAction(rendered: Rendered | null, offset: number): number {
  const action = rendered?.windows.find(({ start, end }) => start < offset && offset < end);
  return action?.end ?? offset;
}

/** A text with the escapes that the quotes around it need. */
function writtenIn(source: string, text: string): string {
  if (source.startsWith('"')) {
    return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  }
  return source.startsWith("'") ? text.replaceAll("'", "''") : text;
}
