/** How a piece of a query is written in a message: in backticks, shortened. */
export function quoted(text: string): string {
  const short = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return `\`${short.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\``;
}
