import * as vscode from 'vscode';
import { commandIds, type CommandId } from './command-ids.ts';
import { isReviewed } from './languages.ts';
import type { Faultline } from './faultline.ts';

let starting: Promise<Faultline> | null = null;

/**
 * Costs next to nothing: the language client is loaded, and the server started, when a document to review is there or a
 * command is used.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Faultline', { log: true });
  context.subscriptions.push(log);
  const start = (): Promise<Faultline> => {
    starting ??= import('./faultline.ts').then(module => module.startFaultline(context, log));
    return starting;
  };
  for (const id of commandIds) {
    context.subscriptions.push(
      vscode.commands.registerCommand(id, async (...args: unknown[]) => runCommand(await start(), id, args)),
    );
  }
  const startFor = (document: vscode.TextDocument): void => {
    if (starting === null && isReviewed(document)) {
      start().catch((error: unknown) => {
        log.error('Faultline could not be started', error);
      });
    }
  };
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
  vscode.workspace.textDocuments.forEach(startFor);
}

/** Ends the server; VS Code waits for it. */
export async function deactivate(): Promise<void> {
  const running = await starting;
  starting = null;
  await running?.stop();
}

function runCommand(faultline: Faultline, id: CommandId, args: readonly unknown[]): Promise<unknown> {
  switch (id) {
    case 'faultline.reviewWorkspace':
      return faultline.reviewWorkspace();
    case 'faultline.restartServer':
      return faultline.restart();
    case 'faultline.showOutput':
      return faultline.showOutput();
    case 'faultline.copyDiagnosticsReport':
      return faultline.copyReport();
    case 'faultline.showRule':
      return faultline.showRule(args[0]);
  }
}
