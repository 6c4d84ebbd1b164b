import type { Progress } from '../node/feed.ts';
import type { Output } from './io.ts';

const barWidth = 24;
/** A review that is over by then shows no bar; after that it is drawn ten times a second. In milliseconds. */
const patience = 250;
const interval = 100;

/** A line on the terminal that is drawn over itself, and taken away before the report. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

/** A bar on a terminal; nothing elsewhere. `now`: milliseconds from any start. */
export function progressBar(output: Output, now: () => number): ProgressBar {
  if (!output.isTerminal) {
    return { show: () => undefined, clear: () => undefined };
  }
  let next = now() + patience;
  let drawn = false;
  return {
    show: progress => {
      if (now() < next) {
        return;
      }
      next = now() + interval;
      drawn = true;
      output.write(`\r\u001B[2K${barOf(progress).slice(0, output.columns - 1)}`);
    },
    clear: () => {
      if (drawn) {
        output.write('\r\u001B[2K');
        drawn = false;
      }
    },
  };
}

/** `reviewing ██████░░░░ 120/214`. */
export function barOf({ done, of }: Progress): string {
  const filled = of === 0 ? 0 : Math.round((barWidth * Math.min(done, of)) / of);
  return `reviewing ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${of}`;
}
