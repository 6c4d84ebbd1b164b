import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';
import { openRuleCommand } from '../../protocol/messages.ts';
import { readLargeCommand } from '../../protocol/slo.ts';
import type { SloIssue } from '../../slo/model/model.ts';
import { ruleIdOf } from './diagnostics.ts';
import type { SloDocument } from './documents.ts';
import { suppressions } from './suppressions.ts';

export interface SloActionsOf {
  /** What is said of the document. */
  readonly issues: readonly SloIssue[];
  /** The diagnostics that the editor shows there. */
  readonly shown: readonly Diagnostic[];
  readonly form: 'versioned' | 'plain';
  /** The name of a rule's page. */
  readonly pageOf: (ruleId: string) => string;
}

/** More than that is no longer a choice. */
const mostFixes = 4;

/** What can be done about the issues in a range: their fixes, the suppressions, the page of the rule. */
export function sloActions(slo: SloDocument, range: LspRange, of: SloActionsOf): CodeAction[] {
  if (slo.state === 'large') {
    return [readLarge(slo)];
  }
  const asked = { start: slo.document.offsetAt(range.start), end: slo.document.offsetAt(range.end) };
  return of.issues.filter(({ span }) => meets(span, asked)).flatMap(issue => actionsFor(slo, issue, of));
}

function readLarge({ document }: SloDocument): CodeAction {
  const title = 'Read this SLO document, although it is large';
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: readLargeCommand, arguments: [document.uri] },
  };
}

function actionsFor(slo: SloDocument, issue: SloIssue, of: SloActionsOf): CodeAction[] {
  const id = ruleIdOf(issue);
  const common = { kind: CodeActionKind.QuickFix, diagnostics: shownOf(slo, issue, of.shown) };
  const fixes = (issue.fixes ?? []).slice(0, mostFixes).map(({ title, preferred, edits }) => ({
    ...common,
    title,
    ...(preferred ? { isPreferred: true } : {}),
    edit: editOf(slo, edits, of.form),
  }));
  const disables = suppressions(slo, issue).map(({ title, edits }) => ({
    ...common,
    title,
    edit: editOf(slo, edits, of.form),
  }));
  const title = `About \`${id}\``;
  const about = {
    ...common,
    title,
    command: { title, command: openRuleCommand, arguments: [of.pageOf(id)] },
  };
  return [...fixes, ...disables, about];
}

function shownOf(slo: SloDocument, issue: SloIssue, shown: readonly Diagnostic[]): Diagnostic[] {
  const { start } = slo.range(issue.span);
  return shown.filter(
    ({ source, code, range }) =>
      source === 'faultline' &&
      code === ruleIdOf(issue) &&
      range.start.line === start.line &&
      range.start.character === start.character,
  );
}

/** Edits of a document, for the version that they were worked out of. */
export function editOf(
  slo: SloDocument,
  edits: readonly TextEdit[],
  form: SloActionsOf['form'],
): WorkspaceEdit {
  const { uri, version } = slo.document;
  const changes: LspTextEdit[] = edits.map(({ start, end, text }) => ({
    range: slo.range({ start, end }),
    newText: text,
  }));
  return form === 'versioned'
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

function meets(span: Span, asked: Span): boolean {
  return span.start <= asked.end && asked.start <= span.end;
}
