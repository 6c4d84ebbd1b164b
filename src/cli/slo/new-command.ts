import type { Command } from '../command.ts';
import { refuse } from '../usage.ts';
import { formatNames } from './choices.ts';
import { newRequestOf } from './requests.ts';
import { helpOption, outputOption } from './shared-options.ts';

/** Writes a new SLO document. */
export const sloNewCommand: Command = {
  name: 'slo new',
  operands: '--format FORMAT',
  summary: 'Writes a new SLO document to start from',
  notes: ['Exit status: 0 · 2 wrong usage, or the file is there already.'],
  options: {
    format: { short: 'f', value: formatNames, summary: 'Its format (required)' },
    output: outputOption,
    help: helpOption,
  },
  run: async (given, io) => {
    const request = newRequestOf(given);
    return typeof request === 'string'
      ? refuse(io, request, 'faultline slo new --help')
      : (await import('./new-run.ts')).runNew(request, io);
  },
};
