import path from 'node:path';
import * as vscode from 'vscode';

/** The folder that is open. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) {
    throw new Error('No folder is open');
  }
  return first.uri;
}

export function uriOf(file: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), file);
}

/** Opens a file in an editor. */
export async function show(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(file)));
}

/** The findings that VS Code lists for a file, or those that it only hints at. */
function findings(uri: vscode.Uri, which: 'listed' | 'hints'): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(
      ({ source, severity }) =>
        source === 'faultline' && (severity === vscode.DiagnosticSeverity.Hint) === (which === 'hints'),
    );
}

/** Waits for an event that changes the findings of a file, until they are accepted. */
export async function findingsOnce(
  file: string,
  accepts: (found: readonly vscode.Diagnostic[]) => boolean,
  which: 'listed' | 'hints' = 'listed',
): Promise<readonly vscode.Diagnostic[]> {
  const uri = uriOf(file);
  return new Promise(resolve => {
    const look = (): void => {
      const found = findings(uri, which);
      if (accepts(found)) {
        listening.dispose();
        resolve(found);
      }
    };
    const listening = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** The page that a finding's code leads to, from the root of the extension. */
export function pageOf({ code }: vscode.Diagnostic): string | undefined {
  const extension = vscode.extensions.getExtension('faultline.faultline');
  return typeof code === 'object' && extension !== undefined
    ? path.relative(extension.extensionPath, code.target.fsPath)
    : undefined;
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** What the editor offers at a text, with its edits. */
export async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind?: string,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, text),
    kind,
    20,
  );
}
