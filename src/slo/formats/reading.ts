import type { Span } from '../../base/span.ts';
import type { OtherDocument, Reference, Slo, SloIssue, SloNote, SloNoteKind } from '../model/model.ts';
import type { ReaderIssueId } from './issue-ids.ts';
import { mostIssues } from './limits.ts';

/** What is gathered while one file is read. */
export interface Reading {
  readonly text: string;
  readonly slos: Slo[];
  readonly others: OtherDocument[];
  readonly references: Reference[];
  readonly issues: SloIssue[];
  readonly notes: SloNote[];
}

export function newReading(text: string): Reading {
  return { text, slos: [], others: [], references: [], issues: [], notes: [] };
}

type Extras = Partial<Pick<SloIssue, 'related' | 'fixes' | 'severity'>>;

/** An issue at a span, an error unless the extras say otherwise. An empty span is widened to the next character, to be seen. */
export function report(
  reading: Reading,
  rule: ReaderIssueId,
  span: Span,
  message: string,
  extras: Extras = {},
): void {
  if (reading.issues.length < mostIssues) {
    reading.issues.push({ rule, severity: 'error', message, span: visible(span, reading.text), ...extras });
  }
}

/** Anything longer than a line is pointed at by its first line. */
function visible(span: Span, text: string): Span {
  const newline = text.indexOf('\n', span.start);
  const end = newline >= span.start && newline < span.end ? Math.max(newline, span.start) : span.end;
  if (end > span.start) {
    return { start: span.start, end };
  }
  return span.start < text.length
    ? { start: span.start, end: span.start + 1 }
    : { start: Math.max(0, text.length - 1), end: text.length };
}

export function note(
  reading: Reading,
  kind: SloNoteKind,
  at: { readonly document: number; readonly key?: string; readonly span: Span },
  meant: { readonly instead: string | null; readonly by: SloNote['by'] } = { instead: null, by: null },
): void {
  if (reading.notes.length < mostIssues) {
    reading.notes.push({ kind, document: at.document, key: at.key ?? '', span: at.span, ...meant });
  }
}

/** `text` shortened for a message, in back quotes. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > 32 ? `${line.slice(0, 31)}…` : line}\``;
}
