import { basename } from '../../base/path.ts';
import { lineStartsOf, positionAt, type LineStarts } from '../../base/place.ts';
import type { SloSettings } from '../../base/slo-settings.ts';
import type {
  NoPreview,
  PreviewEditable,
  PreviewIssue,
  SloPreview,
  StaleText,
} from '../../protocol/slo-preview.ts';
import type { EditableKind } from '../../slo/edits/editable-kinds.ts';
import { editablesOf, type Editable } from '../../slo/edits/edit.ts';
import { linkedFile } from '../../slo/formats/linked.ts';
import type { SloFile, SloIssue } from '../../slo/model/model.ts';
import { isBlank } from './diagnostics.ts';
import type { SloDocument } from './documents.ts';
import { sendable } from './preview-sendable.ts';

/** More SLOs of one document are not sent: nobody looks through them, and each takes its time in the page. */
const mostSlos = 500;

/** What the last text of a document has given that could be read. */
export type Drawn = Pick<SloPreview, 'slos' | 'omitted' | 'editables'>;

export interface PreviewAround {
  /** Those that hold something for the SLOs of this one. */
  readonly others: readonly SloFile[];
  readonly issues: readonly SloIssue[];
  readonly settings: SloSettings;
  readonly head: SloFile | null;
  /** null: no text of the document could be read so far. */
  readonly last: Drawn | null;
}

/** All that the page draws of a document at its present version. */
export function previewOf(
  slo: SloDocument,
  { others, issues, settings, head, last }: PreviewAround,
): SloPreview {
  const lines = lineStartsOf(slo.text);
  const stale = staleOf(slo, lines);
  const { slos, omitted, editables } =
    stale === null || last === null ? drawnOf(slo.linkedTo(others).file) : last;
  return {
    uri: slo.document.uri,
    version: slo.version,
    name: basename(slo.path),
    slos,
    omitted,
    issues: issues.map(issue => issueOf(issue, lines)),
    editables,
    settings,
    head: head === null ? null : { slos: linkedFile(head, others).slos.slice(0, mostSlos).map(sendable) },
    stale,
  };
}

/** Why nothing can be said of a document; null: it can. */
export function noPreviewOf(slo: SloDocument | null): NoPreview | null {
  if (slo === null) {
    return { kind: 'not-slo' };
  }
  return slo.state === 'large' ? { kind: 'large', megabytes: slo.text.length / 1_000_000 } : null;
}

function drawnOf(file: SloFile): Drawn {
  const slos = file.slos.slice(0, mostSlos);
  const omitted = file.slos.length - slos.length;
  const sent = new Set(slos.map(({ id }) => id));
  const editables = editablesOf(file)
    .filter(({ what, slos: of }) => !unasked.has(what) && (omitted === 0 || of.some(id => sent.has(id))))
    .map(editableOf);
  return { slos: slos.map(sendable), omitted, editables };
}

/**
 * What keeps the present text from being read: a slip of the syntax, or one after which no SLO is left of those that were there. A text
 * without anything in it is read: it holds none.
 */
export function staleOf(slo: SloDocument, lines: LineStarts): StaleText | null {
  const { slos, issues } = slo.file;
  const broken =
    issues.find(({ rule }) => unreadable.has(rule)) ??
    (slos.length === 0 && !isBlank(slo.file)
      ? issues.find(({ severity }) => severity === 'error')
      : undefined);
  if (broken === undefined) {
    return null;
  }
  const offset = broken.span.start;
  return { message: broken.message, offset, ...positionAt(lines, offset) };
}

const unreadable: ReadonlySet<string> = new Set(['syntax', 'too-large', 'alias-bomb', 'encoding']);

function issueOf({ rule, severity, message, span, fixes = [] }: SloIssue, lines: LineStarts): PreviewIssue {
  const { line } = positionAt(lines, span.start);
  const offered = fixes.map(({ id, title, preferred }) => ({ id, title, preferred }));
  return { rule, severity, message, span, line, fixes: offered };
}

/** What no form asks for, and half of what a text holds. */
const unasked: ReadonlySet<EditableKind> = new Set(['label', 'annotation', 'other']);

function editableOf(editable: Editable): PreviewEditable {
  const { slos, what, path, span, source, value } = editable;
  const key = path.findLast(step => typeof step === 'string') ?? '';
  return { id: editableId(editable), slos, what, key, span, source, value };
}

/** As `PreviewEditable` has it. */
export function editableId({ object, path }: Editable): string {
  return JSON.stringify([object, ...path]);
}
