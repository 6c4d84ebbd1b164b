import type { Option } from '../arguments.ts';

export const helpOption: Option = { short: 'h', value: null, summary: 'Prints this help' };

/** A note in the help of the commands that take paths. */
export const lookedAt =
  'Without paths: every SLO document below the working directory, but for what git ignores and node_modules.';
