import { type Document, visit } from 'yaml';

/**
 * The libraries that the tools read YAML with let the lines of a quoted text begin anywhere, even where YAML wants them indented. Gives
 * the text with the breaks in such quotes as spaces, every offset as it was, which YAML folds them into anyway. null: there are none.
 * Source: `yaml_parser_scan_flow_scalar` of libyaml and its translations, which look at no indentation there.
 */
export function withoutBreaksInQuotes(text: string, documents: readonly Document.Parsed[]): string | null {
  const ends = new Set(
    documents.flatMap(({ errors }) =>
      errors.filter(({ message }) => /^Missing closing ["']quote/.test(message)).map(({ pos }) => pos[0]),
    ),
  );
  if (ends.size === 0) {
    return null;
  }
  let joined = text;
  let end = 0;
  for (const start of documents.flatMap(document => quotesEndingAt(document, ends))) {
    // What the parser took for a quote inside of one, or at its end, is none.
    const quoted = start < end ? null : quotedAt(text, start);
    if (quoted !== null) {
      end = start + quoted.length;
      joined = joined.slice(0, start) + quoted.replace(/[\r\n]/g, ' ') + joined.slice(end);
    }
  }
  return joined === text ? null : joined;
}

function quotesEndingAt(document: Document.Parsed, ends: ReadonlySet<number>): readonly number[] {
  const starts: number[] = [];
  visit(document, {
    Scalar: (_, { range }) => {
      if (range !== null && range !== undefined && ends.has(range[1])) {
        starts.push(range[0]);
      }
    },
  });
  return starts;
}

/** With its quotes; null: it is never closed, a document ends in it, or more stands behind it, so that it is the next quote that closes. */
function quotedAt(text: string, start: number): string | null {
  const pattern = text[start] === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^']|'')*'/y;
  pattern.lastIndex = start;
  const quoted = pattern.exec(text)?.[0] ?? null;
  if (quoted === null || /^(?:---|\.\.\.)/m.test(quoted)) {
    return null;
  }
  const behind = /[ \t]*(?:$|[#,:}\]])/my;
  behind.lastIndex = start + quoted.length;
  return behind.test(text) ? quoted : null;
}
