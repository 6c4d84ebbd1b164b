import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/base/edit.ts';
import { lineStartsOf, rangeOf } from '../../../../src/base/place.ts';
import { defaultSloSettings } from '../../../../src/base/slo-settings.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import type { SloFile, SloIssue } from '../../../../src/slo/model/model.ts';
import { checkSlo, type SloContext } from '../../../../src/slo/rules/check.ts';

export interface Reading {
  /** `checkout.slo.yaml` where it does not matter. */
  readonly path?: string;
  /** Only what this rule says counts; left out: all. With its prefix. */
  readonly rule?: string;
  /** Other files of the workspace by path. */
  readonly others?: Readonly<Record<string, string>>;
  readonly weights?: SloContext['weights'];
}

const annotation = /^ *# *\^+ .*$/;

/**
 * Checks a document that carries its own expectations: below a line stands a comment whose carets mark a place in it, with what is
 * said there. Where the place begins in the first columns, the carets begin behind the `#`.
 *
 *     objective: 0.999
 *     #          ^^^^^ `0.999` is 0.999 % here; write `99.9`, in per cent
 *
 * The comments are taken out, the rest is checked, and the comments that belong there are put back: both must be the same.
 */
export function assertAnnotated(text: string, reading: Reading = {}): void {
  const expected = dedent(text);
  const bare = withoutAnnotations(expected);
  assert.equal(withoutIndents(annotate(bare, issuesOf(bare, reading))), withoutIndents(expected));
}

/** The comments moved to the start of their lines: formatters indent a comment as they like. */
function withoutIndents(text: string): string {
  return text
    .split('\n')
    .map(line => (annotation.test(line) ? line.trimStart() : line))
    .join('\n');
}

/** The lines of a template without the indentation that all of them share. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const indents = lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map(line => line.slice(least)).join('\n');
}

export function withoutAnnotations(text: string): string {
  return text
    .split('\n')
    .filter(line => !annotation.test(line))
    .join('\n');
}

/** What is said of a document. */
export function issuesOf(text: string, reading: Reading = {}): readonly SloIssue[] {
  const file = readSlo(reading.path ?? 'checkout.slo.yaml', text);
  return checkSlo(file, contextOf(reading)).filter(
    ({ rule }) => reading.rule === undefined || `slo/${rule}` === reading.rule,
  );
}

function contextOf({ others = {}, weights }: Reading): SloContext {
  const files: readonly SloFile[] = Object.entries(others).map(([path, text]) => readSlo(path, text));
  return {
    others: files,
    settings: defaultSloSettings,
    ...(weights === undefined ? {} : { weights }),
  };
}

/** A document with a comment below each line that something is said of. */
export function annotate(text: string, issues: readonly SloIssue[]): string {
  const starts = lineStartsOf(text);
  const placed = issues.map(({ span, message }) => ({ ...rangeOf(starts, span), message }));
  return text
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...placed.filter(place => place.line === index + 1).map(place => comment(line, place)),
    ])
    .join('\n');
}

function comment(
  line: string,
  { column, endColumn, line: first, endLine, message }: ReturnType<typeof rangeOf> & { message: string },
): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const hash =
    indent.length + 2 > column - 1 ? Math.max(0, Math.min(indent.length, column - 3)) : indent.length;
  const from = Math.max(column - 1, hash + 2);
  const to = first === endLine ? endColumn - 1 : line.length;
  return `${' '.repeat(hash)}#${' '.repeat(from - hash - 1)}${'^'.repeat(Math.max(1, to - from))} ${message}`;
}

/** The document after a fix of the first thing that is said of it. */
export function fixed(text: string, fixId: string, reading: Reading = {}): string {
  const bare = withoutAnnotations(dedent(text));
  const fixes = issuesOf(bare, reading).flatMap(issue => issue.fixes ?? []);
  const fix = fixes.find(({ id }) => id === fixId);
  assert.ok(fix !== undefined, `no fix ${fixId} among ${fixes.map(({ id }) => id).join()}`);
  const result = applyEdits(bare, fix.edits);
  assert.ok(result !== null);
  return result;
}
