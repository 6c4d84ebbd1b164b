import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import {
  previewCloseMethod,
  previewEditMethod,
  previewMethod,
  previewOpenMethod,
  trustedMethod,
  type EditAnswer,
  type EditRequest,
  type HostMessage,
  type HostState,
  type PreviewEdit,
  type PreviewOf,
  type ServerPreview,
} from '../../protocol/slo-preview.ts';

type Listener = (message: HostMessage) => void;

/** What the server tells of the documents whose previews are in sight, also across its end and its new start. */
export class ServerPreviews {
  private readonly client: LanguageClient;
  private readonly log: vscode.LogOutputChannel;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private stop: HostState = { kind: 'starting' };

  constructor(client: LanguageClient, log: vscode.LogOutputChannel) {
    this.client = client;
    this.log = log;
    this.subscriptions = [
      client.onNotification(previewMethod, (message: ServerPreview) => {
        this.receive(message);
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) {
          [...this.listeners.keys()].forEach(uri => {
            this.tell(previewOpenMethod, { uri });
          });
        } else {
          this.ended({ kind: 'starting' });
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.tell(trustedMethod);
      }),
    ];
  }

  /** The server has ended, and is not started again by itself. */
  stopped(reason: string): void {
    this.ended({ kind: 'stopped', reason });
  }

  /** Hears of a document until it is disposed of. What is to be said now is said soon. */
  watch(uri: string, listener: Listener): vscode.Disposable {
    const listeners = this.listeners.get(uri) ?? new Set();
    listeners.add(listener);
    this.listeners.set(uri, listeners);
    if (this.client.isRunning()) {
      this.tell(previewOpenMethod, { uri });
    } else {
      listener({ kind: 'state', state: this.stop });
    }
    return new vscode.Disposable(() => {
      if (listeners.delete(listener) && listeners.size === 0) {
        this.listeners.delete(uri);
        this.tell(previewCloseMethod, { uri });
      }
    });
  }

  /** Has all be told again that may have changed without the text: somebody comes back to the window. */
  refresh(uri: string): void {
    if (this.listeners.has(uri)) {
      this.tell(previewOpenMethod, { uri });
    }
  }

  /** How an edit changes the text. */
  async edit(uri: string, edit: PreviewEdit): Promise<EditAnswer> {
    try {
      return await this.client.sendRequest<EditAnswer>(previewEditMethod, {
        uri,
        edit,
      } satisfies EditRequest);
    } catch (error) {
      this.log.error('The server did not answer an edit of the SLO preview', error);
      return { kind: 'refused', reason: vscode.l10n.t('The server of Faultline did not answer.') };
    }
  }

  dispose(): void {
    this.subscriptions.forEach(subscription => subscription.dispose());
  }

  private receive(message: ServerPreview): void {
    switch (message.kind) {
      case 'preview':
        this.say(message.preview.uri, message);
        return;
      case 'none':
        this.say(message.uri, { kind: 'state', state: message.reason });
        return;
    }
  }

  private ended(state: HostState): void {
    this.stop = state;
    [...this.listeners.keys()].forEach(uri => {
      this.say(uri, { kind: 'state', state });
    });
  }

  private say(uri: string, message: HostMessage): void {
    for (const listener of [...(this.listeners.get(uri) ?? [])]) {
      listener(message);
    }
  }

  /** Where the server does not run, it is told when it does. */
  private tell(method: string, params?: PreviewOf): void {
    if (!this.client.isRunning()) {
      return;
    }
    const sent =
      params === undefined
        ? this.client.sendNotification(method)
        : this.client.sendNotification(method, params);
    sent.catch((error: unknown) => {
      this.log.error(`The server was not told ${method}`, error);
    });
  }
}
