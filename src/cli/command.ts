import type { Arguments, Options } from './arguments.ts';
import type { Io } from './io.ts';
import type { Status } from './usage.ts';

/** A command of the `faultline` program. */
export interface Command {
  /** One word, or two where it is one of a group: `slo check`. */
  readonly name: string;
  /** What follows the name in the help: `[paths…]`. */
  readonly operands: string;
  readonly summary: string;
  /** Paragraphs below the options in its own help. */
  readonly notes: readonly string[];
  readonly options: Options;
  /** Does it; gives the exit status, or null where the process goes on by itself. */
  readonly run: (given: Arguments, io: Io) => Promise<Status | null>;
}
