import { uriPathOf } from './sarif-places.ts';
import { visible } from './sgr.ts';

/** Keeps a name behind `@` and a number behind `#` from calling somebody or something, and has no width. */
const apart = '&#8203;';

/**
 * Text of strangers as text in GitHub's Markdown, in a table or out of it: nothing in it is a mark, a link, HTML, a mention or a
 * reference, and no end of line is left.
 */
export function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>#|~$!&]/g, '\\$&')
    .replace(/@(?=[\w-])|(?<=#)(?=\d)/g, match => match + apart)
    .replace(/\b(?:https?|ftp)(?=:\/\/)|\bwww(?=\.)/gi, match => match + apart)
    .replace(/^(\s*(?:\d+)?)([-+.)=])/, '$1\\$2');
}

/** Text of strangers as code. A bar is escaped too: a table is cut into cells before code is seen. */
export function code(text: string): string {
  const content = visible(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $|^ *$/.test(content) ? ' ' : '';
  return fence + pad + content + pad + fence;
}

/** A sentence of ours, in which the code of others stands between backticks. */
export function sentence(text: string): string {
  const parts = text.split('`');
  // An odd number of backticks: one of them belongs to the code, and it cannot be told which.
  return parts.length % 2 === 0
    ? escaped(text)
    : parts.map((part, index) => (index % 2 === 0 ? escaped(part) : code(part))).join('');
}

/** `[src/a.ts:42](src/a.ts#L42)`; without a line the file as a whole. */
export function placeLink(file: string, line: number | null, label: string): string {
  const path = uriPathOf(file).replace(/[()']/g, character => `%${character.charCodeAt(0).toString(16)}`);
  return `[${label}](${path}${line === null ? '' : `#L${String(line)}`})`;
}
