import type { PromqlProblem } from './model.ts';
import { endOfString } from './strings.ts';
import { quoted } from './text.ts';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The first mistake of strings and brackets: one that is never closed, an escape that there is not. Told apart from the grammar,
 * which recovers from them in ways that say nothing to the author.
 */
export function bracketProblem(text: string): PromqlProblem | null {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '#') {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
    } else if (char === '"' || char === "'" || char === '`') {
      const end = endOfString(text, i);
      if (typeof end !== 'number') {
        return end;
      }
      i = end - 1;
    } else if (closing[char] !== undefined) {
      open.push(i);
    } else if (char === ')' || char === ']' || char === '}') {
      const from = open.pop();
      const wanted = from === undefined ? null : closing[text[from] ?? ''];
      if (wanted !== char) {
        return mismatch(i, char, wanted ?? null);
      }
    }
  }
  const last = open.pop();
  return last === undefined ? null : unclosed(last, text);
}

function mismatch(at: number, char: string, wanted: string | null): PromqlProblem {
  const message =
    wanted === null
      ? `${quoted(char)} closes nothing; remove it`
      : `${quoted(char)} stands where ${quoted(wanted)} has to close first`;
  return { kind: 'syntax', start: at, end: at + 1, message };
}

function unclosed(at: number, text: string): PromqlProblem {
  const char = text[at] ?? '';
  const message = `${quoted(char)} is never closed; add ${quoted(closing[char] ?? '')}`;
  return { kind: 'syntax', start: at, end: at + 1, message };
}
