/** HTTP methods that may be sent twice: RFC 9110, section 9.2.2. */
export const safeMethods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'DELETE',
  'QUERY',
]);

/** The verb of a SQL text, past comments and `WITH`; null: none that is known. */
export function sqlVerb(text: string | null): string | null {
  if (text === null) {
    return null;
  }
  const bare = text.replace(/^(?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '');
  const verb = /^[a-z]+/i.exec(bare)?.[0].toUpperCase();
  if (verb === undefined) {
    return null;
  }
  if (verb === 'WITH') {
    return /\b(?:INSERT|UPDATE|DELETE|MERGE)\b/i.exec(bare)?.[0].toUpperCase() ?? 'SELECT';
  }
  return verb;
}
