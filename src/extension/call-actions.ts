import * as vscode from 'vscode';
import type { CodeAction, LanguageClient } from 'vscode-languageclient/node';
import type { CallRow } from '../protocol/dependencies.ts';
import type { ActionData } from '../protocol/messages.ts';
import { rangeOf } from './dependency-items.ts';

/** Opens the file of a call, with the callee selected. */
export async function openCall(call: CallRow): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.parse(call.uri), { selection: rangeOf(call.range) });
}

/**
 * Writes a fix of a call's finding into its file, which is opened and left unsaved. Where there is none, or the call has changed
 * since, the lightbulb opens at the call, for the person to choose.
 *
 * @param fix the id of the fix; null: none that could be made without a choice.
 */
export async function fixCall(client: LanguageClient, call: CallRow, fix: string | null): Promise<void> {
  const editor = await openCall(call);
  const edit =
    call.finding === null || fix === null
      ? null
      : await editOf(client, editor, { finding: call.finding.id, fix });
  if (edit !== null) {
    await vscode.workspace.applyEdit(edit);
    return;
  }
  editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

async function editOf(
  client: LanguageClient,
  { document }: vscode.TextEditor,
  { finding, fix }: { readonly finding: string; readonly fix: string },
): Promise<vscode.WorkspaceEdit | null> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const data: ActionData = { kind: 'fix', uri, version: document.version, finding, fix };
  const offered: CodeAction = { title: fix, data };
  const { edit } = await client.sendRequest<CodeAction>('codeAction/resolve', offered);
  return edit === undefined ? null : client.protocol2CodeConverter.asWorkspaceEdit(edit);
}
