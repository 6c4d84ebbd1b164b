import type { Command } from '../command.ts';
import { refuse } from '../usage.ts';
import { formatNames } from './choices.ts';
import { convertRequestOf } from './requests.ts';
import { helpOption, outputOption } from './shared-options.ts';

/** Writes an SLO document in another format. */
export const sloConvertCommand: Command = {
  name: 'slo convert',
  operands: '--to FORMAT [file]',
  summary: 'Writes an SLO document in another format, and says what it cannot carry over',
  notes: [
    'Without a file: the one SLO document below the working directory. Notes go to the standard error.',
    'Exit status: 0 · 1 the document could not be read, or not written that way · 2 wrong usage.',
  ],
  options: {
    to: { value: formatNames, summary: 'The format to write (required)' },
    output: outputOption,
    help: helpOption,
  },
  run: async (given, io) => {
    const request = convertRequestOf(given);
    return typeof request === 'string'
      ? refuse(io, request, 'faultline slo convert --help')
      : (await import('./convert-run.ts')).runConvert(request, io);
  },
};
