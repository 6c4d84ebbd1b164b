import * as vscode from 'vscode';
import type { Status } from '../protocol/messages.ts';
import { statusSelector } from './languages.ts';
import { statusView, type Counts, type StatusView } from './status-view.ts';

/** The item behind the `{}` of the status bar: how the review of the active document stands. */
export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private readonly documents = new Map<string, Status>();
  private readonly listeners = new Set<(status: Status) => void>();
  private review: Status | null = null;
  private reason: string | null = null;

  constructor() {
    this.item = vscode.languages.createLanguageStatusItem('faultline.status', [...statusSelector]);
    this.item.name = 'Faultline';
    const draw = (): void => {
      this.draw();
    };
    this.subscriptions = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor(draw),
      vscode.languages.onDidChangeDiagnostics(draw),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.documents.delete(uri.toString())),
    ];
    this.draw();
  }

  update(status: Status): void {
    if ('uri' in status) {
      this.documents.set(vscode.Uri.parse(status.uri).toString(), status);
    } else {
      this.review = status;
    }
    this.draw();
    for (const listener of this.listeners) {
      listener(status);
    }
  }

  running(): void {
    this.reason = null;
    this.draw();
  }

  stopped(reason: string): void {
    this.reason = reason;
    this.draw();
  }

  onStatus(listener: (status: Status) => void): vscode.Disposable {
    this.listeners.add(listener);
    return new vscode.Disposable(() => this.listeners.delete(listener));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private draw(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const view = statusView({
      review: this.review,
      document: uri === undefined ? null : (this.documents.get(uri.toString()) ?? null),
      counts: uri === undefined ? null : countsOf(uri),
      stopped: this.reason,
    });
    this.item.text = view.text;
    this.item.detail = view.detail;
    this.item.busy = view.busy === 'busy';
    this.item.severity =
      view.state === 'stopped'
        ? vscode.LanguageStatusSeverity.Error
        : vscode.LanguageStatusSeverity.Information;
    this.item.command = commandOf(view.state);
  }
}

function commandOf(state: StatusView['state']): vscode.Command {
  const { t } = vscode.l10n;
  switch (state) {
    case 'running':
      return { command: 'faultline.showOutput', title: t('Show Output') };
    case 'interrupted':
      return { command: 'faultline.reviewWorkspace', title: t('Go On') };
    case 'stopped':
      return { command: 'faultline.restartServer', title: t('Restart Server') };
  }
}

function countsOf(uri: vscode.Uri): Counts {
  const counts = { errors: 0, warnings: 0, others: 0 };
  for (const { source, severity } of vscode.languages.getDiagnostics(uri)) {
    if (source === 'faultline') {
      counts.errors += severity === vscode.DiagnosticSeverity.Error ? 1 : 0;
      counts.warnings += severity === vscode.DiagnosticSeverity.Warning ? 1 : 0;
      counts.others += severity > vscode.DiagnosticSeverity.Warning ? 1 : 0;
    }
  }
  return counts;
}
