import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { openRuleCommand, type StartOptions } from '../protocol/messages.ts';
import { BackOff } from './back-off.ts';
import { yamlServerMethod, type YamlServerState } from '../protocol/slo.ts';
import { documentSelector } from './languages.ts';
import { SloMiddleware } from './slo-documents.ts';
import { onYamlServerChange, yamlServerState } from './yaml-server.ts';

export interface ClientEvents {
  readonly onRunning: () => void;
  /** The server has stopped and is not started again. */
  readonly onStopped: (reason: string) => void;
  readonly showRule: (rule: unknown) => Promise<void>;
}

/** The client of the server, which runs in a Node of its own; not started yet. */
export function createClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  events: ClientEvents,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const start = (): StartOptions => ({
    icons: 'codicons',
    pages: vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules').toString(),
    yamlServer: yamlServerState(),
    trust: vscode.workspace.isTrusted ? 'trusted' : 'untrusted',
    preview: 'available',
  });
  const slo = new SloMiddleware(() => client);
  const options: LanguageClientOptions = {
    documentSelector: [...documentSelector],
    initializationOptions: start,
    outputChannel: log,
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: true },
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    errorHandler: new BackOff(log, events.onStopped),
    middleware: {
      ...slo.middleware(),
      executeCommand: (command, args, next): unknown =>
        command === openRuleCommand ? events.showRule((args as readonly unknown[])[0]) : next(command, args),
    },
  };
  const client: LanguageClient = new LanguageClient(
    'faultline',
    'Faultline',
    { module, transport: TransportKind.ipc },
    options,
  );
  context.subscriptions.push(
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        events.onRunning();
      }
    }),
    onYamlServerChange(() => {
      const state: YamlServerState = { state: yamlServerState() };
      client.sendNotification(yamlServerMethod, state).catch((error: unknown) => {
        log.error('The server was not told of another one for YAML', error);
      });
    }),
  );
  return client;
}
