import type { Span } from '../../base/span.ts';

/** A template of Sloth filled in: the query, and the way back from its offsets to those of the template. */
export interface Rendered {
  readonly text: string;
  /** The offset in the template of an offset in the query; inside of what was filled in, that of the braces. */
  readonly back: (offset: number) => number;
  /** Where the window is filled in, in the template. */
  readonly windows: readonly Span[];
  /** Actions that name something else: `{{.service}}`. Sloth fills in `<no value>` for them. */
  readonly unknown: readonly (Span & { readonly name: string })[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It stands in the place of an action. */
  readonly isFilledIn: boolean;
}

/**
 * Fills in `{{.window}}` as Sloth does before it checks a query. null: the template does more than name a value (conditions, pipelines,
 * variables), so what comes out of it cannot be told here.
 */
export function renderSloth(template: string, window = '1m'): Rendered | null {
  const pieces: Piece[] = [];
  const windows: Span[] = [];
  const unknown: (Span & { name: string })[] = [];
  let at = 0;
  for (const match of template.matchAll(/\{\{(- )?([^]*?)( -)?\}\}/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const action = (match[2] ?? '').trim();
    const isComment = /^\/\*[^]*\*\/$/.test(action);
    const [, name] = /^\.([A-Za-z_]\w*)$/.exec(action) ?? [];
    if (name === undefined && !isComment) {
      return null;
    }
    const before = template.slice(at, span.start);
    const kept = match[1] === undefined ? before : before.trimEnd();
    pieces.push({ from: at, to: span.start, text: kept, isFilledIn: false });
    const filling = isComment ? '' : name === 'window' ? window : '<no value>';
    pieces.push({ from: span.start, to: span.end, text: filling, isFilledIn: true });
    if (name === 'window') {
      windows.push(span);
    } else if (name !== undefined) {
      unknown.push({ ...span, name });
    }
    at = match[3] === undefined ? span.end : span.end + leadingSpace(template.slice(span.end));
  }
  const rest = template.slice(at);
  if (rest.includes('{{')) {
    return null;
  }
  pieces.push({ from: at, to: template.length, text: rest, isFilledIn: false });
  return { text: pieces.map(({ text }) => text).join(''), back: backOf(pieces), windows, unknown };
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function backOf(pieces: readonly Piece[]): Rendered['back'] {
  return offset => {
    let start = 0;
    for (const { from, to, text, isFilledIn } of pieces) {
      if (offset < start + text.length) {
        return isFilledIn ? from : Math.min(from + offset - start, to);
      }
      start += text.length;
    }
    return pieces.at(-1)?.to ?? 0;
  };
}
