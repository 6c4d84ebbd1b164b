import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  callsMethod,
  cardMethod,
  dependenciesChangedMethod,
  dependenciesMethod,
  disableLineFix,
  type CallRow,
  type CallsQuery,
  type CardQuery,
  type DependencyTree,
} from '../protocol/dependencies.ts';
import { statusMethod, type Status } from '../protocol/messages.ts';
import { fixCall, openCall } from './call-actions.ts';
import { createClient } from './client.ts';
import { copyReport } from './copy-report.ts';
import type { DependencySource } from './dependency-tree.ts';
import type { ReliabilityView } from './reliability-view.ts';
import { reviewWorkspace } from './review-workspace.ts';
import { RulePages } from './rule-pages.ts';
import { ServerPreviews } from './slo-editor/server-previews.ts';
import { StatusItem } from './status-item.ts';

/** The extension once it runs: the client of the language server, and what a person can ask for. */
export interface Faultline {
  reviewWorkspace(): Promise<void>;
  openCall(call: CallRow): Promise<void>;
  /** Writes the preferred fix of what is reported of a call, or lets the person choose. */
  fixCall(call: CallRow): Promise<void>;
  /** Has the rule that reports a call pass over its line. */
  disableCall(call: CallRow): Promise<void>;
  restart(): Promise<void>;
  showOutput(): Promise<void>;
  copyReport(): Promise<void>;
  /** `rule`: the id of a rule; anything else lets the person choose one. */
  showRule(rule: unknown): Promise<void>;
  stop(): Promise<void>;
  readonly previews: ServerPreviews;
}

/** Starts the server and shows what it finds. Resolves once it runs, or once it is clear that it does not. */
export async function startFaultline(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  view: ReliabilityView,
): Promise<Faultline> {
  const status = new StatusItem();
  const pages = new RulePages(context.extensionUri);
  const client = createClient(context, log, {
    onStopped: reason => {
      status.stopped(reason);
      view.stopped();
      previews.stopped(reason);
    },
    onRunning: () => {
      status.running();
      view.fill(sourceOf(client, log));
    },
    showRule: rule => pages.show(rule),
  });
  const previews = new ServerPreviews(client, log);
  context.subscriptions.push(
    status,
    pages,
    previews,
    client.onNotification(statusMethod, (message: Status) => {
      status.update(message);
    }),
    client.onNotification(dependenciesChangedMethod, () => {
      view.refresh();
    }),
  );
  await startQuietly(client, log, reason => {
    status.stopped(reason);
    view.stopped();
    previews.stopped(reason);
  });
  return {
    previews,
    reviewWorkspace: () => reviewWorkspace(client, status),
    openCall: async call => {
      await openCall(call);
    },
    fixCall: call => fixCall(client, call, call.finding?.fix ?? null),
    disableCall: call => fixCall(client, call, disableLineFix),
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

/** What the server tells of the dependencies; nothing where it does not answer. */
function sourceOf(client: LanguageClient, log: vscode.LogOutputChannel): DependencySource {
  const ask = async <T>(method: string, nothing: T, query?: CallsQuery | CardQuery): Promise<T> => {
    try {
      return await (query === undefined
        ? client.sendRequest<T>(method)
        : client.sendRequest<T>(method, query));
    } catch (error) {
      log.error(`The server did not answer ${method}`, error);
      return nothing;
    }
  };
  return {
    tree: () => ask<DependencyTree | null>(dependenciesMethod, null),
    calls: ({ folder, row }) => ask<readonly CallRow[]>(callsMethod, [], { folder, dependency: row.id }),
    card: ({ folder, call }) =>
      ask<string | null>(cardMethod, null, { folder, file: call.file, call: call.id }),
  };
}

/** A server that does not start is said in the status item, in the view and in the log. */
async function startQuietly(
  client: LanguageClient,
  log: vscode.LogOutputChannel,
  onStopped: (reason: string) => void,
): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    log.error('The server could not be started', error);
    onStopped(error instanceof Error ? error.message : String(error));
  }
}
