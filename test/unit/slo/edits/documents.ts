import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyEdits, type TextEdit } from '../../../../src/base/edit.ts';
import { newSlo } from '../../../../src/slo/convert/new-document.ts';
import { editablesOf, type Editable } from '../../../../src/slo/edits/edit.ts';
import type { EditResult } from '../../../../src/slo/edits/result.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { type Slo, type SloFile, sloFormats } from '../../../../src/slo/model/model.ts';
import { fixture, fixtures } from '../formats/reading.ts';

const shop = fileURLToPath(new URL('../../../../examples/shop/slo/', import.meta.url));

export interface Document {
  readonly path: string;
  readonly text: string;
}

/** The shop's documents, every new document, and the fixtures of the reader: several of every format. */
export const documents: readonly Document[] = [
  ...readdirSync(shop).map(name => ({ path: name, text: readFileSync(shop + name, 'utf8') })),
  ...sloFormats.map(format => ({
    path: format === 'markdown' ? 'new.slo.md' : `new-${format.replace('/', '-')}.slo.yaml`,
    text: newSlo(format),
  })),
  ...fixtures.map(name => ({ path: name, text: fixture(name) })),
];

export function readText(text: string, path = 'checkout.slo.yaml'): SloFile {
  return readSlo(path, text);
}

export function apply(file: SloFile, edits: readonly TextEdit[]): string {
  const text = applyEdits(file.text, edits);
  assert.ok(text !== null, 'the edits overlap');
  return text;
}

type Edit = (file: SloFile, slo: Slo) => EditResult;

/** The text after an edit of its first SLO. */
export function after(text: string, edit: Edit, path = 'checkout.slo.yaml'): string {
  const file = readText(text, path);
  const [slo] = file.slos;
  assert.ok(slo !== undefined, 'no SLO is there');
  const result = edit(file, slo);
  assert.ok(result.kind === 'edits', result.kind === 'impossible' ? result.reason : result.kind);
  assert.equal(result.at, Math.min(...result.edits.map(({ start }) => start)));
  return apply(file, result.edits);
}

/** The lines that an edit takes away and adds, `-` and `+` in front. */
export function changes(text: string, edit: Edit, path = 'checkout.slo.yaml'): readonly string[] {
  const before = text.split('\n');
  const now = after(text, edit, path).split('\n');
  let head = 0;
  while (head < before.length && before[head] === now[head]) {
    head++;
  }
  let tail = 0;
  while (tail < Math.min(before.length, now.length) - head && before.at(-1 - tail) === now.at(-1 - tail)) {
    tail++;
  }
  const removed = before.slice(head, before.length - tail).map(line => `-${line}`);
  const added = now.slice(head, now.length - tail).map(line => `+${line}`);
  return [...removed, ...added];
}

/** Why an edit of the first SLO cannot be done. */
export function reason(text: string, edit: Edit, path = 'checkout.slo.yaml'): string {
  const file = readText(text, path);
  const [slo] = file.slos;
  assert.ok(slo !== undefined);
  const result = edit(file, slo);
  return result.kind === 'impossible' ? result.reason : `it is not impossible: ${result.kind}`;
}

/** The editable at the same place of another reading of the document. */
export function sameIn(file: SloFile, editable: Editable): Editable {
  const found = editablesOf(file).find(
    ({ object, path }) => object === editable.object && path.join('\n') === editable.path.join('\n'),
  );
  assert.ok(found !== undefined, `${editable.path.join('.')} is gone`);
  return found;
}

export function editable(file: SloFile, ...path: readonly (string | number)[]): Editable {
  const found = editablesOf(file).find(each => each.path.join('\n') === path.join('\n'));
  assert.ok(found !== undefined, `nothing editable is at ${path.join('.')}`);
  return found;
}
