import { type Document, parseAllDocuments } from 'yaml';
import { withoutBreaksInQuotes } from './unindented-quotes.ts';

/** The last text that was parsed, for as long as anybody needs what came of it. */
let last: { readonly text: string; readonly parsed: WeakRef<readonly Document.Parsed[]> } | null = null;

/**
 * The YAML documents of a text, as they are written: nothing is merged, and every mistake is in the documents' own lists. Whoever asks
 * for the same text again gets the same documents, so nobody may change them. null: nested so deeply that the parser gives up.
 */
export function parsedYaml(text: string): readonly Document.Parsed[] | null {
  const known = last?.text === text ? last.parsed.deref() : undefined;
  if (known !== undefined) {
    return known;
  }
  try {
    const parsed = parse(text);
    last = { text, parsed: new WeakRef(parsed) };
    return parsed;
  } catch {
    return null;
  }
}

/** How often a text is read anew for the sake of its quotes. */
const mostRounds = 8;

function parse(text: string): readonly Document.Parsed[] {
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
}

function parseAsWritten(text: string): readonly Document.Parsed[] {
  // The parser counts a byte order mark as a column, and then finds a list that begins there badly indented.
  const result = parseAllDocuments(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text, {
    prettyErrors: false,
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  });
  return Array.isArray(result) ? result : [];
}
