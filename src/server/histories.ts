import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { difference, type Replacement } from './moved.ts';

/** What has happened to a document since a text that was reviewed. */
interface History {
  base: string;
  edits: Replacement[];
}

/** More edits than that since the last text that parses are taken together as one. */
const mostEdits = 1000;

/** Documents, and the edits of each since its last text that could be reviewed. */
export class Histories implements TextDocumentsConfiguration<TextDocument> {
  private readonly byUri = new Map<string, History>();

  create(uri: string, languageId: string, version: number, content: string): TextDocument {
    this.byUri.set(uri, { base: content, edits: [] });
    return TextDocument.create(uri, languageId, version, content);
  }

  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    const history = this.byUri.get(document.uri);
    for (const change of changes) {
      const edit = editOf(document, change);
      TextDocument.update(document, [change], version);
      if (edit !== null) {
        history?.edits.push(edit);
      }
    }
    if (history !== undefined && history.edits.length > mostEdits) {
      history.edits = asList(difference(history.base, document.getText()));
    }
    return document;
  }

  /** The document's present text has been reviewed: edits count from here. */
  reviewed(document: TextDocument): void {
    this.byUri.set(document.uri, { base: document.getText(), edits: [] });
  }

  /** The edits that made the document's present text of `text`, an earlier one. */
  since(document: TextDocument, text: string): readonly Replacement[] {
    const history = this.byUri.get(document.uri);
    return history?.base === text ? history.edits : asList(difference(text, document.getText()));
  }

  closed(document: TextDocument): void {
    this.byUri.delete(document.uri);
  }
}

function editOf(document: TextDocument, change: TextDocumentContentChangeEvent): Replacement | null {
  if (!('range' in change)) {
    return difference(document.getText(), change.text);
  }
  const { start, end } = change.range;
  return { start: document.offsetAt(start), end: document.offsetAt(end), length: change.text.length };
}

function asList(edit: Replacement | null): Replacement[] {
  return edit === null ? [] : [edit];
}
