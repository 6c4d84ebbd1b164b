import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { figuresOf } from '../../slo/figures/figures.ts';
import type { Indicator, OtherDocument, Query, Slo } from '../../slo/model/model.ts';
import { burnRateInWords, percentInWords, windowInWords } from '../../slo/units/words.ts';
import type { SloDocument } from './documents.ts';
import { budgetInBrief, titleOf } from './words.ts';

/** The SLOs of a document with what they are made of, and its other objects. */
export function sloSymbols(slo: SloDocument): DocumentSymbol[] {
  const { slos, others } = slo.file;
  return [...slos.map(each => symbolOf(slo, each)), ...others.map(other => otherSymbol(slo, other))].sort(
    (a, b) => a.range.start.line - b.range.start.line,
  );
}

function symbolOf(slo: SloDocument, each: Slo): DocumentSymbol {
  const figures = figuresOf(each);
  const outer = around(each.span, each.head);
  const children = [
    each.objective === null
      ? null
      : part('objective', percentInWords(each.objective.value), SymbolKind.Number, each.objective.span),
    windowPart(each.window),
    ...queriesOf(each.indicator).map(([name, query]) =>
      part(name, '', SymbolKind.Function, query.field.span),
    ),
    ...each.alerts.flatMap(({ severity, branch, burnRate, fields }) => {
      const field = fields.burnRate ?? fields.long;
      return field === null
        ? []
        : [part(`${severity} ${branch}`, burnRateInWords(burnRate), SymbolKind.Event, field.span)];
    }),
  ].filter(child => child !== null);
  return {
    name: titleOf(each) === '' ? 'SLO' : titleOf(each),
    detail: budgetInBrief(figures) ?? '',
    kind: SymbolKind.Object,
    range: slo.range(outer),
    selectionRange: slo.range(each.head),
    children: children
      .filter(({ span }) => outer.start <= span.start && span.end <= outer.end)
      .map(({ span, ...symbol }) => ({ ...symbol, range: slo.range(span), selectionRange: slo.range(span) })),
  };
}

function windowPart(window: Slo['window']): Part | null {
  const field = window?.field ?? null;
  return window === null || field === null
    ? null
    : part('window', windowInWords(window.seconds), SymbolKind.Constant, field.span);
}

interface Part {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
}

function part(name: string, detail: string, kind: SymbolKind, span: Span): Part {
  return { name, detail, kind, span };
}

function otherSymbol(slo: SloDocument, { kind, name, span }: OtherDocument): DocumentSymbol {
  const head = name?.span ?? { start: span.start, end: span.start };
  return {
    name: name === null || name.value === '' ? kind : name.value,
    detail: kind,
    kind: SymbolKind.Struct,
    range: slo.range(around(span, head)),
    selectionRange: slo.range(head),
  };
}

/** An editor wants the selection inside of the range. */
function around(outer: Span, inner: Span): Span {
  return { start: Math.min(outer.start, inner.start), end: Math.max(outer.end, inner.end) };
}

function queriesOf(indicator: Indicator | null): readonly (readonly [string, Query])[] {
  const named = (name: string, query: Query | null): readonly (readonly [string, Query])[] =>
    query === null ? [] : [[name, query]];
  switch (indicator?.kind) {
    case 'ratio':
      return [
        ...named('good', indicator.good),
        ...named('bad', indicator.bad),
        ...named('total', indicator.total),
      ];
    case 'latency':
      return [...named('success', indicator.success), ...named('total', indicator.total)];
    case 'error-ratio':
    case 'success-ratio':
    case 'threshold':
    case 'bool-gauge':
      return named('query', indicator.query);
    case 'plugin':
    case 'composite':
    case 'words':
    case undefined:
      return [];
  }
}
