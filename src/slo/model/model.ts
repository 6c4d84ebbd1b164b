import type { Span } from '../../base/span.ts';

/** What a document is written for. The names are those of the command's contract. */
export const sloFormats = [
  'openslo/v1alpha',
  'openslo/v1',
  'openslo/v2alpha',
  'sloth/v1',
  'sloth/k8s',
  'pyrra',
  'slo-generator',
  'nobl9',
  'markdown',
] as const;

export type SloFormat = (typeof sloFormats)[number];

/**
 * A value and where it stands. `span` is that of the scalar's own source, quotes included and comments not, so that a splice there
 * changes nothing else. A value that is worked out from something else (a budget from its target) has no field.
 */
export interface Field<T> {
  readonly value: T;
  readonly span: Span;
  /** What stands there, as it is written: `"99.9"`, `99.9`, `30d`. */
  readonly source: string;
}

/** How a number of a field is written: `99.9` of a per cent field, `0.999` of a ratio field. The model's own numbers are ratios. */
export type Unit = 'percent' | 'ratio';

/** A share of good events, as a ratio: `0.999`. */
export interface ObjectiveField extends Field<number> {
  readonly unit: Unit;
}

export interface DurationField extends Field<number> {
  /** Seconds; a month counts 30 days, a quarter 90, a year 365, as the document's own tool counts them. */
  readonly value: number;
}

export type Window =
  | { readonly kind: 'rolling'; readonly seconds: number; readonly field: Field<number> | null }
  | {
      readonly kind: 'calendar';
      readonly seconds: number;
      readonly field: Field<number> | null;
      /** `2006-01-02 15:04:05`, without a zone; null: not given. */
      readonly start: string | null;
      /** An IANA name; null: not given. */
      readonly zone: string | null;
      /** What it repeats by; days and weeks are exact, months, quarters and years follow the calendar. */
      readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
      readonly count: number;
    };

export type Budgeting = 'occurrences' | 'timeslices' | 'ratio-timeslices';

/** A query and what it is written in. */
export interface Query {
  readonly field: Field<string>;
  /** `promql` where the document says so or its tool knows no other. */
  readonly language: 'promql' | 'other';
  /** What it is rendered with before it is parsed: Sloth's `{{.window}}`. */
  readonly template: 'sloth' | null;
}

/** What is measured. Nothing of it is null: an indicator that cannot be told is `null` at the SLO. */
export type Indicator =
  | {
      readonly kind: 'ratio';
      /** One of `good` and `bad` is given; both never. */
      readonly good: Query | null;
      readonly bad: Query | null;
      readonly total: Query;
    }
  | { readonly kind: 'error-ratio'; readonly query: Query }
  | { readonly kind: 'success-ratio'; readonly query: Query }
  | {
      readonly kind: 'latency';
      /** Requests that are fast enough: with Pyrra a histogram's bucket; null: told by `threshold` alone. */
      readonly success: Query | null;
      readonly total: Query;
      /** Seconds. */
      readonly threshold: Field<number> | null;
    }
  | {
      readonly kind: 'threshold';
      readonly query: Query | null;
      readonly op: 'lt' | 'lte' | 'gt' | 'gte' | null;
      readonly value: Field<number> | null;
    }
  | { readonly kind: 'bool-gauge'; readonly query: Query }
  | { readonly kind: 'plugin'; readonly id: string; readonly field: Field<string> }
  | {
      readonly kind: 'composite';
      readonly parts: readonly { readonly weight: number; readonly name: string }[];
    }
  | {
      readonly kind: 'words';
      readonly success: string | null;
      readonly failure: string | null;
      readonly excluded: string | null;
    };

/** One branch of an alert: it fires while the burn rate of the long and of the short window are both over the factor. */
export interface AlertBranch {
  /** As the document's tool calls it: `page`, `ticket`, `critical`, `warning`, or the author's own word. */
  readonly severity: string;
  /** Tells the branches of one severity apart: `quick`, `slow`, or a name; unique within the SLO together with the severity. */
  readonly branch: string;
  readonly longSeconds: number;
  /** null: it has no short window. */
  readonly shortSeconds: number | null;
  readonly burnRate: number;
  /** How long it must hold; null: it need not. */
  readonly forSeconds: number | null;
  /** Where the document says so; null: its tool makes it. */
  readonly fields: {
    readonly long: Field<number> | null;
    readonly short: Field<number> | null;
    readonly burnRate: Field<number> | null;
    readonly for: Field<number> | null;
  };
}

/** One band of a policy: it holds while more than `above` of the budget is left, up to the next band. */
export interface PolicyBand {
  /** Ratio of the budget that is left; null: it holds once the budget is spent, at 0 and below. */
  readonly above: number | null;
  readonly name: string;
  readonly field: Field<string> | null;
}

/** One objective of a service: one entry of `slo show`. */
export interface Slo {
  /** Unique in the file, from the names in it; `#2` behind it from the second objective of one SLO on. */
  readonly id: string;
  readonly name: Field<string> | null;
  readonly displayName: string | null;
  readonly service: Field<string> | null;
  readonly description: string | null;
  readonly format: SloFormat;
  /** Number of the document in the file, from 0. */
  readonly document: number;
  /** What the SLO as a whole spans, and the place to point at. */
  readonly span: Span;
  readonly head: Span;
  readonly objective: ObjectiveField | null;
  readonly window: Window | null;
  readonly budgeting: Budgeting;
  /** Of timeslices: their length in seconds, and the share of good events that makes one good. */
  readonly slice: { readonly seconds: number; readonly target: number | null } | null;
  readonly indicator: Indicator | null;
  /** What the document's own tool makes of it; empty: nothing. */
  readonly alerts: readonly AlertBranch[];
  /** Whether the author has switched alerts off, or the format has none. */
  readonly alerting: 'on' | 'off' | 'none';
  /** From the document's own consequences; null: it has none. */
  readonly policy: readonly PolicyBand[] | null;
  /** Labels that go with what the tool makes of it, the document's and its own, in this order. */
  readonly labels: readonly LabelField[];
  readonly alertName: Field<string> | null;
  /** Of a Markdown document: what it calls success, failure and excluded, in words, whatever the indicator. */
  readonly definition?: {
    readonly success: string | null;
    readonly failure: string | null;
    readonly excluded: string | null;
  };
  /** What Pyrra makes an SLO each of: names of labels. */
  readonly grouping: readonly Field<string>[];
}

export interface LabelField {
  readonly key: string;
  readonly value: Field<string>;
}

/** A document that is no SLO by itself: a service, a policy, a data source, the windows of Sloth. */
export interface OtherDocument {
  readonly kind: string;
  readonly name: Field<string> | null;
  readonly format: SloFormat;
  readonly document: number;
  readonly span: Span;
  /** Of Sloth's AlertWindows and of OpenSLO's alert conditions: what they say; absent: it says none. */
  readonly alerts?: readonly AlertBranch[];
  /** Of Sloth's AlertWindows: the period that they are for. */
  readonly period?: Field<number>;
}

/** A name that a document leads to another with (`indicatorRef: x`). */
export interface Reference {
  readonly kind: string;
  readonly name: Field<string>;
  readonly document: number;
}

/** A mistake that reading found, or one that the document's own tool rejects. */
export interface SloIssue {
  /** Without the prefix `slo/`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** One sentence under 100 characters: what is wrong, then what to do. */
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** What a quick fix does; each is a splice. */
  readonly fixes?: readonly SloFix[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface SloFix {
  readonly id: string;
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** What the document's own tool reads past without a word. Whether it is worth one is for the rules to say. */
export type SloNoteKind =
  /** A key that the tool does not know: it drops it. */
  | 'unknown-key'
  /** A key that stands twice in a mapping: the last one counts. */
  | 'repeated-key'
  /** A value that the tool knows and never uses: a calendar in Sloth's OpenSLO. */
  | 'ignored'
  | 'deprecated'
  /** A number or a truth value where the tool makes a text of it. */
  | 'coerced'
  /** A document behind the first one, of which the tool, or Prometheus behind it, reads the first only. */
  | 'second-document'
  /** A window that the tool takes from its command line: the document says none. */
  | 'default-window'
  /** An operator or a value at an objective on a ratio that is measured elsewhere, where it means nothing. */
  | 'op-on-ratio'
  /** Something about the text itself keeps the tool from reading it in one of its ways of running. */
  | 'tool-reading';

export interface SloNote {
  readonly kind: SloNoteKind;
  readonly document: number;
  /** The key that it is about; empty: none. */
  readonly key: string;
  readonly span: Span;
  /** The key that was probably meant, as its tool writes it (`page_alert` for `pageAlert`), or what to use now; null: unknown. */
  readonly instead: string | null;
  /** How the key misses the one that was meant: by its case or separators alone, or by a letter or two. */
  readonly by: 'case' | 'slip' | null;
}

/** All that reading one file gives. It never throws: what cannot be read is an issue, and the rest is there. */
export interface SloFile {
  readonly path: string;
  readonly text: string;
  readonly slos: readonly Slo[];
  readonly others: readonly OtherDocument[];
  readonly references: readonly Reference[];
  readonly issues: readonly SloIssue[];
  readonly notes: readonly SloNote[];
}
