import { type Document, parseAllDocuments } from 'yaml';

interface Parsed {
  readonly text: string;
  readonly documents: readonly Document.Parsed[] | null;
}

/** What was parsed last, while the work goes on that it was parsed for: held for longer it would be in the way of the collector. */
let last: Parsed | null = null;

/**
 * The YAML documents of a text, as they are written: nothing is merged, and every mistake is in the documents' own lists. Whoever asks
 * for the same text in the same piece of work (until something is waited for) gets the same documents, so nobody may change them. null:
 * nested so deeply that the parser gives up.
 */
export function parsedYaml(text: string): Parsed['documents'] {
  if (last?.text === text) {
    return last.documents;
  }
  const parsed = { text, documents: parse(text) };
  last = parsed;
  void Promise.resolve().then(() => {
    last = last === parsed ? null : last;
  });
  return parsed.documents;
}

function parse(text: string): Parsed['documents'] {
  try {
    // The parser counts a byte order mark as a column, and then finds a list that begins there badly indented.
    const documents = parseAllDocuments(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text, {
      prettyErrors: false,
      uniqueKeys: false,
      strict: true,
      logLevel: 'silent',
    });
    return Array.isArray(documents) ? documents : [];
  } catch {
    return null;
  }
}
