import type { Span } from '../../base/span.ts';
import { longestWindow } from './limits.ts';
import { type Reading, report } from './reading.ts';

/** False, with a warning, for a window that no tool rejects and nothing can be worked out of. */
export function isSensible(
  seconds: number,
  span: Span,
  reading: Reading,
  words: { readonly name: string; readonly example: string } = { name: 'time window', example: '28 days' },
): boolean {
  if (seconds > 0 && seconds <= longestWindow) {
    return true;
  }
  const what = seconds <= 0 ? 'is zero' : 'is longer than ten years';
  report(reading, 'window-range', span, `The ${words.name} ${what}; write one such as ${words.example}`, {
    severity: 'warning',
  });
  return false;
}
