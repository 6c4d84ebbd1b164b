import type { Span } from '../../base/span.ts';
import type { Field } from '../model/model.ts';
import { readAlertWindows } from './alert-windows.ts';
import { entryOf, headOf, listOf, mapOf, textField, valueOf } from './fields.ts';
import { note, type Reading, report } from './reading.ts';
import { checkShape, type Decoding } from './shape.ts';
import {
  slothDecoding,
  slothKeys,
  slothKubernetesDecoding,
  slothKubernetesKeys,
  slothKubernetesShape,
  slothShape,
} from './sloth-shape.ts';
import {
  checkPlugins,
  checkSlothLabels,
  checkSlothName,
  readSlothSlo,
  type SlothGroup,
} from './sloth-slo.ts';
import type { MapTree, Tree } from './tree.ts';

/** Reads one document of Sloth's own format, `version: prometheus/v1`. Source: https://github.com/slok/sloth. */
export function readSloth(tree: Tree, document: number, reading: Reading): void {
  checkShape(tree, slothShape, 'document', { reading, decoding: slothDecoding, document });
  checkLine(tree, reading);
  readGroup(tree, { keys: slothKeys, decoding: slothDecoding, format: 'sloth/v1' }, document, reading);
}

/** Reads one resource of `sloth.slok.dev/v1`: SLOs as in Sloth's own format, or the windows that it alerts by. */
export function readSlothKubernetes(tree: MapTree, document: number, reading: Reading): void {
  const resource = textField(valueOf(tree, 'kind'));
  if (resource?.value === 'AlertWindows') {
    readAlertWindows(tree, document, reading);
    return;
  }
  if (resource?.value !== 'PrometheusServiceLevel') {
    const message = 'Sloth knows the kinds `PrometheusServiceLevel` and `AlertWindows`; write one of them';
    report(reading, 'unknown-kind', resource?.span ?? headOf(tree), message);
    return;
  }
  checkShape(tree, slothKubernetesShape, 'document', {
    reading,
    decoding: slothKubernetesDecoding,
    document,
  });
  for (const key of ['apiVersion', 'kind']) {
    const entry = entryOf(tree, key);
    if (entry !== null && !isWholeLine(lineOf(entry.keySpan, reading.text), key)) {
      note(reading, 'tool-reading', { document, key, span: entry.value.span });
    }
  }
  const spec = mapOf(tree, 'spec');
  const style = {
    keys: slothKubernetesKeys,
    decoding: slothKubernetesDecoding,
    format: 'sloth/k8s',
  } as const;
  if (spec === null) {
    report(
      reading,
      'required',
      entryOf(tree, 'spec')?.keySpan ?? headOf(tree),
      'The resource has no `spec`; add one',
    );
  } else {
    readGroup(spec, style, document, reading);
  }
}

type Style = Pick<SlothGroup, 'keys' | 'format'> & { readonly decoding: Decoding };

function readGroup(tree: Tree, style: Style, document: number, reading: Reading): void {
  const match = style.decoding.keys;
  const service: Field<string> | null = textField(valueOf(tree, 'service', match));
  const labels = valueOf(tree, 'labels', match);
  const group: SlothGroup = {
    reading,
    format: style.format,
    document,
    keys: style.keys,
    match,
    service,
    labels,
  };
  checkSlothName(service, 'service', entryOf(tree, 'service', match)?.keySpan ?? headOf(tree), reading);
  checkSlothLabels(labels, 'label', reading);
  checkPlugins(valueOf(tree, style.keys.plugins, match), group);
  const slos = listOf(tree, 'slos', match);
  if (slos.length === 0) {
    report(
      reading,
      'required',
      entryOf(tree, 'slos', match)?.keySpan ?? headOf(tree),
      'The document has no SLO; add one under `slos`',
    );
  }
  for (const slo of slos) {
    reading.slos.push(readSlothSlo(slo, group));
  }
  note(reading, 'default-window', { document, span: headOf(tree) });
}

/**
 * Sloth recognises its format by a pattern on the line, before any YAML is read: no comment may follow, no quotes may be around the key.
 * Source: `storage/io/sloth.go`.
 */
function checkLine(tree: Tree, reading: Reading): void {
  const entry = entryOf(tree, 'version', 'folded');
  if (
    entry !== null &&
    !/^version: +['"]?prometheus\/v1['"]?\r? *$/.test(lineOf(entry.keySpan, reading.text))
  ) {
    report(
      reading,
      'unknown-version',
      entry.value.span,
      'Sloth finds its version only alone on its line: `version: prometheus/v1`',
    );
  }
}

function isWholeLine(line: string, key: string): boolean {
  return line.startsWith(`${key}: `) && !/[#\r]/.test(line);
}

function lineOf(span: Span, text: string): string {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.start);
  return text.slice(span.start === 0 ? 0 : start, end === -1 ? text.length : end);
}
