import type { Range as LspRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lineStartsOf, spanOf, type Range } from '../base/place.ts';
import type { FileReview } from '../review/session-types.ts';
import type { Histories } from './histories.ts';
import { moved } from './moved.ts';

/** Where something that the review has found stands in the editor now; null where it was edited away. */
export type ToEditor = (range: Range) => LspRange | null;

/** A range of the review, from 1, as one of the protocol, from 0. */
export function toLsp(range: Range): LspRange {
  return {
    start: { line: range.line - 1, character: range.column - 1 },
    end: { line: range.endLine - 1, character: range.endColumn - 1 },
  };
}

/** The positions of a file's review in its document, which may have been edited since. */
export function positionsIn(document: TextDocument, review: FileReview, histories: Histories): ToEditor {
  const { text } = review;
  if (text === null || text === document.getText()) {
    return toLsp;
  }
  const lines = lineStartsOf(text);
  const edits = histories.since(document, text);
  return range => {
    const span = moved(spanOf(lines, range), edits);
    return span === null
      ? null
      : { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  };
}
