import { closest } from './did-you-mean.ts';
import type { Span } from './span.ts';

/** A comment that begins like a directive. */
export interface DirectiveComment {
  /** The comment with its marks. */
  readonly span: Span;
  /** What it says, without its marks and the space around it. */
  readonly text: string;
  /** Where that text begins in the file. */
  readonly textStart: number;
}

/** What a suppression comment reaches. `end` closes a region. */
export type Reach = 'next-line' | 'line' | 'region' | 'end' | 'file';

const reaches: Readonly<Record<string, Reach>> = {
  'faultline-disable-next-line': 'next-line',
  'faultline-disable-line': 'line',
  'faultline-disable': 'region',
  'faultline-enable': 'end',
  'faultline-disable-file': 'file',
};

export interface DirectiveName {
  readonly id: string;
  readonly span: Span;
}

/** `faultline-disable-next-line timeout, ineffective-timeout -- the queue runs it again`, taken apart. */
export interface Directive {
  readonly fact: DirectiveComment;
  /** As it stands: `faultline-disable-next-line`. */
  readonly word: string;
  readonly reach: Reach;
  /** The rules it names; none: all of them. */
  readonly names: readonly DirectiveName[];
  /** Where a further name can be written, in the file. */
  readonly namesEnd: number;
  readonly reason: string | null;
}

/** A comment that begins like a directive and is none, with the one that was probably meant. */
export interface UnknownDirective {
  readonly word: string;
  readonly span: Span;
  readonly near: string | null;
}

export type ParsedDirective =
  | { readonly kind: 'directive'; readonly directive: Directive }
  | { readonly kind: 'unknown'; readonly unknown: UnknownDirective };

export function parseDirective(fact: DirectiveComment): ParsedDirective {
  const word = /^[\w-]+/.exec(fact.text)?.[0] ?? '';
  const reach = Object.hasOwn(reaches, word) ? reaches[word] : undefined;
  if (reach === undefined) {
    const span = { start: fact.textStart, end: fact.textStart + word.length };
    return { kind: 'unknown', unknown: { word, span, near: closest(word, Object.keys(reaches)) } };
  }
  const rest = fact.text.slice(word.length);
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const list = dashes === null ? rest : rest.slice(0, dashes.index);
  const behind = dashes === null ? '' : rest.slice(dashes.index + dashes[0].length);
  const { names, stray } = namesOf(list, fact.textStart + word.length);
  const reason = oneLine([stray, behind].join(' '));
  const namesEnd = names.at(-1)?.span.end ?? fact.textStart + word.length;
  return {
    kind: 'directive',
    directive: { fact, word, reach, names, namesEnd, reason: reason === '' ? null : reason },
  };
}

/** Names divided by commas. Words behind the last name are a reason whose `--` was forgotten. */
function namesOf(
  list: string,
  offset: number,
): { readonly names: readonly DirectiveName[]; readonly stray: string } {
  const names: DirectiveName[] = [];
  let at = offset;
  let stray = '';
  for (const part of list.split(',')) {
    const id = /\S+/.exec(part);
    if (id !== null) {
      const start = at + id.index;
      names.push({ id: id[0], span: { start, end: start + id[0].length } });
      stray = part.slice(id.index + id[0].length);
    }
    at += part.length + 1;
  }
  return { names, stray };
}

function oneLine(text: string): string {
  return text
    .replace(/\s*\n[\s*]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
