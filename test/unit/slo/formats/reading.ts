import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import type { SloFile, SloIssue } from '../../../../src/slo/model/model.ts';
import { annotate, dedent, withoutAnnotations } from '../rules/annotated.ts';

const folder = fileURLToPath(new URL('../../../fixtures/slo/', import.meta.url));

/** A document of every format, by the name of its file. */
export const fixtures: readonly string[] = readdirSync(folder).sort();

export function fixture(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

export function readFixture(name: string): SloFile {
  return readSlo(name, fixture(name));
}

/**
 * Reads a document that carries its own expectations: below a line, a comment whose carets mark what is wrong there, and says it.
 * Nothing else may be found.
 */
export function assertRead(text: string, path = 'checkout.slo.yaml'): void {
  const expected = dedent(text);
  const bare = withoutAnnotations(expected);
  assert.equal(aligned(annotate(bare, readSlo(path, bare).issues)), aligned(expected));
}

function aligned(text: string): string {
  return text
    .split('\n')
    .map(line => (/^ *# *\^/.test(line) ? line.trimStart() : line))
    .join('\n');
}

/** What is rejected, as `rule: source`. */
export function rejected(text: string, path = 'checkout.slo.yaml'): readonly string[] {
  return readSlo(path, text)
    .issues.filter(isError)
    .map(issue => said(issue, text));
}

export function isError({ severity }: SloIssue): boolean {
  return severity === 'error';
}

export function said({ rule, span }: SloIssue, text: string): string {
  return `${rule}: ${text.slice(span.start, span.end)}`;
}

/** The fixture with one line replaced by others, or taken out. The piece must stand there once. */
export function changed(name: string, piece: string, by: string): string {
  const text = fixture(name);
  assert.equal(text.split(piece).length, 2, `${piece} stands once in ${name}`);
  return text.replace(piece, () => by);
}
