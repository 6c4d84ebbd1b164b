import type { TextEdit } from '../../base/edit.ts';
import type { Finding } from '../../base/finding.ts';
import { type LineStarts, positionAt, spanOf } from '../../base/place.ts';
import { type Span, spanContains } from '../../base/span.ts';
import { endsJsxChild, type LayoutFacts, lineStart } from './code-lines.ts';
import { Coverage } from '../../base/directive-coverage.ts';
import { type Directive, parseDirective } from '../../base/directive.ts';

export interface RemovalInput {
  readonly text: string;
  readonly lines: LineStarts;
  readonly facts: LayoutFacts;
  /** A finding of `unused-suppression`: its range is the comment, or one name in it. */
  readonly finding: Finding;
}

/** The edits that take away an unused suppression, or the one name in it that is unused; none where the comment is gone. */
export function removeSuppressionEdits({ text, lines, facts, finding }: RemovalInput): readonly TextEdit[] {
  const span = spanOf(lines, finding);
  const fact = facts.directives.find(directive => spanContains(directive.span, span));
  if (fact === undefined) {
    return [];
  }
  const all = [...facts.directives]
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap(entry => {
      const parsed = parseDirective(entry);
      return parsed.kind === 'directive' ? [parsed.directive] : [];
    });
  const directive = all.find(entry => entry.fact.span.start === fact.span.start);
  const index = directive?.names.findIndex(name => spanContains(name.span, span)) ?? -1;
  if (directive !== undefined && index >= 0 && directive.names.length > 1) {
    return [{ ...nameSpan(directive, index), text: '' }];
  }
  const gone = [fact.span, ...(directive === undefined ? [] : endsOf(directive, all, lines))];
  return gone.map(comment => ({ ...commentSpan(comment, { text, lines, facts }), text: '' }));
}

/** A name with the comma that divides it from its neighbour. */
function nameSpan({ names }: Directive, index: number): Span {
  const name = names[index];
  const next = names[index + 1];
  const before = names[index - 1];
  return {
    start: next === undefined ? (before?.span.end ?? 0) : (name?.span.start ?? 0),
    end: next?.span.start ?? name?.span.end ?? 0,
  };
}

/** The `enable`s that would end nothing once this region is gone. */
function endsOf(region: Directive, all: readonly Directive[], lines: LineStarts): readonly Span[] {
  if (region.reach !== 'region') {
    return [];
  }
  const coverage = new Coverage(all, lines);
  return all
    .filter(({ reach }) => reach === 'end')
    .filter(end => {
      const ended = coverage.endedBy(end);
      return ended.length === 1 && ended[0] === region;
    })
    .map(({ fact }) => fact.span);
}

/** A comment with the braces that JSX puts around it, and its line where it stands there alone, else the space beside it. */
function commentSpan(comment: Span, { text, lines, facts }: Omit<RemovalInput, 'finding'>): Span {
  const { start, end } = withBraces(comment, text, facts);
  const first = lineStart(lines, positionAt(lines, start).line);
  const next = lines[positionAt(lines, end).line] ?? text.length;
  const before = text.slice(first, start);
  const after = text.slice(end, next);
  if (before.trim() === '' && after.trim() === '') {
    return { start: first, end: next };
  }
  return after.trim() === ''
    ? { start: start - (before.length - before.trimEnd().length), end }
    : { start, end: end + (after.length - after.trimStart().length) };
}

function withBraces(comment: Span, text: string, facts: LayoutFacts): Span {
  const open = text.slice(0, comment.start).trimEnd().length - 1;
  const close = text.length - text.slice(comment.end).trimStart().length;
  const braces = { start: open, end: close + 1 };
  const isBody = facts.functions.some(
    ({ bodySpan }) => bodySpan.start === open && bodySpan.end === close + 1,
  );
  const inJsx = facts.marks.includes('jsx') && text[open] === '{' && text[close] === '}' && !isBody;
  return inJsx && endsJsxChild(text.slice(0, open)) ? braces : comment;
}
