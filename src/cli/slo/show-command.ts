import type { Command } from '../command.ts';
import { showFormats } from './choices.ts';
import { showRequestOf } from './requests.ts';
import { helpOption, lookedAt } from './shared-options.ts';

/** Shows what SLOs come to. */
export const sloShowCommand: Command = {
  name: 'slo show',
  operands: '[paths…]',
  summary: 'Shows what SLOs come to: budget, alerts, when they page, how the budget burns down',
  notes: [lookedAt, 'Exit status: 0 · 1 a document could not be read · 2 wrong usage, or no SLO document.'],
  options: {
    format: { short: 'f', value: showFormats, summary: 'How it is written (default: text)' },
    help: helpOption,
  },
  run: async (given, io) => (await import('./show-run.ts')).runShow(showRequestOf(given), io),
};
