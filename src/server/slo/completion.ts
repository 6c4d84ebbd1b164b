import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type Position,
  type Range as LspRange,
} from 'vscode-languageserver';
import { detectSlo } from '../../slo/formats/detect.ts';
import type { SloFile, SloFormat } from '../../slo/model/model.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import type { SloDocument } from './documents.ts';
import { keyAt, keysAt, keysOf, type Choice, type Key } from './keys/index.ts';
import { newDocumentItems } from './new-document.ts';
import { flowSkeletonOf, skeletonOf } from './skeleton.ts';

export interface CompletionOf {
  readonly position: Position;
  /** The other files that names may lead to. */
  readonly others: readonly SloFile[];
}

/** What may be written at a place: keys and values of the format; in a document that is empty still, a whole SLO of each format. */
export function sloCompletions(slo: SloDocument, { position, others }: CompletionOf): CompletionItem[] {
  const { text } = slo;
  if (isEmpty(text)) {
    return newDocumentItems(slo.path, wordAt(slo, position));
  }
  if (slo.format === 'markdown') {
    return [];
  }
  const cursor = cursorAt(text, slo.document.offsetAt(position));
  if (cursor === null) {
    return [];
  }
  if (isEmpty(cursor.document)) {
    return newDocumentItems(slo.path, slo.range(cursor));
  }
  const format = detectSlo(slo.path, cursor.document) ?? slo.format;
  if (format === null) {
    return [];
  }
  const root = keysOf(format, kindIn(cursor.document));
  const range = slo.range(cursor);
  if (cursor.at.kind === 'value') {
    const key = keyAt(root, [...cursor.path, cursor.at.key]);
    return key === null
      ? []
      : [...valueItems(key, range), ...nameItems(key, format, [slo.file, ...others], range)];
  }
  return keysAt(root, cursor.path)
    .filter(({ name }) => !cursor.siblings.has(name))
    .map((key, order) => keyItem(key, { order, range, style: cursor.style }));
}

/** Nothing but space, comments and at most one word that somebody has begun to write. */
function isEmpty(text: string): boolean {
  return /^(?:[ \t]*#.*|[ \t]*)*\s*[\w-]*\s*$/.test(text.replaceAll(/^[ \t]*#.*$/gm, ''));
}

/** An editor takes no edit of several lines. */
function wordAt({ document }: SloDocument, position: Position): LspRange {
  const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
  const word = /[\w-]*$/.exec(before)?.[0] ?? '';
  return { start: { line: position.line, character: position.character - word.length }, end: position };
}

function kindIn(document: string): string | null {
  return /^kind:[ \t]+["']?(\w+)/m.exec(document)?.[1] ?? null;
}

interface KeyPlace {
  readonly order: number;
  readonly range: LspRange;
  readonly style: Cursor['style'];
}

function keyItem(key: Key, { order, range, style }: KeyPlace): CompletionItem {
  return {
    label: key.name,
    kind: CompletionItemKind.Property,
    detail: key.need === 'optional' ? '' : key.need,
    documentation: { kind: MarkupKind.Markdown, value: key.about },
    // Those that must stand come first, each in the order of the format.
    sortText: `${key.need === 'required' ? '0' : key.need === 'optional' ? '1' : '2'}${String(order).padStart(2, '0')}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: style === 'flow' ? flowSkeletonOf(key) : skeletonOf(key) },
    ...(key.need === 'deprecated' ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

function valueItems({ value, offers }: Key, range: LspRange): CompletionItem[] {
  const item = ({ value: text, about }: Choice, order: number): CompletionItem => ({
    label: text,
    kind: value.kind === 'choice' ? CompletionItemKind.EnumMember : CompletionItemKind.Value,
    detail: about,
    filterText: text,
    sortText: String(order).padStart(2, '0'),
    textEdit: { range, newText: text },
  });
  switch (value.kind) {
    case 'choice':
      return value.of.map(item);
    case 'truth':
      return ['true', 'false'].map((text, order) => item({ value: text, about: '' }, order));
    default:
      return offers.map(item);
  }
}

/** Which kind of object a key leads to. */
const leadsTo: Readonly<Record<string, string>> = {
  service: 'Service',
  serviceRef: 'Service',
  indicatorRef: 'SLI',
  sliRef: 'SLI',
  alertPolicyRef: 'AlertPolicy',
  conditionRef: 'AlertCondition',
  targetRef: 'AlertNotificationTarget',
  metricSourceRef: 'DataSource',
  dataSourceRef: 'DataSource',
};

/** The names of the objects that may be meant, of the same family of formats. */
function nameItems(
  { name }: Key,
  format: SloFormat,
  files: readonly SloFile[],
  range: LspRange,
): CompletionItem[] {
  const kind = leadsTo[name];
  const family = format.split('/')[0] ?? format;
  const named = files.flatMap(({ others, path }) =>
    others
      .filter(other => other.kind === kind && other.format.startsWith(family) && other.name !== null)
      .map(other => ({ value: other.name?.value ?? '', path })),
  );
  return [...new Map(named.map(each => [each.value, each])).values()].map(({ value, path }) => ({
    label: value,
    kind: CompletionItemKind.Reference,
    detail: `${kind ?? ''} · ${path.slice(path.lastIndexOf('/') + 1)}`,
    textEdit: { range, newText: value },
  }));
}
