import * as vscode from 'vscode';
import type { PageMessage, SavedKind } from '../../protocol/slo-preview.ts';

/** Asks where to save what the page has made, and saves it there. */
export async function saveFile(
  document: vscode.Uri,
  { name, mime, data }: Extract<PageMessage, { kind: 'save' }>,
): Promise<void> {
  const { t } = vscode.l10n;
  const folder =
    document.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : parentOf(document);
  const [label, extension] = kindOf(mime);
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, safeName(name)) }),
    filters: { [label]: [extension] },
  });
  if (target === undefined) {
    return;
  }
  await vscode.workspace.fs.writeFile(target, Buffer.from(data, mime === 'image/png' ? 'base64' : 'utf8'));
  const open = t('Open');
  const saved = vscode.workspace.asRelativePath(target);
  const chosen = await vscode.window.showInformationMessage(t('Saved as {0}', saved), open);
  if (chosen === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}

function kindOf(mime: SavedKind): readonly [label: string, extension: string] {
  switch (mime) {
    case 'image/svg+xml':
      return ['SVG', 'svg'];
    case 'image/png':
      return ['PNG', 'png'];
    case 'text/markdown':
      return ['Markdown', 'md'];
  }
}

function parentOf(document: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(document, '..');
}

/** One name, without a way to another folder. */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '') || 'slo';
}
