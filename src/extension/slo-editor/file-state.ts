import * as vscode from 'vscode';

/** Whether the file of a document is there. The text of one that is gone stays open; saving it makes the file again. */
export class FileState {
  private readonly uri: vscode.Uri;
  private readonly changed: () => void;
  private readonly subscription: vscode.Disposable;
  private known: 'there' | 'gone' = 'there';

  constructor(uri: vscode.Uri, changed: () => void) {
    this.uri = uri;
    this.changed = changed;
    this.subscription = this.watch();
  }

  get isGone(): boolean {
    return this.known === 'gone';
  }

  /** Looks now: not every file system tells of what happens in it. */
  async check(): Promise<void> {
    if (this.uri.scheme !== 'file') {
      return;
    }
    const found = await vscode.workspace.fs.stat(this.uri).then(
      () => 'there' as const,
      () => 'gone' as const,
    );
    if (found !== this.known) {
      this.known = found;
      this.changed();
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private watch(): vscode.Disposable {
    if (this.uri.scheme !== 'file') {
      return new vscode.Disposable(() => undefined);
    }
    const name = this.uri.path.slice(this.uri.path.lastIndexOf('/') + 1);
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(this.uri, '..'), globOf(name));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const check = (): void => void this.check();
    return vscode.Disposable.from(watcher, watcher.onDidDelete(check), watcher.onDidCreate(check));
  }
}

/** A name as a pattern that only itself fits. */
function globOf(name: string): string {
  return name.replace(/[[\]{}*?]/g, '[$&]');
}
