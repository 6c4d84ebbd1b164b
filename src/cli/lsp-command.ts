import type { Command } from './command.ts';
import { refuse } from './usage.ts';

/** Runs the language server; it ends with its client. */
export const lspCommand: Command = {
  name: 'lsp',
  operands: '--stdio',
  summary: 'Runs the language server for an editor',
  notes: [],
  options: {
    stdio: { value: null, summary: 'Speaks over standard input and output, the one way there is' },
    clientProcessId: { value: 'PID', summary: 'The process of the editor: the server ends with it' },
    help: { short: 'h', value: null, summary: 'Prints this help' },
  },
  run: async (given, io) => {
    if (!given.switches.has('stdio')) {
      return refuse(io, 'lsp needs --stdio', 'faultline lsp --help');
    }
    // A bundle of its own beside this one: a review never loads it.
    await import(new URL('./server.js', import.meta.url).href);
    return null;
  },
};
