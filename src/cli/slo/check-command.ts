import type { Command } from '../command.ts';
import { findingsOptions, findingsRequestOf } from '../report-request.ts';
import { refuse } from '../usage.ts';
import { helpOption, lookedAt } from './shared-options.ts';

/** Checks SLO documents. What it does is loaded when it is asked for: a review needs none of it. */
export const sloCheckCommand: Command = {
  name: 'slo check',
  operands: '[paths…]',
  summary: 'Checks SLO documents (default: the working directory)',
  notes: [
    lookedAt,
    'A document that cannot be read is an error, and so is a file named that is no SLO document.',
    'Exit status: 0 · 1 findings at or above --fail-on · 2 wrong usage, or no SLO document.',
  ],
  options: {
    ...findingsOptions,
    stdin: { value: null, summary: 'Checks the text from standard input, among the documents around it' },
    'stdin-filename': { value: 'FILE', summary: 'The file that this text is, or will be' },
    help: helpOption,
  },
  run: async (given, io) => {
    const request = findingsRequestOf(given);
    return typeof request === 'string'
      ? refuse(io, request, 'faultline slo check --help')
      : (await import('./check-run.ts')).runCheck(request, io);
  },
};
