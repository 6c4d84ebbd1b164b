import * as vscode from 'vscode';
import type { HostMessage, PreviewEdit } from '../../protocol/slo-preview.ts';
import type { ServerPreviews } from './server-previews.ts';

/** Somebody who types in the text at the same time is waited for so often. */
const attempts = 3;

type End = Pick<Extract<HostMessage, { kind: 'edited' }>, 'end' | 'reason'>;

/** Writes an edit of the form into the text, as one step that the editor can undo. */
export async function applyEdit(
  previews: ServerPreviews,
  document: vscode.TextDocument,
  edit: PreviewEdit,
): Promise<End> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await previews.edit(document.uri.toString(), edit);
    if (answer.kind !== 'edits') {
      return answer.kind === 'unchanged'
        ? { end: 'unchanged', reason: null }
        : { end: 'refused', reason: answer.reason };
    }
    if (answer.version === document.version) {
      const change = new vscode.WorkspaceEdit();
      for (const { start, end, text } of answer.edits) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        change.replace(document.uri, range, text);
      }
      const [note = null] = answer.notes;
      return (await vscode.workspace.applyEdit(change))
        ? { end: 'done', reason: note }
        : { end: 'refused', reason: vscode.l10n.t('The document cannot be changed.') };
    }
  }
  return { end: 'refused', reason: vscode.l10n.t('The text changed at the same moment; try again.') };
}
