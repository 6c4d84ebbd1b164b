import type { Command } from './command.ts';
import { explainCommand } from './explain-command.ts';
import { fixCommand } from './fix-command.ts';
import { initCommand } from './init-command.ts';
import { lspCommand } from './lsp-command.ts';
import { reviewCommand } from './review-command.ts';
import { sloCommands } from './slo/commands.ts';

export const commands: readonly Command[] = [
  reviewCommand,
  fixCommand,
  explainCommand,
  initCommand,
  lspCommand,
  ...sloCommands,
];
