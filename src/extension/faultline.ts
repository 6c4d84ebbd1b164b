import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { statusMethod, type Status } from '../protocol/messages.ts';
import { createClient } from './client.ts';
import { copyReport } from './copy-report.ts';
import { reviewWorkspace } from './review-workspace.ts';
import { RulePages } from './rule-pages.ts';
import { StatusItem } from './status-item.ts';

/** The extension once it runs: the client of the language server, and what a person can ask for. */
export interface Faultline {
  reviewWorkspace(): Promise<void>;
  restart(): Promise<void>;
  showOutput(): Promise<void>;
  copyReport(): Promise<void>;
  /** `rule`: the id of a rule; anything else lets the person choose one. */
  showRule(rule: unknown): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and shows what it finds. Resolves once it runs, or once it is clear that it does not. */
export async function startFaultline(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Promise<Faultline> {
  const status = new StatusItem();
  const pages = new RulePages(context.extensionUri);
  const client = createClient(context, log, {
    onStopped: reason => {
      status.stopped(reason);
    },
    onRunning: () => {
      status.running();
    },
    showRule: rule => pages.show(rule),
  });
  context.subscriptions.push(
    status,
    pages,
    client.onNotification(statusMethod, (message: Status) => {
      status.update(message);
    }),
  );
  await startQuietly(client, log, status);
  return {
    reviewWorkspace: () => reviewWorkspace(client, status),
    restart: async () => {
      log.info('Restarting the server');
      await client.restart();
    },
    showOutput: () => {
      log.show();
      return Promise.resolve();
    },
    copyReport: () => copyReport(client, context, log),
    showRule: rule => pages.show(rule),
    stop: () => client.stop(),
  };
}

/** A server that does not start is said in the status item and in the log. */
async function startQuietly(
  client: LanguageClient,
  log: vscode.LogOutputChannel,
  status: StatusItem,
): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    log.error('The server could not be started', error);
    status.stopped(error instanceof Error ? error.message : String(error));
  }
}
