/** How long a call may take, as a fix writes it. */
export type Deadline =
  /** A number of milliseconds; `text`: as its author wrote it (`20_000`). */
  | { readonly kind: 'constant'; readonly ms: number; readonly text?: string }
  /** An expression of milliseconds that the author wrote already, in a place where it did not work. */
  | { readonly kind: 'expression'; readonly text: string };

/** As people say it: `5 s`, `500 ms`, `1.5 s`; an expression as it stands. */
export function spoken(deadline: Deadline): string {
  if (deadline.kind === 'expression') {
    return `\`${deadline.text}\``;
  }
  return deadline.ms < 1000 ? `${String(deadline.ms)} ms` : `${String(deadline.ms / 1000)} s`;
}

export function millisecondsText(deadline: Deadline): string {
  return deadline.kind === 'constant' ? (deadline.text ?? String(deadline.ms)) : deadline.text;
}

/** Fills the placeholders of the catalog's expressions that are numbers or times; `$signal` is not one of them. */
export function filled(template: string, deadline: Deadline): string {
  const ms = millisecondsText(deadline);
  const operand = deadline.kind === 'expression' && /[\s?]/.test(ms) ? `(${ms})` : ms;
  const seconds = deadline.kind === 'constant' ? String(deadline.ms / 1000) : `${operand} / 1000`;
  return template
    .replaceAll('$epoch', `Date.now() + ${operand}`)
    .replaceAll('$ms', ms)
    .replaceAll(/\$s(?!ignal)/g, seconds);
}
