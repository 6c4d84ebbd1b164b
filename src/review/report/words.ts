import type { Guard } from '../../base/guard.ts';
import type { Severity } from '../../base/severity.ts';

/** `1 file`, `2 files`; `forms` where the plural is no `s`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(count)} ${count === 1 ? noun : plural}`;
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `3 warnings`, `2 information`. */
export function countedSeverity(count: number, severity: Severity): string {
  return severity === 'information' ? counted(count, severity, severity) : counted(count, severity);
}

/** `circuit breaker`, in short `breaker`. */
export function guardName(guard: Guard, form: 'full' | 'short'): string {
  return (form === 'short' ? guard.replace('circuit-', '') : guard).replace('-', ' ');
}

/** The first few, then how many more there are. */
export function someOf(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return items.slice(0, most).join(', ') + (rest > 0 ? ` and ${thousands(rest)} more` : '');
}

/** Cuts a text into lines of at most `width` characters, between words; a longer word stands by itself. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
