import type { TextEdit } from '../../base/edit.ts';
import type { Finding } from '../../base/finding.ts';
import type { LineStarts } from '../../base/place.ts';
import { spanContains } from '../../base/span.ts';
import type { OutboundCall } from '../analysis/call.ts';
import { indentOf, isCode, isJsxChild, type LayoutFacts, lineEndAt, lineStart } from './code-lines.ts';
import { Coverage } from '../../base/directive-coverage.ts';
import { targetOf } from './coverage.ts';
import { type Directive, parseDirective } from '../../base/directive.ts';

export { removeSuppressionEdits } from './suppression-removal.ts';

export interface DisableInput {
  readonly text: string;
  readonly lines: LineStarts;
  readonly facts: LayoutFacts;
  readonly finding: Finding;
  /** The call that the finding is about; null where it is about none. */
  readonly call: OutboundCall | null;
  readonly scope: 'line' | 'file';
}

/**
 * The edits that suppress the rule of a finding for its line or its file. A comment that is there already is extended. None
 * where the finding is suppressed in that way already.
 */
export function disableEdits(input: DisableInput): readonly TextEdit[] {
  const directives = directivesOf(input.facts);
  return input.scope === 'file' ? fileEdits(input, directives) : lineEdits(input, directives);
}

function directivesOf(facts: LayoutFacts): readonly Directive[] {
  return facts.directives.flatMap(fact => {
    const parsed = parseDirective(fact);
    return parsed.kind === 'directive' ? [parsed.directive] : [];
  });
}

/** Adds the rule to a directive; nothing where it speaks of that rule. */
function extended(directive: Directive, rule: string): readonly TextEdit[] {
  const known = directive.names.length === 0 || directive.names.some(({ id }) => id === rule);
  return known ? [] : [{ start: directive.namesEnd, end: directive.namesEnd, text: `, ${rule}` }];
}

function fileEdits(
  { text, lines, finding }: DisableInput,
  directives: readonly Directive[],
): readonly TextEdit[] {
  const present = directives.find(({ reach }) => reach === 'file');
  if (present !== undefined) {
    return extended(present, finding.ruleId);
  }
  const at = topOf(text);
  const comment = `// faultline-disable-file ${finding.ruleId}`;
  const end = lineEndAt(text, lines, 1);
  const startsLine = at === 0 || /[\r\n\uFEFF]$/.test(text.slice(0, at));
  return [{ start: at, end: at, text: startsLine ? comment + end : end + comment }];
}

/** Behind a byte-order mark, a shebang, and a comment that tools expect to be the first (`/** @jest-environment … *\/`). */
function topOf(text: string): number {
  return (
    /^\uFEFF?(?:#!.*(?:\r\n|\n|\r|$))?(?:\/\*[^]*?\*\/[ \t]*(?:\r\n|\n|\r))?/.exec(text)?.[0].length ?? 0
  );
}

function lineEdits(input: DisableInput, directives: readonly Directive[]): readonly TextEdit[] {
  const { finding, call, lines } = input;
  const target = targetOf(finding, call ?? undefined, lines);
  const coverage = new Coverage(directives, lines);
  const [present] = target.lines.flatMap(line => coverage.onLine(line));
  if (present !== undefined) {
    return extended(present, finding.ruleId);
  }
  const spot = call === null ? spotOf(input, finding.line) : spotForCall(input, call);
  return [editAt(input, spot)];
}

/** Where the comment goes: a line of its own above `line`, or in front of the call. */
type Spot =
  | { readonly kind: 'above' | 'above-jsx'; readonly line: number }
  | { readonly kind: 'before'; readonly offset: number };

function spotOf(input: DisableInput, line: number): Spot {
  const start = lineStart(input.lines, line);
  return isJsxChild(input.text, input.facts, start) ? { kind: 'above-jsx', line } : { kind: 'above', line };
}

/**
 * Above the statement, as a comment there is always one. Nearer to the call where the statement holds other calls that would be
 * silenced too, and among the children of a JSX element; in front of the call where no line is certain to be code.
 */
function spotForCall({ text, lines, facts }: DisableInput, call: OutboundCall): Spot {
  const { fact, lines: at } = call.site;
  const own = lineStart(lines, at.call);
  const statement = lineStart(lines, at.statement);
  const opensLine = text.slice(statement, fact.statement.start).replace('\uFEFF', '').trim() === '';
  if (!(opensLine && at.call === at.statement)) {
    if (isJsxChild(text, facts, own)) {
      return { kind: 'above-jsx', line: at.call };
    }
    if (isShared(facts, call) && isCode(text, facts, own)) {
      return { kind: 'above', line: at.call };
    }
  }
  if (opensLine || isCode(text, facts, statement)) {
    return { kind: 'above', line: at.statement };
  }
  return isCode(text, facts, own)
    ? { kind: 'above', line: at.call }
    : { kind: 'before', offset: fact.span.start };
}

/** True where the statement holds calls beside this one and those around and inside of it. */
function isShared(facts: LayoutFacts, { site: { fact } }: OutboundCall): boolean {
  return facts.calls.some(
    ({ span }) =>
      spanContains(fact.statement, span) && !spanContains(span, fact.span) && !spanContains(fact.span, span),
  );
}

function editAt({ text, lines, finding }: DisableInput, spot: Spot): TextEdit {
  const rule = finding.ruleId;
  if (spot.kind === 'before') {
    return { start: spot.offset, end: spot.offset, text: `/* faultline-disable-line ${rule} */ ` };
  }
  const start = lineStart(lines, spot.line);
  const at = start === 0 && text.startsWith('\uFEFF') ? 1 : start;
  const words = `faultline-disable-next-line ${rule}`;
  const comment = spot.kind === 'above-jsx' ? `{/* ${words} */}` : `// ${words}`;
  return { start: at, end: at, text: indentOf(text, at) + comment + lineEndAt(text, lines, spot.line) };
}
