import type { TextEdit } from '../base/edit.ts';

/** A stretch of the original text, or a new text. */
type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string };

/** A text that is edited time after time, and in the end the edits that lead there from the original in one go. */
export class Pieces {
  readonly original: string;
  private pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.pieces = [{ kind: 'kept', start: 0, end: original.length }];
  }

  get text(): string {
    return this.pieces.map(piece => this.textOf(piece)).join('');
  }

  /** Applies edits that are made for the present text and do not overlap. */
  apply(edits: readonly TextEdit[]): void {
    for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
      this.pieces = [
        ...this.between(0, edit.start),
        { kind: 'new', text: edit.text },
        ...this.between(edit.end, Infinity),
      ];
    }
  }

  /** From the original to the present text; in order, none touching another. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let text = '';
    const flush = (start: number): void => {
      if (start > at || text !== '') {
        edits.push({ start: at, end: start, text });
      }
    };
    for (const piece of this.pieces) {
      if (piece.kind === 'new') {
        text += piece.text;
      } else if (piece.start < piece.end) {
        flush(piece.start);
        at = piece.end;
        text = '';
      }
    }
    flush(this.original.length);
    return edits;
  }

  /** The pieces of a span of the present text. */
  private between(start: number, end: number): readonly Piece[] {
    const result: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const { length } = this.textOf(piece);
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      if (from < to) {
        result.push(
          piece.kind === 'kept'
            ? { kind: 'kept', start: piece.start + from, end: piece.start + to }
            : { kind: 'new', text: piece.text.slice(from, to) },
        );
      }
      at += length;
    }
    return result;
  }

  private textOf(piece: Piece): string {
    return piece.kind === 'kept' ? this.original.slice(piece.start, piece.end) : piece.text;
  }
}
