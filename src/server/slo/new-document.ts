import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type Range as LspRange,
} from 'vscode-languageserver';
import { newSlo } from '../../slo/convert/new-document.ts';
import { editablesOf, type Editable } from '../../slo/edits/edit.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { SloFormat } from '../../slo/model/model.ts';
import { escaped } from './skeleton.ts';

/** Those that somebody begins with, the commonest first; the others are offered by conversion. */
const titles: readonly (readonly [SloFormat, string])[] = [
  ['openslo/v1', 'OpenSLO v1'],
  ['sloth/v1', 'Sloth'],
  ['sloth/k8s', 'Sloth in Kubernetes'],
  ['pyrra', 'Pyrra'],
  ['openslo/v2alpha', 'OpenSLO v2alpha'],
  ['openslo/v1alpha', 'OpenSLO v1alpha, as Sloth reads it'],
  ['slo-generator', 'Google’s slo-generator'],
  ['nobl9', 'Nobl9'],
];

/** A whole SLO in each format that a file of this name can hold, as snippets with stops at what is to be filled in. */
export function newDocumentItems(path: string, range: LspRange): CompletionItem[] {
  const all = /\.(?:md|markdown)$/i.test(path) ? ([['markdown', 'Markdown document']] as const) : titles;
  return all.map(([format, title], order) => ({
    label: `New SLO: ${title}`,
    kind: CompletionItemKind.Snippet,
    detail: format,
    filterText: `slo new ${title} ${format}`,
    sortText: `0${String(order)}`,
    preselect: order === 0,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: snippetOf(format) },
  }));
}

/** What somebody fills in first. */
const stops = ['name', 'service', 'objective', 'query', 'success', 'failure'];

function snippetOf(format: SloFormat): string {
  const text = newSlo(format);
  let at = 0;
  let snippet = '';
  const fields = editablesOf(readSlo('new.slo.yaml', text)).filter(isStop);
  for (const [index, { span, source }] of fields.entries()) {
    const quote = /^["']/.exec(source)?.[0].length ?? 0;
    const [start, end] = [span.start + quote, span.end - quote];
    snippet += `${escaped(text.slice(at, start))}\${${String(index + 1)}:${escaped(text.slice(start, end))}}`;
    at = end;
  }
  return snippet + escaped(text.slice(at));
}

/** A text of several lines is no stop: it would be indented anew. */
function isStop({ what, source }: Editable): boolean {
  return stops.includes(what) && !source.includes('\n');
}
