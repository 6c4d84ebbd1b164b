/** Plain text as Markdown: only code between backticks keeps its look. */
export function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_[\]<>#|~$]/g, '\\$&')))
    .join('');
}

/** A link whose text is plain text. */
export function link(text: string, uri: string): string {
  return `[${escaped(text)}](${uri.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Lines below each other in one paragraph. */
export function lines(all: readonly string[]): string {
  return all.join('  \n');
}
