import * as vscode from 'vscode';
import type { HostMessage, PageMessage, PageOffer } from '../../protocol/slo-preview.ts';
import { readPageMessage } from '../../protocol/slo-preview-page.ts';
import { readLargeCommand } from '../../protocol/slo.ts';
import { isSloDocument } from '../languages.ts';
import { applyEdit } from './apply-edit.ts';
import { FileState } from './file-state.ts';
import { pageHtml, type PageParts } from './page.ts';
import { saveFile } from './save-file.ts';
import type { ServerPreviews } from './server-previews.ts';
import { showText } from './text-editors.ts';

export interface SessionOptions {
  readonly parts: PageParts;
  readonly log: vscode.LogOutputChannel;
  /** Resolves once the server runs, or has failed to. */
  readonly previews: () => Promise<ServerPreviews>;
}

/** One preview of a document: a page, and what goes to and fro between it, the text and the server. */
export class PreviewSession {
  readonly document: vscode.TextDocument;
  readonly panel: vscode.WebviewPanel;
  private readonly options: SessionOptions;
  private readonly file: FileState;
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private watching: vscode.Disposable | null = null;
  private page: 'loading' | 'ready' | 'closed' = 'loading';
  /** What the page is told when it is ready: after hiding it begins anew. */
  private last: HostMessage = { kind: 'state', state: { kind: 'starting' } };
  private cursor: number | null = null;
  /** One edit after the other: each is for the text that the one before has left. */
  private edits: Promise<unknown> = Promise.resolve();

  constructor(document: vscode.TextDocument, panel: vscode.WebviewPanel, options: SessionOptions) {
    this.document = document;
    this.panel = panel;
    this.options = options;
    this.file = new FileState(document.uri, () => {
      this.show();
    });
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [] };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => {
        this.receive(message);
      }),
      panel.onDidChangeViewState(() => {
        this.looked();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (textEditor.document === document && selection !== undefined) {
          this.look(document.offsetAt(selection.active));
        }
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          void this.refresh();
        }
      }),
      vscode.workspace.onDidSaveTextDocument(saved => {
        if (saved === document) {
          void this.refresh();
        }
      }),
      this.file,
    ];
    webview.html = pageHtml(options.parts, document.uri);
    this.looked();
  }

  /** Turns the page to the SLO around an offset of the text. */
  look(offset: number): void {
    this.cursor = offset;
    this.send({ kind: 'cursor', offset });
  }

  /** Has the page give what only it has. */
  ask(what: PageOffer): void {
    this.send({ kind: 'ask', what });
  }

  showSource(): Promise<void> {
    return showText(this.document, this.panel.viewColumn);
  }

  dispose(): void {
    this.page = 'closed';
    this.watching?.dispose();
    this.subscriptions.forEach(subscription => subscription.dispose());
  }

  /** A page that nobody sees is not there: nothing is worked out for it. */
  private looked(): void {
    if (!this.panel.visible) {
      this.watching?.dispose();
      this.watching = null;
      this.page = 'loading';
    } else {
      this.watching ??= this.watch();
      void this.file.check();
    }
  }

  private watch(): vscode.Disposable {
    const { log, previews } = this.options;
    const watching: { state: 'wanted' | 'over'; server?: vscode.Disposable } = { state: 'wanted' };
    if (!isSloDocument(this.document)) {
      this.tell({ kind: 'state', state: { kind: 'not-slo' } });
    }
    previews().then(
      server => {
        if (watching.state === 'wanted') {
          watching.server = server.watch(this.document.uri.toString(), message => {
            this.tell(message);
          });
        }
      },
      (error: unknown) => {
        log.error('The SLO preview has no server', error);
        this.tell({ kind: 'state', state: { kind: 'stopped', reason: String(error) } });
      },
    );
    return new vscode.Disposable(() => {
      watching.state = 'over';
      watching.server?.dispose();
    });
  }

  /** Somebody looks again, or something has happened that changes no text: to git, to the file. */
  private async refresh(): Promise<void> {
    if (this.watching !== null) {
      await this.file.check();
      (await this.options.previews()).refresh(this.document.uri.toString());
    }
  }

  /** What holds until something else is told. A restart of the server says nothing of a document that it does not know. */
  private tell(message: HostMessage): void {
    const isUnknown =
      message.kind === 'state' && message.state.kind === 'starting' && !isSloDocument(this.document);
    this.last = isUnknown ? { kind: 'state', state: { kind: 'not-slo' } } : message;
    this.show();
  }

  private show(): void {
    this.send(this.last);
    if (this.file.isGone) {
      this.send({ kind: 'state', state: { kind: 'gone' } });
    }
  }

  private send(message: HostMessage): void {
    if (this.page === 'ready') {
      void this.panel.webview.postMessage(message);
    }
  }

  private receive(value: unknown): void {
    const message = readPageMessage(value);
    if (message === null) {
      this.options.log.warn('The SLO preview has sent something that is no message of its');
      return;
    }
    this.act(message).catch((error: unknown) => {
      this.options.log.error(`The SLO preview could not ${message.kind}`, error);
    });
  }

  private async act(message: PageMessage): Promise<void> {
    const { log } = this.options;
    switch (message.kind) {
      case 'ready':
        this.page = 'ready';
        this.show();
        if (this.cursor !== null) {
          this.send({ kind: 'cursor', offset: this.cursor });
        }
        return;
      case 'edit':
        this.edits = this.edits.then(() => this.edit(message));
        await this.edits;
        return;
      case 'reveal':
        return showText(this.document, this.panel.viewColumn, message.offset);
      case 'open-source':
        return this.showSource();
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage(vscode.l10n.t('Copied'), 3000);
        return;
      case 'save':
        return saveFile(this.document.uri, message);
      case 'run':
        return this.run(message.what);
      case 'log':
        log[message.level === 'information' ? 'info' : message.level === 'warning' ? 'warn' : 'error'](
          `SLO preview: ${message.message.slice(0, longestLogged)}`,
        );
    }
  }

  private async edit({ request, edit }: Extract<PageMessage, { kind: 'edit' }>): Promise<void> {
    const end = await applyEdit(await this.options.previews(), this.document, edit);
    this.send({ kind: 'edited', request, ...end });
  }

  private async run(what: Extract<PageMessage, { kind: 'run' }>['what']): Promise<void> {
    switch (what) {
      case 'read-large':
        await vscode.commands.executeCommand(readLargeCommand, this.document.uri.toString());
        return;
      case 'restart-server':
        await vscode.commands.executeCommand('faultline.restartServer');
        return;
      case 'show-output':
        await vscode.commands.executeCommand('faultline.showOutput');
    }
  }
}

const longestLogged = 2000;
