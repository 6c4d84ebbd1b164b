/** Why Prometheus (RE2) cannot compile a pattern, where that is certain; null: nothing is known against it. */
export function regexMistake(pattern: string): string | null {
  if (/(?:^|[^\\])(?:\\\\)*\(\?<?[=!]/.test(pattern)) {
    return 'RE2 has no look-around';
  }
  if (/(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(pattern)) {
    return 'RE2 has no back-references';
  }
  if (/^[*+?]/.test(pattern)) {
    return `nothing stands before \`${pattern.slice(0, 1)}\``;
  }
  return unbalanced(pattern);
}

function unbalanced(pattern: string): string | null {
  let open = 0;
  for (let i = 0; i < pattern.length; i++) {
    switch (pattern[i]) {
      case '\\':
        if (pattern[i + 1] === 'Q') {
          return null;
        }
        i++;
        break;
      case '[': {
        const end = endOfClass(pattern, i);
        if (end === null) {
          return '`[` is never closed';
        }
        i = end;
        break;
      }
      case '(':
        open++;
        break;
      case ')':
        open--;
        if (open < 0) {
          return '`)` closes nothing';
        }
        break;
      default:
    }
  }
  return open > 0 ? '`(` is never closed' : null;
}

/** Where `]` closes the class that begins at `start`; `[[:alpha:]]`, `[]a]` and `[^]a]` as RE2 reads them. */
function endOfClass(pattern: string, start: number): number | null {
  const from = start + (pattern[start + 1] === '^' ? 2 : 1);
  for (let i = from; i < pattern.length; i++) {
    if (pattern[i] === '\\') {
      i++;
    } else if (pattern.startsWith('[:', i)) {
      const end = pattern.indexOf(':]', i);
      i = end < 0 ? i : end + 1;
    } else if (pattern[i] === ']' && i > from) {
      return i;
    }
  }
  return null;
}

/** Whether a whole text matches a pattern, as matchers do; null where JavaScript reads the pattern otherwise than RE2. */
export function matchesWhole(pattern: string, text: string): boolean | null {
  if (/\\[QEzCpPAa]|\[\[:|\(\?/.test(pattern)) {
    return null;
  }
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(text);
  } catch {
    return null;
  }
}

/** The texts that a pattern stands for, where it is a list of words (`500|502`, `5(?:00|02)` is none); null: it is no such list. */
export function wordsOf(pattern: string): readonly string[] | null {
  const inner = /^\((?:\?:)?([^()]*)\)$/.exec(pattern)?.[1] ?? pattern;
  const parts = inner.split('|').map(part => part.replaceAll(/\\([.\-/])/g, '\u0000$1'));
  return parts.every(part => /^(?:\u0000.|[^\\^$.*+?()[\]{}|])*$/.test(part))
    ? parts.map(part => part.replaceAll('\u0000', ''))
    : null;
}
