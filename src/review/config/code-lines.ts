import type { LineStarts } from '../../base/place.ts';
import type { FileFacts } from '../analysis/facts/model.ts';

/** The facts that tell code from text. */
export type LayoutFacts = Pick<FileFacts, 'directives' | 'calls' | 'functions' | 'marks'>;

export function lineStart(lines: LineStarts, line: number): number {
  return lines[line - 1] ?? 0;
}

/** The spaces and tabs that a line begins with. */
export function indentOf(text: string, start: number): string {
  return /^[ \t]*/.exec(text.slice(start, start + 400))?.[0] ?? '';
}

/** How the lines around a line end: CRLF, LF or CR. */
export function lineEndAt(text: string, lines: LineStarts, line: number): string {
  const next = lines[line] ?? lines[line - 1] ?? 0;
  const last = text[next - 1];
  return last === '\n' && text[next - 2] === '\r' ? '\r\n' : last === '\r' ? '\r' : '\n';
}

/**
 * True where it is certain that a place is in code: not in a template's text, JSX text, a comment or a string. Looks at the
 * text from the nearest place before it that is known to be code; what cannot be told is false.
 */
export function isCode(text: string, facts: LayoutFacts, position: number): boolean {
  const anchor = Math.max(0, ...anchorsOf(facts).filter(start => start <= position));
  const before = text.slice(anchor, position).replace(harmless, '');
  const suspicious = facts.marks.includes('jsx') ? /[`\\]|\/\*|(?:^|[\s([{,?:=>&|])<[A-Za-z>]/ : /[`\\]|\/\*/;
  return !suspicious.test(before) && staysInside(before);
}

/** Whole strings, comments and templates on one line. */
const harmless = /\/\/.*|\/\*[^]*?\*\/|'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*"|`(?:[^`\\\r\n]|\\.)*`/g;

function anchorsOf({ calls, functions }: LayoutFacts): readonly number[] {
  return [
    ...calls.map(({ statement }) => statement.start),
    ...functions.map(({ bodySpan }) => bodySpan.start),
  ];
}

/** No brace closes that was not opened: behind it may be the text of a template or of JSX that the anchor stands in. */
function staysInside(code: string): boolean {
  let depth = 0;
  for (const character of code) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return true;
}

/** True where the line is a child of a JSX element and begins with an expression in braces. */
export function isJsxChild(text: string, facts: LayoutFacts, start: number): boolean {
  return (
    facts.marks.includes('jsx') &&
    /^[ \t]*\{/.test(text.slice(start, start + 400)) &&
    endsJsxChild(text.slice(0, start))
  );
}

/** True where what stands there ends with a tag or with another child in braces. */
export function endsJsxChild(before: string): boolean {
  const end = before.trimEnd().slice(-2);
  return end.endsWith('}') || (end.endsWith('>') && end !== '=>');
}
