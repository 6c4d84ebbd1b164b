import { MarkupKind, type Hover, type Position } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { editableKindOf, type EditableKind } from '../../slo/edits/editable-kinds.ts';
import { editablesOf } from '../../slo/edits/edit.ts';
import { figuresOf, type Figures } from '../../slo/figures/figures.ts';
import { budgetSeconds } from '../../slo/math/budget.ts';
import { lengthsOf } from '../../slo/math/calendar.ts';
import type { AlertBranch, Field, OtherDocument, Slo, Window } from '../../slo/model/model.ts';
import {
  burnRateInWords,
  durationInWords,
  numberInWords,
  percentInWords,
  windowInWords,
} from '../../slo/units/words.ts';
import type { SloDocument } from './documents.ts';
import { keyAt, keysOf, type Key, type KeyPath } from './keys/index.ts';
import { locate } from './locate.ts';
import { markdownAbout } from './markdown-about.ts';
import { alertTable, branchSentence, budgetSentence } from './words.ts';

/** What a field means and what it works out to; null: there is no field. */
export function sloHover(slo: SloDocument, position: Position): Hover | null {
  const offset = slo.document.offsetAt(position);
  const found = slo.format === 'markdown' ? inMarkdown(slo, offset) : inYaml(slo, offset);
  return found === null
    ? null
    : { contents: { kind: MarkupKind.Markdown, value: found.text }, range: slo.range(found.span) };
}

interface Found {
  readonly text: string;
  readonly span: Span;
}

function inYaml(slo: SloDocument, offset: number): Found | null {
  const at = locate(slo, offset);
  if (at === null) {
    return null;
  }
  const root = keysOf(at.format, at.kind);
  const key = keyAt(root, at.path);
  const what = editableKindOf(at.format, at.path);
  const worksOut = worksOutTo(slo, at.value, what ?? 'other', at.path);
  const about =
    key === null ? ownName(root, at.path) : aboutKey(key, slo.text.slice(at.value.start, at.value.end));
  const paragraphs = [...about, ...worksOut];
  return paragraphs.length === 0 ? null : { text: paragraphs.join('\n\n'), span: at.span };
}

function aboutKey({ name, need, about, value, offers }: Key, source: string): readonly string[] {
  const head = need === 'optional' ? `**${name}**` : `**${name}** · ${need}`;
  const choices = value.kind === 'choice' ? value.of : offers;
  const chosen = choices.find(each => bare(each.value) === bare(source));
  const words =
    chosen === undefined || chosen.about === '' || value.kind !== 'choice'
      ? []
      : [`\`${source}\`: ${chosen.about}`];
  return [head, about, ...words];
}

function bare(source: string): string {
  return source.replaceAll(/["']/g, '');
}

/** A name that the author has chosen: what the mapping is for that it stands in. */
function ownName(root: readonly Key[], path: KeyPath): readonly string[] {
  const name = path.at(-1);
  const parent = keyAt(root, path.slice(0, -1));
  return parent?.value.kind === 'names' && typeof name === 'string'
    ? [`**${name}** · in \`${parent.name}\``, parent.about]
    : [];
}

function inMarkdown(slo: SloDocument, offset: number): Found | null {
  const field = editablesOf(slo.file).find(({ span }) => span.start <= offset && offset <= span.end);
  if (field === undefined) {
    return null;
  }
  const about = markdownAbout(field.what);
  const worksOut = worksOutTo(slo, field.span, field.what, field.path);
  const paragraphs = [...(about === null ? [] : [about]), ...worksOut];
  return paragraphs.length === 0 ? null : { text: paragraphs.join('\n\n'), span: field.span };
}

/** The paragraphs on what the value at a span comes to, in its SLO. */
function worksOutTo(
  slo: SloDocument,
  span: Span,
  what: EditableKind,
  path: readonly (string | number)[],
): readonly string[] {
  const branches = branchesAt(slo, span);
  if (branches.length > 0) {
    return branches;
  }
  const own = slo.file.slos.filter(each => each.span.start <= span.start && span.end <= each.span.end);
  const exact = own.filter(each => isFieldOf(each, span));
  const [one] = exact.length > 0 ? exact : own;
  if (one === undefined) {
    return [];
  }
  const figures = figuresOf(one);
  const last = path.findLast(step => typeof step === 'string');
  return [ofKind(one, figures, what), alertsAt(figures, last)].filter(text => text !== null);
}

function isFieldOf({ objective, window }: Slo, span: Span): boolean {
  return [objective, window?.field ?? null].some(field => field !== null && same(field.span, span));
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function ofKind(slo: Slo, figures: Figures, what: EditableKind): string | null {
  switch (what) {
    case 'objective':
      return [budgetSentence(figures), alertTable(figures)].filter(text => text !== null).join('\n\n');
    case 'budget':
      return budgetSentence(figures);
    case 'window':
      return windowSentence(slo, figures);
    case 'slice-length':
    case 'slice-target':
      return sliceSentence(figures);
    case 'budgeting':
      return sliceSentence(figures) ?? budgetSentence(figures);
    default:
      return null;
  }
}

function windowSentence({ window }: Slo, { budget }: Figures): string | null {
  if (window === null) {
    return null;
  }
  const length = windowInWords(window.seconds);
  const spent =
    budget?.seconds === null || budget === null ? '' : ` The budget is ${durationInWords(budget.seconds)}.`;
  if (window.kind === 'calendar') {
    const times = `${String(window.count)} ${window.unit}${window.count === 1 ? '' : 's'}`;
    return `By the calendar: ${times}, about ${length}; then the budget is whole again.${spent}${byLength(window, budget)}`;
  }
  return `The last **${length}**, at every moment.${spent}`;
}

/** Months differ: what the shortest and the longest leave. */
function byLength(window: Window & { readonly kind: 'calendar' }, budget: Figures['budget']): string {
  const lengths = budget === null ? null : lengthsOf(window);
  if (budget === null || lengths === null) {
    return '';
  }
  const [least = '', most = ''] = [lengths.shortest, lengths.longest].map(
    seconds => `${durationInWords(budgetSeconds(budget.ratio, seconds))} in ${windowInWords(seconds)}`,
  );
  return ` It is ${least}, ${most}.`;
}

function sliceSentence({ budget }: Figures): string | null {
  const slices = budget?.slices ?? null;
  return slices === null
    ? null
    : `${numberInWords(slices.total)} slices of ${windowInWords(slices.seconds)}, of which **${numberInWords(slices.allowed)}** may be bad.`;
}

/** The keys that stand for alerts as a whole. */
const alertKeys: ReadonlySet<string> = new Set(['alerting', 'alertPolicies', 'objectives', 'slos']);
const severities: Readonly<Record<string, string>> = {
  page_alert: 'page',
  pageAlert: 'page',
  ticket_alert: 'ticket',
  ticketAlert: 'ticket',
};

function alertsAt(figures: Figures, key: string | undefined): string | null {
  const severity = key === undefined ? undefined : severities[key];
  if (severity !== undefined) {
    const alerts = figures.alerts.filter(({ branch }) => branch.severity === severity);
    return alertTable({ ...figures, alerts });
  }
  return key !== undefined && alertKeys.has(key) ? alertTable(figures) : null;
}

/** What the branches of alerts come to that a value belongs to; in a document of its own, without an objective. */
function branchesAt(slo: SloDocument, span: Span): readonly string[] {
  const ofSlos = slo.file.slos.flatMap(each =>
    figuresOf(each)
      .alerts.filter(({ branch }) => isOf(branch, span))
      .map(branchSentence),
  );
  return ofSlos.length > 0 ? ofSlos : slo.file.others.flatMap(other => otherBranches(other, span));
}

function otherBranches({ alerts = [], period }: OtherDocument, span: Span): readonly string[] {
  return alerts
    .filter(branch => isOf(branch, span))
    .map(({ burnRate, longSeconds }) => {
      const share =
        period === undefined
          ? ''
          : `: ${percentInWords((burnRate * longSeconds) / period.value)} of the budget of ${windowInWords(period.value)}`;
      return `Fires at a burn rate of **${burnRateInWords(burnRate)}** for ${windowInWords(longSeconds)}${share}.`;
    });
}

function isOf({ fields }: AlertBranch, span: Span): boolean {
  return [fields.long, fields.short, fields.burnRate, fields.for].some(
    (field: Field<number> | null) => field !== null && same(field.span, span),
  );
}
