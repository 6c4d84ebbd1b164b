import type { Slo, SloFile, Window } from '../model/model.ts';
import { editablesOf } from '../edits/edit.ts';
import { type Count, countOf } from './counts.ts';

/** What is measured, between two formats. */
export type DraftIndicator =
  /** Events: what is bad, or what is good, of all. `latency`: good are those within a bound. */
  | {
      readonly kind: 'events';
      readonly bad: Count | null;
      readonly good: Count | null;
      readonly total: Count;
      readonly latency: boolean;
    }
  /** A query that gives the ratio of bad events itself. */
  | { readonly kind: 'error-ratio'; readonly query: string }
  | { readonly kind: 'success-ratio'; readonly query: string }
  /** Pyrra's native histogram: events of `selector` within so many seconds. */
  | { readonly kind: 'native-latency'; readonly selector: string; readonly seconds: number }
  /** Pyrra's gauge of 0 and 1. */
  | { readonly kind: 'gauge'; readonly selector: string }
  | {
      readonly kind: 'threshold';
      readonly query: string;
      readonly op: 'lt' | 'lte' | 'gt' | 'gte';
      readonly value: number;
    }
  /** No query, or one that is no PromQL. `words` end a sentence that begins with the name of the SLO. */
  | { readonly kind: 'untold'; readonly words: string };

/** One SLO between two formats: no spans, no styles. */
export interface Draft {
  readonly slo: Slo;
  readonly name: string;
  readonly displayName: string | null;
  readonly service: string | null;
  readonly description: string | null;
  readonly objective: number | null;
  readonly window: Window | null;
  /** Whether the document itself says its window. */
  readonly saysWindow: boolean;
  readonly indicator: DraftIndicator;
  /** What the queries are as they stand, for formats that take any. */
  readonly queries: 'promql' | 'other';
  readonly labels: readonly { readonly key: string; readonly value: string }[];
  readonly grouping: readonly string[];
  readonly alertName: string | null;
  readonly severities: { readonly page: string | null; readonly ticket: string | null };
  readonly off: { readonly page: boolean; readonly ticket: boolean };
}

/** The SLOs of a file, ready to be written in another format. */
export function draftsOf(file: SloFile): readonly Draft[] {
  return file.slos.map(slo => draftOf(file, slo));
}

function draftOf(file: SloFile, slo: Slo): Draft {
  const indicator = indicatorOf(slo);
  return {
    slo,
    name: nameOf(slo),
    displayName: slo.displayName,
    service: slo.service?.value ?? serviceLabel(slo),
    description: slo.description,
    objective: slo.objective?.value ?? null,
    window: slo.window,
    saysWindow: slo.window !== null && slo.window.field !== null,
    indicator,
    queries: indicator.kind === 'untold' ? 'other' : 'promql',
    labels: slo.labels.map(({ key, value }) => ({ key, value: value.value })),
    grouping: slo.grouping.map(({ value }) => value),
    alertName: slo.alertName?.value ?? null,
    ...alertingOf(file, slo),
  };
}

/** Pyrra has no field for the service; a label that it passes on may say it. */
function serviceLabel(slo: Slo): string | null {
  return slo.labels.find(({ key }) => key === 'pyrra.dev/service')?.value.value ?? null;
}

/** The name, told apart from those of the other objectives of one SLO. */
function nameOf(slo: Slo): string {
  const name = slo.format === 'markdown' ? slo.id.replace(/#\d+$/, '') : (slo.name?.value ?? 'slo');
  const number = /#(\d+)$/.exec(slo.id)?.[1];
  return number === undefined ? name : `${name}-${number}`;
}

function indicatorOf(slo: Slo): DraftIndicator {
  const { indicator } = slo;
  switch (indicator?.kind) {
    case undefined:
      return { kind: 'untold', words: 'has no indicator' };
    case 'plugin':
      return { kind: 'untold', words: `is measured by a plug-in (${indicator.id}), which knows its query` };
    case 'composite':
      return { kind: 'untold', words: 'is a composite of other objectives' };
    case 'words':
      return { kind: 'untold', words: 'is measured by no query, only described' };
    case 'ratio':
    case 'error-ratio':
    case 'success-ratio':
    case 'latency':
    case 'threshold':
    case 'bool-gauge':
      return isPromql(slo)
        ? measured(indicator)
        : { kind: 'untold', words: 'is measured by queries that are no PromQL' };
  }
}

type Measured = Extract<
  Slo['indicator'],
  { kind: 'ratio' | 'error-ratio' | 'success-ratio' | 'latency' | 'threshold' | 'bool-gauge' }
>;

function isPromql(slo: Slo): boolean {
  const { indicator } = slo;
  const query =
    indicator !== null && 'total' in indicator
      ? indicator.total
      : indicator !== null && 'query' in indicator
        ? indicator.query
        : null;
  return query?.language === 'promql';
}

function measured(indicator: Measured): DraftIndicator {
  switch (indicator.kind) {
    case 'ratio': {
      const [bad, good] = [indicator.bad, indicator.good].map(query =>
        query === null ? null : countOf(query.field.value),
      );
      return {
        kind: 'events',
        bad: bad ?? null,
        good: good ?? null,
        total: countOf(indicator.total.field.value),
        latency: false,
      };
    }
    case 'error-ratio':
      return { kind: 'error-ratio', query: indicator.query.field.value };
    case 'success-ratio':
      return { kind: 'success-ratio', query: indicator.query.field.value };
    case 'latency':
      return latencyOf(indicator);
    case 'bool-gauge':
      return { kind: 'gauge', selector: indicator.query.field.value };
    case 'threshold':
      return indicator.query === null || indicator.op === null || indicator.value === null
        ? { kind: 'untold', words: 'has a threshold that is not complete' }
        : {
            kind: 'threshold',
            query: indicator.query.field.value,
            op: indicator.op,
            value: indicator.value.value,
          };
  }
}

function latencyOf({ success, total, threshold }: Extract<Measured, { kind: 'latency' }>): DraftIndicator {
  if (success !== null) {
    return {
      kind: 'events',
      bad: null,
      good: countOf(success.field.value),
      total: countOf(total.field.value),
      latency: true,
    };
  }
  return threshold === null
    ? { kind: 'untold', words: 'has a latency without a bound' }
    : { kind: 'native-latency', selector: total.field.value, seconds: threshold.value };
}

/** What the document says of its alerts beside their windows: labels of severity, and which are switched off. */
function alertingOf(file: SloFile, slo: Slo): Pick<Draft, 'severities' | 'off'> {
  const own = editablesOf(file).filter(({ slos }) => slos.includes(slo.id));
  const severity = (...keys: readonly string[]): string | null => {
    const found = own.find(
      ({ what, path }) => what === 'alert-severity' && path.some(step => keys.includes(String(step))),
    );
    return typeof found?.value === 'string' ? found.value : null;
  };
  const isOff = (...keys: readonly string[]): boolean =>
    slo.alerting === 'off' ||
    own.some(
      ({ what, path, value }) =>
        what === 'alert-switch' && value === true && path.some(step => keys.includes(String(step))),
    );
  const isPyrra = slo.format === 'pyrra';
  const made = (branch: string) => slo.alerts.find(alert => alert.branch === branch)?.severity ?? null;
  return {
    severities: isPyrra
      ? { page: made('fast'), ticket: made('slow') }
      : { page: severity('page_alert', 'pageAlert'), ticket: severity('ticket_alert', 'ticketAlert') },
    off: { page: isOff('page_alert', 'pageAlert'), ticket: isOff('ticket_alert', 'ticketAlert') },
  };
}
