import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileEdits, TextEdit } from '../base/edit.ts';

/** The text of a file that edits are made for, and its version where it is open. */
export interface EditedFile {
  readonly uri: string;
  readonly text: string;
  readonly version: number | null;
}

/**
 * Edits as the editor applies them, bound to the version of each document. Null where a file's text is not to be had:
 * half a fix is none.
 */
export function workspaceEditOf(
  edits: readonly FileEdits[],
  fileOf: (file: string) => EditedFile | null,
  form: 'versioned' | 'plain',
): WorkspaceEdit | null {
  const all: { readonly file: EditedFile; readonly edits: LspTextEdit[] }[] = [];
  for (const { file, edits: own } of edits) {
    const edited = fileOf(file);
    if (edited === null) {
      return null;
    }
    all.push({ file: edited, edits: lspEdits(edited.text, own) });
  }
  return form === 'versioned'
    ? {
        documentChanges: all.map(({ file, edits: own }) => ({
          textDocument: { uri: file.uri, version: file.version },
          edits: own,
        })),
      }
    : { changes: Object.fromEntries(all.map(({ file, edits: own }) => [file.uri, own])) };
}

function lspEdits(text: string, edits: readonly TextEdit[]): LspTextEdit[] {
  const document = TextDocument.create('', '', 0, text);
  return edits.map(edit => ({
    range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
    newText: edit.text,
  }));
}
