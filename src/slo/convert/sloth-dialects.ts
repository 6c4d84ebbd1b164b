import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { applyEdits, type TextEdit } from '../../base/edit.ts';
import { keyOf, outlineOf, type OutlineObject, pairOf } from '../edits/outline.ts';
import { lineEnd, lineStart } from '../edits/text-lines.ts';
import type { SloFile } from '../model/model.ts';
import { kubernetesName } from './names.ts';
import type { Notes } from './notes.ts';
import type { SlothDialect } from './to-sloth.ts';

/** The keys that are written differently in Sloth's two dialects: as it reads them from a file, and in Kubernetes. */
const keyPairs: readonly (readonly [plain: string, kubernetes: string])[] = [
  ['error_query', 'errorQuery'],
  ['total_query', 'totalQuery'],
  ['error_ratio_query', 'errorRatioQuery'],
  ['page_alert', 'pageAlert'],
  ['ticket_alert', 'ticketAlert'],
  ['slo_plugins', 'sloPlugins'],
];

/**
 * One dialect of Sloth as the other: the same text with other keys and another indentation, so that comments, quotes, annotations and
 * plug-ins stay. null: the file is not written so that this can be done (braces around a document, other documents among them).
 */
export function slothAsOther(file: SloFile, to: SlothDialect, notes: Notes): string | null {
  const from = to === 'sloth/v1' ? 'sloth/k8s' : 'sloth/v1';
  const objects = outlineOf(file.text);
  const isPlain = file.others.length === 0 && file.slos.every(slo => slo.format === from);
  if (!isPlain || file.text.includes('\r') || objects.some(({ root }) => root.flow === true)) {
    return null;
  }
  const renamed = renameKeys(file.text, objects, to);
  const pieces = renamed === null ? [] : outlineOf(renamed);
  if (renamed === null || pieces.length !== objects.length) {
    return null;
  }
  const written = pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const above = renamed.slice(
      before === undefined ? 0 : lineEnd(renamed, before.span.end - 1),
      piece.span.start,
    );
    const comments = above.split('\n').filter(line => line.startsWith('#'));
    const body = to === 'sloth/k8s' ? intoSpec(renamed, piece) : outOfSpec(renamed, piece, notes);
    return body === null ? null : [...comments, ...body].join('\n');
  });
  return written.some(each => each === null) ? null : `${written.join('\n---\n')}\n`;
}

function renameKeys(text: string, objects: readonly OutlineObject[], to: SlothDialect): string | null {
  const names = new Map(
    keyPairs.map(([plain, other]) => (to === 'sloth/k8s' ? [plain, other] : [other, plain])),
  );
  const edits: TextEdit[] = [];
  const visit = (node: unknown): void => {
    if (isMap(node)) {
      for (const pair of node.items) {
        const name = names.get(keyOf(pair));
        const range = (pair.key as Node | null)?.range;
        if (name !== undefined && range) {
          edits.push({ start: range[0], end: range[1], text: name });
        }
        if (!isOpaque(pair)) {
          visit(pair.value);
        } else if (to === 'sloth/k8s') {
          edits.push(...quoteValues(text, pair.value));
        }
      }
    } else if (isSeq(node)) {
      node.items.forEach(visit);
    }
  };
  objects.forEach(({ root }) => {
    visit(root);
  });
  return applyEdits(text, edits);
}

/** What is below such a key is the author's own. */
function isOpaque(pair: Pair): boolean {
  return ['labels', 'annotations', 'options', 'config'].includes(keyOf(pair));
}

/** Kubernetes takes texts only where Sloth makes one of any value. */
function quoteValues(text: string, holder: unknown): readonly TextEdit[] {
  const values = isMap(holder) ? holder.items.map(({ value }) => value) : [];
  return values.flatMap(value => {
    const [start, end] = isScalar(value) && value.type === 'PLAIN' ? (value.range ?? [0, 0]) : [0, 0];
    const isText = isScalar(value) && typeof value.value === 'string';
    return isText || end <= start ? [] : [{ start, end, text: `'${text.slice(start, end)}'` }];
  });
}

function intoSpec(text: string, { root, span }: OutlineObject): readonly string[] | null {
  const version = pairOf(root, 'version');
  const service = pairOf(root, 'service');
  const at = (version?.key as Node | undefined)?.range?.[0];
  if (at === undefined) {
    return null;
  }
  const gone = text.slice(lineStart(text, at), lineEnd(text, at));
  const lines = contentLines(text, span.start, span.end).filter(line => line !== gone);
  const name = kubernetesName(isScalar(service?.value) ? String(service.value.value) : 'slo');
  return [
    'apiVersion: sloth.slok.dev/v1',
    'kind: PrometheusServiceLevel',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    ...lines.map(line => (line === '' ? '' : `  ${line}`)),
  ];
}

function outOfSpec(text: string, { root }: OutlineObject, notes: Notes): readonly string[] | null {
  const spec = pairOf(root, 'spec')?.value;
  const metadata = pairOf(root, 'metadata')?.value;
  const range = isMap(spec) && spec.flow !== true ? spec.range : null;
  if (!range) {
    return null;
  }
  if (isMap(metadata) && metadata.items.length > 0) {
    notes.add('The metadata of the Kubernetes object, its labels among them, is not carried over.');
  }
  const column = range[0] - lineStart(text, range[0]);
  const lines = contentLines(text, lineStart(text, range[0]), range[1]);
  const isDeep = lines.every(
    line => line.trim() === '' || line.startsWith(' '.repeat(column)) || /^\s*#/.test(line),
  );
  const moved = lines.map(line =>
    line.startsWith(' '.repeat(column)) ? line.slice(column) : line.trimStart(),
  );
  return isDeep ? ['version: prometheus/v1', ...moved] : null;
}

function contentLines(text: string, start: number, end: number): readonly string[] {
  return text.slice(start, end).replace(/\s+$/, '').split('\n');
}
