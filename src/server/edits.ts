import type {
  CreateFile,
  TextDocumentEdit,
  TextEdit as LspTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileEdits, NewFile, TextEdit } from '../base/edit.ts';

/** The text of a file that edits are made for, and its version where it is open. */
export interface EditedFile {
  readonly uri: string;
  readonly text: string;
  readonly version: number | null;
}

/** What a fix changes. */
export interface Changes {
  readonly edits: readonly FileEdits[];
  readonly creates?: readonly NewFile[];
}

export interface EditsOf {
  readonly fileOf: (file: string) => EditedFile | null;
  /** The URI of a file that is not there yet. */
  readonly uriOf: (file: string) => string;
  readonly form: 'versioned' | 'plain';
  /** The editor can make files by an edit. */
  readonly creates: boolean;
}

/**
 * Edits as the editor applies them, bound to the version of each document. Null where a file's text is not to be had,
 * or it cannot make the files that belong to it: half a fix is none.
 */
export function workspaceEditOf({ edits, creates = [] }: Changes, of: EditsOf): WorkspaceEdit | null {
  const all: { readonly file: EditedFile; readonly edits: LspTextEdit[] }[] = [];
  for (const { file, edits: own } of edits) {
    const edited = of.fileOf(file);
    if (edited === null) {
      return null;
    }
    all.push({ file: edited, edits: lspEdits(edited.text, own) });
  }
  if (creates.length > 0 && !of.creates) {
    return null;
  }
  return of.form === 'versioned'
    ? {
        documentChanges: [
          ...creates.flatMap(({ path, text }) => creation(of.uriOf(path), text)),
          ...all.map(({ file, edits: own }) => ({
            textDocument: { uri: file.uri, version: file.version },
            edits: own,
          })),
        ],
      }
    : { changes: Object.fromEntries(all.map(({ file, edits: own }) => [file.uri, own])) };
}

/** A new file with its text. Where there is one of that name, the whole edit fails: nothing is overwritten. */
function creation(uri: string, text: string): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text }],
    },
  ];
}

function lspEdits(text: string, edits: readonly TextEdit[]): LspTextEdit[] {
  const document = TextDocument.create('', '', 0, text);
  return edits.map(edit => ({
    range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
    newText: edit.text,
  }));
}
