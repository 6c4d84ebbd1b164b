import { type Document, parseAllDocuments } from 'yaml';

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
    // The parser counts a byte order mark as a column, and then finds a list that begins there badly indented.
    const result = parseAllDocuments(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text, {
      prettyErrors: false,
      uniqueKeys: false,
      strict: true,
      logLevel: 'silent',
    });
    const parsed = Array.isArray(result) ? result : [];
    last = { text, parsed: new WeakRef(parsed) };
    return parsed;
  } catch {
    return null;
  }
}
