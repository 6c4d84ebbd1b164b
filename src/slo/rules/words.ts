import type { AlertBranch } from '../model/model.ts';
import { burnRateInWords } from '../units/words.ts';

/** A piece of a document in a message: in backticks, on one line, shortened. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > 32 ? `${line.slice(0, 31)}…` : line;
  return `\`${short.replaceAll('`', "'")}\``;
}

/** An alert as its tool calls it, with its burn rate: `page/quick (14.4×)`. */
export function alertInWords({ severity, branch, burnRate }: AlertBranch): string {
  const name = branch === '' || branch === severity ? severity : `${severity}/${branch}`;
  return `\`${name.length > 28 ? `${name.slice(0, 27)}…` : name}\` (${burnRateInWords(burnRate)})`;
}
