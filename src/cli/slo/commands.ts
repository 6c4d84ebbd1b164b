import type { Command } from '../command.ts';
import { sloCheckCommand } from './check-command.ts';
import { sloConvertCommand } from './convert-command.ts';
import { sloNewCommand } from './new-command.ts';
import { sloShowCommand } from './show-command.ts';

/** The commands of the group `slo`. */
export const sloCommands: readonly Command[] = [
  sloCheckCommand,
  sloShowCommand,
  sloConvertCommand,
  sloNewCommand,
];
