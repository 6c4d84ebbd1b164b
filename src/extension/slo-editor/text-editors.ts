import * as vscode from 'vscode';

/** Shows the text of a document: where it is open already, else in the group of its preview. The cursor goes to an offset, where one is given. */
export async function showText(
  document: vscode.TextDocument,
  preview: vscode.ViewColumn | undefined,
  offset?: number,
): Promise<void> {
  const column = columnOf(document.uri) ?? preview;
  const position = offset === undefined ? undefined : document.positionAt(offset);
  await vscode.window.showTextDocument(document, {
    ...(column === undefined ? {} : { viewColumn: column }),
    ...(position === undefined ? {} : { selection: new vscode.Range(position, position) }),
  });
}

/** The group in which the text of a document is open; one that shows it comes first. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const tabs = vscode.window.tabGroups.all
    .flatMap(({ tabs, viewColumn }) => tabs.map(tab => ({ tab, viewColumn })))
    .filter(({ tab: { input } }) => input instanceof vscode.TabInputText && same(input.uri, uri));
  return (tabs.find(({ tab }) => tab.isActive) ?? tabs[0])?.viewColumn;
}

function same(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
