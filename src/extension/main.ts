import * as vscode from 'vscode';
import { commandIds, type CommandId } from './command-ids.ts';
import type { Node } from './dependency-items.ts';
import type { Faultline } from './faultline.ts';
import { isReviewed, isSloDocument } from './languages.ts';
import { ReliabilityView } from './reliability-view.ts';
import { followActiveDocument } from './slo-editor/context-key.ts';
import { runSloCommand } from './slo-editor/commands.ts';
import { SloEditorProvider, sloEditorType } from './slo-editor/provider.ts';
import type { ServerPreviews } from './slo-editor/server-previews.ts';

let starting: Promise<Faultline> | null = null;

/**
 * Costs next to nothing: the language client is loaded, and the server started, when a document to review is there or a
 * command is used.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Faultline', { log: true });
  const view = new ReliabilityView(context.workspaceState);
  context.subscriptions.push(log, view);
  const start = (): Promise<Faultline> => {
    starting ??= import('./faultline.ts').then(module => module.startFaultline(context, log, view));
    return starting;
  };
  const previews = async (): Promise<ServerPreviews> => (await start()).previews;
  const slo = new SloEditorProvider({ extension: context.extensionUri, log, previews });
  context.subscriptions.push(
    vscode.window.registerCustomEditorProvider(sloEditorType, slo, {
      supportsMultipleEditorsPerDocument: true,
    }),
    followActiveDocument(),
  );
  for (const id of commandIds) {
    context.subscriptions.push(
      vscode.commands.registerCommand(id, (...args: unknown[]) => runCommand({ view, slo, start }, id, args)),
    );
  }
  const startFor = (document: vscode.TextDocument): void => {
    if (starting === null && (isReviewed(document) || isSloDocument(document))) {
      start().catch((error: unknown) => {
        log.error('Faultline could not be started', error);
      });
    }
  };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(startFor),
    // A document may become one of ours while somebody writes it.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      startFor(document);
    }),
  );
  vscode.workspace.textDocuments.forEach(startFor);
}

/** Ends the server; VS Code waits for it. */
export async function deactivate(): Promise<void> {
  const running = await starting;
  starting = null;
  await running?.stop();
}

interface Running {
  readonly view: ReliabilityView;
  readonly slo: SloEditorProvider;
  readonly start: () => Promise<Faultline>;
}

async function runCommand(
  { view, slo, start }: Running,
  id: CommandId,
  args: readonly unknown[],
): Promise<unknown> {
  switch (id) {
    case 'faultline.reviewWorkspace':
      return (await start()).reviewWorkspace();
    case 'faultline.showOnlyFindings':
      view.show('findings');
      return undefined;
    case 'faultline.showAllCalls':
      view.show('all');
      return undefined;
    case 'faultline.fixCall':
    case 'faultline.openCall':
    case 'faultline.disableCall':
      return onCall(await start(), id, (args[0] as Node | undefined) ?? view.selected);
    case 'faultline.restartServer':
      return (await start()).restart();
    case 'faultline.showOutput':
      return (await start()).showOutput();
    case 'faultline.copyDiagnosticsReport':
      return (await start()).copyReport();
    case 'faultline.showRule':
      return (await start()).showRule(args[0]);
    case 'faultline.openSloPreview':
    case 'faultline.openSloPreviewToSide':
    case 'faultline.showSloSource':
    case 'faultline.copySloBudget':
    case 'faultline.copySloReport':
    case 'faultline.saveSloReport':
    case 'faultline.saveSloCharts':
      return runSloCommand(slo, id, args);
  }
}

/** What is done about the call of a line in the view. */
async function onCall(
  faultline: Faultline,
  id: 'faultline.fixCall' | 'faultline.openCall' | 'faultline.disableCall',
  node: Node | undefined,
): Promise<void> {
  if (node?.kind !== 'call') {
    return;
  }
  switch (id) {
    case 'faultline.fixCall':
      return faultline.fixCall(node.call);
    case 'faultline.openCall':
      return faultline.openCall(node.call);
    case 'faultline.disableCall':
      return faultline.disableCall(node.call);
  }
}
