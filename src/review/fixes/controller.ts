import type { CallFact, ContextId, FileFacts } from '../analysis/facts/model.ts';
import { type Deadline, millisecondsText } from './deadline.ts';
import { indentAt, isFirstOnLine } from './scan.ts';
import type { Sheet } from './sheet.ts';
import type { MadeSignal, StandingSignal } from './signal.ts';

/**
 * A controller and a timer in front of the statement, where the platform has no signal that does it. The timer is not cleared:
 * aborting what is over does nothing, while clearing it before the body is read would leave the reading unbounded. Null where
 * something stands between the statement and the call (a loop, a function), or where nothing can be put before the statement.
 */
export function controllerBefore(
  sheet: Sheet,
  call: CallFact,
  deadline: Deadline,
  standing: StandingSignal | null,
): MadeSignal | null {
  if (!runsOnceWithItsStatement(sheet, call)) {
    return null;
  }
  const name = freeName(sheet.text, ['controller', 'deadline', 'timeoutController']);
  if (name === null) {
    return null;
  }
  const { quote, semicolon, eol } = sheet.style;
  const abort = `${name}.abort()`;
  const lines = [
    `const ${name} = new AbortController()`,
    `setTimeout(() => ${abort}, ${millisecondsText(deadline)})`,
  ];
  if (standing !== null) {
    const { text } = standing;
    const access = standing.missing ? `${text}?.` : `${text}.`;
    lines.push(
      `if (${access}aborted) ${abort}`,
      `${access}addEventListener(${quote}abort${quote}, () => ${abort}, { signal: ${name}.signal })`,
    );
  }
  const { start } = call.statement;
  const indent = indentAt(sheet.text, start);
  const text = lines.map(line => line + semicolon + eol + indent).join('');
  return { expression: `${name}.signal`, setup: [{ start, end: start, text }], how: 'controller' };
}

/** Statements that what they hold runs with, once; a loop's parts run again and again. */
const single =
  /^(?:(?:const|let|var|return|await|throw|void|yield|if)\b|(?!(?:for|while|do|switch|try|class|function|async|default|case|else|export|import|with|abstract|declare|enum)\b)[\w$])/;

function runsOnceWithItsStatement(sheet: Sheet, call: CallFact): boolean {
  const { text, facts } = sheet;
  const { statement } = call;
  const fn = call.within === null ? null : facts.functions[call.within];
  if (
    fn !== null &&
    (fn === undefined || statement.start <= fn.bodySpan.start || statement.end >= fn.bodySpan.end)
  ) {
    return false;
  }
  const words = text.slice(statement.start, statement.end);
  if (!single.test(words) || /^[\w$]+\s*:/.test(words) || !isFirstOnLine(text, statement.start)) {
    return false;
  }
  return !isInClassBody(facts, call.context) && mayPrecede(sheet, statement.start);
}

/** A field's value stands in no statement. */
function isInClassBody(facts: FileFacts, id: ContextId): boolean {
  const context = facts.contexts[id];
  if (context === undefined || context.kind === 'class' || context.kind === 'function') {
    return context?.kind === 'class';
  }
  return context.outer !== null && isInClassBody(facts, context.outer);
}

/** A statement may be put before one that follows `{`, `;`, `}`, the start, or the end of another one: not before the body of an `if (…)`. */
function mayPrecede(sheet: Sheet, start: number): boolean {
  const before = withoutComments(sheet.text.slice(0, start));
  if (before === '' || /[{;}]$/.test(before)) {
    return true;
  }
  // Without semicolons, the statement before must end in something that the head of a statement never ends in.
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (
    !line.includes('//') &&
    (sheet.facts.calls.some(each => each.span.end === before.length) ||
      /^(?:(?!\b(?:else|do)$).)*['"`\]\w$]$/.test(line))
  );
}

/** Takes the comments off the end of a text, those behind code on its last line included. */
function withoutComments(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    const cut = rest.endsWith('*/')
      ? rest.slice(0, rest.lastIndexOf('/*'))
      : rest.replace(/(^|[\s;{}),])\/\/[^\r\n'"`]*$/, '$1');
    if (cut === rest) {
      return rest;
    }
    rest = cut.trimEnd();
  }
}

function freeName(text: string, names: readonly string[]): string | null {
  return names.find(name => !new RegExp(`\\b${name}\\b`).test(text)) ?? null;
}
