import type { Field, Indicator, Query } from '../../model/model.ts';
import type { Section } from './sections.ts';

const languages = ['promql', 'prometheus', 'prom'];

/** The query of a measurement: what stands in its first fence of PromQL. A ratio is taken apart, so that each half can be judged. */
export function readMeasurement(sections: readonly Section[], text: string): Indicator | null {
  const measured = sections.filter(({ name }) => name === 'measurement' || name === 'sli');
  const fence = [...measured, ...sections]
    .flatMap(section => section.fences)
    .find(({ language }) => languages.includes(language));
  if (fence === undefined || text.slice(fence.inside.start, fence.inside.end).trim() === '') {
    return null;
  }
  const { start, end } = fence.inside;
  const source = text.slice(start, end);
  const at = divisionIn(source);
  if (at === null) {
    return { kind: 'success-ratio', query: queryAt(start, end, text) };
  }
  const part = queryAt(start, start + at, text);
  const total = queryAt(start + at + 1, end, text);
  return countsErrors(part.field.value)
    ? { kind: 'ratio', good: null, bad: part, total }
    : { kind: 'ratio', good: part, bad: null, total };
}

function queryAt(from: number, to: number, text: string): Query {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const end = Math.max(start, from + raw.trimEnd().length);
  const source = text.slice(start, end);
  const field: Field<string> = { value: source, span: { start, end }, source };
  return { field, language: 'promql', template: null };
}

/** A selector of what fails: a status of 5xx that is matched, or a name that says so. */
function countsErrors(query: string): boolean {
  return (
    /=~?\s*"[^"]*5(?:\.\.|xx|\d\d|\[|\.\*)/i.test(query.replace(/!~\s*"[^"]*"|!=\s*"[^"]*"/g, '')) ||
    /\b\w*(?:errors?|fail(?:ed|ures?))(?:_\w+)?\s*[{[]/i.test(query)
  );
}

/** Where the one division of a query stands that nothing else is around; null: it is no plain ratio. */
function divisionIn(query: string): number | null {
  let depth = 0;
  let found: number | null = null;
  for (let index = 0; index < query.length; index++) {
    const character = query[index] ?? '';
    if (character === '"' || character === "'" || character === '`') {
      index = endOfString(query, index);
    } else if (character === '#') {
      const newline = query.indexOf('\n', index);
      index = newline === -1 ? query.length : newline;
    } else if ('([{'.includes(character)) {
      depth++;
    } else if (')]}'.includes(character)) {
      depth--;
    } else if (depth === 0 && character === '/') {
      if (found !== null) {
        return null;
      }
      found = index;
    } else if (depth === 0 && isOperator(query, index)) {
      return null;
    }
  }
  const rest = found === null ? '' : query.slice(found + 1).trim();
  return found === null || found === 0 || rest === '' || /^(?:on|ignoring|bool|group_)/.test(rest)
    ? null
    : found;
}

function isOperator(query: string, index: number): boolean {
  return (
    '+-*%^=!<>'.includes(query[index] ?? '') ||
    (/^(?:and|or|unless|atan2)\b/.test(query.slice(index, index + 7)) && !/\w/.test(query[index - 1] ?? ''))
  );
}

function endOfString(query: string, start: number): number {
  const quote = query[start];
  for (let index = start + 1; index < query.length; index++) {
    if (query[index] === '\\' && quote !== '`') {
      index++;
    } else if (query[index] === quote) {
      return index;
    }
  }
  return query.length;
}
