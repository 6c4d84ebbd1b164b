import { type Document, parseAllDocuments } from 'yaml';
import { withoutBreaksInQuotes } from './unindented-quotes.ts';

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

/** How often a text is read anew for the sake of its quotes. */
const mostRounds = 8;

function parse(text: string): Parsed['documents'] {
  try {
    const asWritten = parseAsWritten(text);
    let again = asWritten;
    let joined: string | null = text;
    for (let round = 0; round < mostRounds && again.some(({ errors }) => errors.length > 0); round++) {
      joined = withoutBreaksInQuotes(joined, again);
      if (joined === null) {
        break;
      }
      again = parseAsWritten(joined);
    }
    // A quote that is really left open is best told of where it stands.
    return again.every(({ errors }) => errors.length === 0) ? again : asWritten;
  } catch {
    return null;
  }
}

function parseAsWritten(text: string): readonly Document.Parsed[] {
  // The parser counts a byte order mark as a column, and then finds a list that begins there badly indented.
  const documents = parseAllDocuments(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text, {
    prettyErrors: false,
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  });
  return Array.isArray(documents) ? documents : [];
}
