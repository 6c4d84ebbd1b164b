import type { Option } from '../arguments.ts';

export const helpOption: Option = { short: 'h', value: null, summary: 'Prints this help' };

/** Of the commands that write a document. */
export const outputOption: Option = {
  short: 'o',
  value: 'FILE',
  summary: 'Where to write it, never over a file (default: standard output)',
};

/** A note in the help of the commands that take paths. */
export const lookedAt =
  'Without paths: every SLO document below the working directory, but for what git ignores and node_modules.';
