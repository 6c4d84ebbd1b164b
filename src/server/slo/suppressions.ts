import { parseDirective, type Directive, type Reach } from '../../base/directive.ts';
import type { TextEdit } from '../../base/edit.ts';
import { queriesOf } from '../../slo/rules/queries.ts';
import { directiveComments } from '../../slo/rules/comments.ts';
import type { SloIssue } from '../../slo/model/model.ts';
import { ruleIdOf } from './diagnostics.ts';
import type { SloDocument } from './documents.ts';
import { locate } from './locate.ts';

export interface Suppression {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Has the rule of an issue pass over its line, and over the whole file. */
export function suppressions(slo: SloDocument, issue: SloIssue): readonly Suppression[] {
  const id = ruleIdOf(issue);
  if (issue.rule === 'unused-suppression' || issue.rule === 'syntax') {
    return [];
  }
  return [
    { title: `Disable \`${id}\` for this line`, edits: [forLine(slo, issue, id)] },
    { title: `Disable \`${id}\` for this file`, edits: [forFile(slo, id)] },
  ];
}

function forLine(slo: SloDocument, issue: SloIssue, id: string): TextEdit {
  const { text } = slo;
  const start = lineStart(text, beginning(slo, issue.span.start));
  const above = directives(slo, 'next-line').find(
    ({ fact }) => text.indexOf('\n', fact.span.end) === start - 1,
  );
  if (above !== undefined) {
    return adding(above, id);
  }
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const comment = commentOf(slo, `faultline-disable-next-line ${id}`, issue.span.start);
  return { start, end: start, text: `${indent}${comment}${eolOf(text)}` };
}

function forFile(slo: SloDocument, id: string): TextEdit {
  const [there] = directives(slo, 'file');
  if (there !== undefined) {
    return adding(there, id);
  }
  const start = slo.text.startsWith('\uFEFF') ? 1 : 0;
  const comment = commentOf(slo, `faultline-disable-file ${id}`, start);
  return { start, end: start, text: `${comment}${eolOf(slo.text)}` };
}

/** One that names every rule has no name to add to, and would have silenced the issue. */
function directives(slo: SloDocument, reach: Reach): readonly Directive[] {
  return directiveComments(slo.file)
    .map(parseDirective)
    .flatMap(parsed => (parsed.kind === 'directive' ? [parsed.directive] : []))
    .filter(directive => directive.reach === reach && directive.names.length > 0);
}

function adding({ namesEnd }: Directive, id: string): TextEdit {
  return { start: namesEnd, end: namesEnd, text: `, ${id}` };
}

/** A comment within a text of several lines would be part of it: the line that the text begins on stands for all of it. */
function beginning(slo: SloDocument, offset: number): number {
  const value = slo.format === 'markdown' ? null : (locate(slo, offset)?.value ?? null);
  return value !== null && value.start <= offset && offset <= value.end ? value.start : offset;
}

function commentOf(slo: SloDocument, words: string, offset: number): string {
  const isQuery = slo.file.slos
    .flatMap(queriesOf)
    .some(({ query: { field } }) => field.span.start <= offset && offset <= field.span.end);
  return slo.format === 'markdown' && !isQuery ? `<!-- ${words} -->` : `# ${words}`;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
