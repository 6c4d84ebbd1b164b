import { parsePromql } from '../promql/parse.ts';
import type { Matcher, Selector } from '../promql/model.ts';

/** What a query counts, whatever its format wraps around it: the rate of a counter, a difference of two, or something else. */
export type Count = { readonly text: string } & (
  | { readonly kind: 'counter'; readonly selector: string; readonly by: readonly string[] }
  | { readonly kind: 'difference'; readonly all: Counter; readonly less: Counter }
  | { readonly kind: 'other' }
);

export type Counter = Extract<Count, { kind: 'counter' }>;

const windowTemplate = /\{\{-?\s*\.window\s*-?\}\}/g;
/** Stands in for Sloth's window while a query is parsed; no query of a person has it. */
const stand = '7m13s';

export function hasWindowTemplate(query: string): boolean {
  return new RegExp(windowTemplate.source).test(query);
}

/** What a query of any format counts. */
export function countOf(query: string): Count {
  const text = query.replace(windowTemplate, stand).trim();
  const counter = counterOf(text);
  if (counter !== null) {
    return { ...counter, text: query };
  }
  const parts = splitAtMinus(unwrapped(text));
  const [all, less] = parts === null ? [null, null] : [counterOf(parts[0]), counterOf(parts[1])];
  return all !== null && less !== null
    ? { kind: 'difference', all, less, text: query }
    : { kind: 'other', text: query };
}

/** `x{…}`, `sum(x{…})`, `sum by (a) (rate(x{…}[5m]))`, in any parentheses. */
function counterOf(query: string): Counter | null {
  const text = unwrapped(query);
  const { problems, selectors } = parsePromql(text);
  const [selector] = selectors;
  if (selector === undefined || selectors.length !== 1 || problems.some(({ kind }) => kind === 'syntax')) {
    return null;
  }
  const names = selector.enclosing.map(({ name }) => name).join(' ');
  if (!/^(?:(?:rate|increase) ?)?(?:sum)?$/.test(names) || !isCanonical(text, selector)) {
    return null;
  }
  const by = selector.enclosing.flatMap(enclosing => enclosing.by ?? []);
  return counter(text.slice(selector.span.start, selector.span.end), by);
}

/** The count of a selector's events. */
export function counter(selector: string, by: readonly string[]): Counter {
  return { kind: 'counter', selector, by, text: selector };
}

/** True where nothing but functions, aggregation and range stands around the selector: no arithmetic, no offset, no `without`. */
function isCanonical(text: string, selector: Selector): boolean {
  const end = selector.range?.span.end ?? selector.span.end;
  const before = text.slice(0, selector.span.start);
  const after = text.slice(end);
  const isBefore = /^\s*(?:sum\s*(?:by\s*\([^()]*\)\s*)?\(\s*)?(?:(?:rate|increase)\s*\(\s*)?$/i.test(before);
  return isBefore && /^[\s)\]]*(?:by\s*\([^()]*\)\s*)?$/i.test(after);
}

/** Without parentheses around the whole. */
function unwrapped(query: string): string {
  const text = query.trim();
  if (!text.startsWith('(') || !text.endsWith(')')) {
    return text;
  }
  const inner = depths(text);
  const closesEarly = inner.slice(0, -1).some(depth => depth === 0);
  return closesEarly ? text : unwrapped(text.slice(1, -1));
}

/** For each character how many brackets are open behind it; what is quoted counts as inside of one. */
function depths(text: string): readonly number[] {
  const quotes = Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g), match => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let depth = 0;
  return Array.from({ length: text.length }, (_, index) => {
    if (quotes.some(({ start, end }) => start <= index && index < end)) {
      return depth + 1;
    }
    const character = text.charAt(index);
    depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
    return depth;
  });
}

function splitAtMinus(text: string): readonly [string, string] | null {
  return splitAt(text, '-');
}

/** The two sides of the one operator outside of parentheses; null: there is none, or several. */
function splitAt(text: string, operator: string): readonly [string, string] | null {
  const open = depths(text);
  const places = open.flatMap((depth, index) =>
    depth === 0 && text.charAt(index) === operator ? [index] : [],
  );
  const [place] = places;
  return place === undefined || places.length > 1 ? null : [text.slice(0, place), text.slice(place + 1)];
}

/** Numerator and denominator where a query is one division of two counts; null: it is not. */
export function divisionOf(query: string): { readonly bad: Count; readonly total: Count } | null {
  const parts = splitAt(unwrapped(query.replace(windowTemplate, stand)), '/');
  if (parts === null) {
    return null;
  }
  const [bad, total] = [countOf(parts[0]), countOf(parts[1])];
  return bad.kind === 'other' || total.kind === 'other' ? null : { bad, total };
}

/**
 * The selector of what a total has and a part of it lacks: `x{code=~"5.."}` for `x` and `x{code!~"5.."}`. null: the part has not just
 * one matcher more than the total. A matcher and its negation share no series and leave none out.
 */
export function complementOf(total: string, part: string): string | null {
  const [all, some] = [selectorOf(total), selectorOf(part)];
  if (all === null || some === null || all.metric === null || all.metric !== some.metric) {
    return null;
  }
  const extra = some.matchers.filter(matcher => !all.matchers.some(other => sameMatcher(matcher, other)));
  const kept = some.matchers.length - extra.length;
  const [one] = extra;
  if (one === undefined || extra.length !== 1 || kept !== all.matchers.length) {
    return null;
  }
  const source = part.slice(one.valueSpan.start, one.valueSpan.end);
  return withMatcher(total, all, `${one.name}${negation[one.op]}${source}`);
}

const negation = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const;

function selectorOf(text: string): Selector | null {
  const { isSelector, selectors } = parsePromql(text);
  return isSelector ? (selectors[0] ?? null) : null;
}

function sameMatcher(a: Matcher, b: Matcher): boolean {
  return a.name === b.name && a.op === b.op && a.value === b.value;
}

function withMatcher(text: string, selector: Selector, matcher: string): string {
  const open = text.indexOf('{');
  if (open < 0) {
    return `${text}{${matcher}}`;
  }
  const close = text.lastIndexOf('}');
  const inside = text.slice(open + 1, close).replace(/[\s,]+$/, '');
  const comma = selector.matchers.length === 0 ? '' : ',';
  return `${text.slice(0, open + 1)}${inside}${comma}${matcher}${text.slice(close)}`;
}

/** The bound of a histogram's bucket (`le`) that a selector asks for; null: it asks for none. */
export function bucketOf(selector: string): string | null {
  const matcher = selectorOf(selector)?.matchers.find(({ name, op }) => name === 'le' && op === '=');
  return matcher?.value ?? null;
}

/** A query with another window in the brackets behind its selectors, and in those of its subqueries where Sloth's template stood. */
export function withWindow(query: string, window: string): string {
  if (hasWindowTemplate(query)) {
    return query.replace(windowTemplate, window);
  }
  const { selectors } = parsePromql(query);
  const ranges = selectors.flatMap(({ range }) => range ?? []).sort((a, b) => b.span.start - a.span.start);
  return ranges.reduce(
    (text, { span }) => `${text.slice(0, span.start)}${window}${text.slice(span.end)}`,
    query,
  );
}

/** True where a query of PromQL has a window in brackets that another can take the place of. */
export function hasWindow(query: string): boolean {
  return hasWindowTemplate(query) || parsePromql(query).selectors.some(({ range }) => range !== null);
}

/** A count as PromQL: of the events within a window, or, where `window` is null, of the counters themselves. */
export function countText(count: Count, window: string | null, grouping: readonly string[] = []): string {
  switch (count.kind) {
    case 'counter': {
      const by = [...new Set([...count.by, ...grouping])];
      const inner = window === null ? count.selector : `rate(${count.selector}[${window}])`;
      return by.length === 0 ? `sum(${inner})` : `sum by (${by.join(', ')}) (${inner})`;
    }
    case 'difference':
      return `${countText(count.all, window, grouping)} - ${countText(count.less, window, grouping)}`;
    case 'other':
      return window === null ? count.text : withWindow(count.text, window);
  }
}
