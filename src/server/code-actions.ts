import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range as LspRange,
} from 'vscode-languageserver';
import type { Finding } from '../base/finding.ts';
import { openRuleCommand, type ActionData } from '../protocol/messages.ts';
import { joinPerCall } from '../review/faces.ts';
import { compare } from './hover.ts';
import type { ToEditor } from './positions.ts';

export interface ActionsOf {
  readonly uri: string;
  readonly version: number;
  readonly toEditor: ToEditor;
  /** The diagnostics that the editor shows there. */
  readonly shown: readonly Diagnostic[];
  /** `about`: the text does not parse, so that nothing can be written into it. */
  readonly offer: 'everything' | 'about';
}

/** More than that is no longer a choice. */
const mostActions = 7;

export const fixAllKind = `${CodeActionKind.SourceFixAll}.faultline`;

/**
 * What is offered for the findings in a range: their fixes, the suppressions, the page of the rule. Exactly one of those for
 * a finding is preferred, and none where there is no fix.
 */
export function actionsAt(findings: readonly Finding[], range: LspRange, of: ActionsOf): CodeAction[] {
  return joinPerCall(findings)
    .filter(({ speaks }) => meets(of.toEditor(speaks), range))
    .flatMap(({ speaks, others }) => actionsFor([speaks, ...others], of));
}

function actionsFor(findings: readonly [Finding, ...Finding[]], of: ActionsOf): CodeAction[] {
  const [speaks] = findings;
  const about = aboutAction(speaks, of);
  if (of.offer === 'about') {
    return distinctRules(findings).map(finding => aboutAction(finding, of));
  }
  const fixes = findings.flatMap(finding => [
    ...finding.fixes.map(({ id, title, preferred }) =>
      action(title, { finding, fix: id, form: preferred && finding === speaks ? 'preferred' : 'other' }, of),
    ),
    ...(finding.tag === 'unnecessary'
      ? [action('Remove the suppression', { finding, fix: 'disable/remove', form: 'preferred' }, of)]
      : []),
  ]);
  const ends = [...disables(findings, of), about];
  // What does not fit among them is among the refactorings.
  return [...fixes.slice(0, mostActions - ends.length), ...ends];
}

/** Where several rules speak of one call, the loudest is disabled first; the next one speaks then. */
function disables(findings: readonly Finding[], of: ActionsOf): CodeAction[] {
  const [finding] = findings.filter(each => each.call !== null);
  return finding === undefined
    ? []
    : (['line', 'file'] as const).map(reach =>
        action(
          `Disable \`${finding.ruleId}\` for this ${reach}`,
          { finding, fix: `disable/${reach}`, form: 'other' },
          of,
        ),
      );
}

interface Choice {
  readonly finding: Finding;
  readonly fix: string;
  readonly form: 'preferred' | 'other';
}

function action(title: string, { finding, fix, form }: Choice, of: ActionsOf): CodeAction {
  const data: ActionData = { kind: 'fix', uri: of.uri, version: of.version, finding: finding.id, fix };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: shownOf(finding, of),
    ...(form === 'preferred' ? { isPreferred: true } : {}),
    data,
  };
}

function aboutAction(finding: Finding, of: ActionsOf): CodeAction {
  const title = `About \`${finding.ruleId}\``;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: shownOf(finding, of),
    command: { title, command: openRuleCommand, arguments: [finding.ruleId] },
  };
}

/** The diagnostic that speaks of the finding's place, whichever of its findings it names. */
function shownOf(finding: Finding, { shown, toEditor }: ActionsOf): Diagnostic[] {
  const range = toEditor(finding);
  return shown.filter(
    diagnostic =>
      diagnostic.source === 'faultline' &&
      range !== null &&
      compare(diagnostic.range.start, range.start) === 0,
  );
}

function distinctRules(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    seen.set(finding.ruleId, seen.get(finding.ruleId) ?? finding);
  }
  return [...seen.values()];
}

function meets(range: LspRange | null, asked: LspRange): boolean {
  return range !== null && compare(range.start, asked.end) <= 0 && compare(asked.start, range.end) <= 0;
}
