import type { Io } from './io.ts';

/** Exit statuses of the command. */
export const status = {
  /** Nothing at or above `--fail-on`. */
  fine: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** The command line is wrong, or nothing could be reviewed. */
  unusable: 2,
} as const;

export type Status = (typeof status)[keyof typeof status];

/** Says what is wrong with the command line, and where to read more. */
export function refuse(io: Io, message: string, help = 'faultline --help'): Status {
  io.stderr.write(`faultline: ${message}\nSee \`${help}\`.\n`);
  return status.unusable;
}

/** Says why there is nothing to show. */
export function giveUp(io: Io, message: string): Status {
  io.stderr.write(`faultline: ${message}\n`);
  return status.unusable;
}
