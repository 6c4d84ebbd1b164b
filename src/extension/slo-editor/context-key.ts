import * as vscode from 'vscode';
import { isSloDocument } from '../languages.ts';

/** True while the active text editor shows a document that holds SLOs, whatever its name. */
const key = 'faultline.sloDocument';

/** Keeps the context key of the commands up to date. */
export function followActiveDocument(): vscode.Disposable {
  const follow = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    void vscode.commands.executeCommand('setContext', key, document !== undefined && isSloDocument(document));
  };
  follow();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidSaveTextDocument(follow),
    vscode.workspace.onDidOpenTextDocument(follow),
  );
}
