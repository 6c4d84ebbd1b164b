const longestLine = 400;
const mostLines = 40;

/**
 * True where `at` certainly stands in a comment: on a line that begins with `//`, or in a block comment of which every line
 * begins with `*`. Code inside of a template (`* v${require('./package.json').version}`) is code all the same.
 */
export function isCommented(text: string, at: number): boolean {
  const start = startOfLine(text, at);
  if (start === null) {
    return false;
  }
  const first = firstInLine(text, start);
  if (first >= at) {
    return false;
  }
  if (text.charCodeAt(first) === 47 && text.charCodeAt(first + 1) === 47) {
    return !text.slice(first, at).includes('{');
  }
  return isBlockLine(text, first, at) && opensAbove(text, start, first);
}

function isBlockLine(text: string, first: number, end: number): boolean {
  const opens = text.startsWith('/*', first);
  if (!opens && text.charCodeAt(first) !== 42) {
    return false;
  }
  const line = text.slice(first, end);
  return !line.includes('*/') && !line.includes('${');
}

/** Follows the lines that begin with `*` up to the one that opens the comment. */
function opensAbove(text: string, lineStart: number, lineFirst: number): boolean {
  let start = lineStart;
  let first = lineFirst;
  for (let lines = 0; lines < mostLines; lines++) {
    if (text.startsWith('/*', first)) {
      return true;
    }
    const end = start - 1;
    const above = end < 0 ? null : startOfLine(text, end);
    if (above === null) {
      return false;
    }
    start = above;
    first = firstInLine(text, start);
    if (!isBlockLine(text, first, end)) {
      return false;
    }
  }
  return false;
}

/** null: further away than people write lines. */
function startOfLine(text: string, at: number): number | null {
  for (let i = at - 1; i >= at - longestLine; i--) {
    const code = text.charCodeAt(i);
    if (i < 0 || code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      return i + 1;
    }
  }
  return null;
}

function firstInLine(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) {
    at += 1;
  }
  return at;
}
