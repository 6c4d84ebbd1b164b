import * as vscode from 'vscode';

/** VS Code's own rendering of Markdown, as an editor. */
const preview = 'vscode.markdown.preview.editor';

/**
 * The pages of the rules, which ship with the extension. A link in a diagnostic opens the file, as text; where that is seen,
 * it is shown as a page instead.
 */
export class RulePages implements vscode.Disposable {
  private readonly folder: vscode.Uri;
  private readonly subscription: vscode.Disposable;

  constructor(extension: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(extension, 'docs', 'rules');
    this.subscription = vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const tab of opened) {
        if (tab.input instanceof vscode.TabInputText && this.holds(tab.input.uri)) {
          void this.replace(tab, tab.input.uri);
        }
      }
    });
  }

  /** Shows the page of a rule; lets the person choose where none is named. */
  async show(rule: unknown): Promise<void> {
    const id = typeof rule === 'string' ? rule : await this.choose();
    if (id === undefined) {
      return;
    }
    const page = vscode.Uri.joinPath(this.folder, `${id.startsWith('config/') ? 'config' : id}.md`);
    await vscode.commands.executeCommand('vscode.openWith', page, preview, { preview: true });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async choose(): Promise<string | undefined> {
    const rules = [...(await this.pagesIn('')), ...(await this.pagesIn('slo/'))];
    return vscode.window.showQuickPick(rules, {
      placeHolder: vscode.l10n.t('The rule to read about'),
    });
  }

  /** The names of the pages in a folder below that of the pages, as the rules are called. */
  private async pagesIn(folder: string): Promise<readonly string[]> {
    const files = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(this.folder, folder));
    return files
      .flatMap(([name]) => (name.endsWith('.md') ? [`${folder}${name.slice(0, -'.md'.length)}`] : []))
      .sort();
  }

  private holds(uri: vscode.Uri): boolean {
    return uri.scheme === this.folder.scheme && uri.path.startsWith(`${this.folder.path}/`);
  }

  private async replace(tab: vscode.Tab, page: vscode.Uri): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', page, preview, {
      preview: tab.isPreview,
      viewColumn: tab.group.viewColumn,
    });
    const left = vscode.window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(
        other => other.input instanceof vscode.TabInputText && this.holds(other.input.uri) && !other.isDirty,
      );
    await vscode.window.tabGroups.close(left, true);
  }
}
