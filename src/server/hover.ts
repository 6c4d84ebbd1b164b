import { MarkupKind, type Hover, type Position, type Range as LspRange } from 'vscode-languageserver';
import type { Place } from '../base/place.ts';
import type { OutboundCall } from '../review/faces.ts';
import type { FileReview } from '../review/session-types.ts';
import { cardLines, headOf, type CardOf } from './card.ts';
import { lines } from './markdown.ts';
import type { ToEditor } from './positions.ts';
import type { MarkStyle } from './words.ts';

export interface HoverOf {
  readonly toEditor: ToEditor;
  readonly uriOf: (file: string) => string;
  readonly marks: MarkStyle;
}

/** The guard card of the outbound call whose callee stands at a position; null where there is none. */
export function hoverAt(review: FileReview, position: Position, of: HoverOf): Hover | null {
  const found = calleeAt(review, position, of.toEditor);
  if (found === null) {
    return null;
  }
  const value = cardOf(review, found.call, of);
  return { contents: { kind: MarkupKind.Markdown, value }, range: found.range };
}

/** The card of one of the calls of a file, with its head, as Markdown. */
export function cardOf(review: FileReview, call: OutboundCall, of: HoverOf): string {
  const card: CardOf = {
    link: place => `${of.uriOf(place.file)}#${fragmentOf(place, review, of.toEditor)}`,
    target: review.dependencies.find(({ id }) => id === call.dependency)?.target ?? null,
    suppressed: review.findings.filter(finding => finding.call === call.id && finding.suppressed !== null),
    marks: of.marks,
  };
  return `${headOf(call, card)}\n\n${lines(cardLines(call, card))}`;
}

/** Where VS Code jumps to by a link: `L12,5`. */
function fragmentOf(place: Place, review: FileReview, toEditor: ToEditor): string {
  const range = place.file === review.file ? toEditor(place) : null;
  return range === null
    ? `L${String(place.line)},${String(place.column)}`
    : `L${String(range.start.line + 1)},${String(range.start.character + 1)}`;
}

/** The innermost callee there. */
function calleeAt(
  review: FileReview,
  position: Position,
  toEditor: ToEditor,
): { readonly call: OutboundCall; readonly range: LspRange } | null {
  let best: { readonly call: OutboundCall; readonly range: LspRange } | null = null;
  for (const call of review.calls) {
    const range = toEditor(call.calleeRange);
    if (range !== null && contains(range, position) && (best === null || contains(best.range, range.start))) {
      best = { call, range };
    }
  }
  return best;
}

/** The end counts: there the cursor stands behind the last letter. */
export function contains({ start, end }: LspRange, position: Position): boolean {
  return compare(start, position) <= 0 && compare(position, end) <= 0;
}

export function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
