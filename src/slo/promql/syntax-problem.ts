import type { SyntaxNode, Tree } from '@lezer/common';
import { closest } from '../../base/did-you-mean.ts';
import { promqlFunctions } from './functions.ts';
import type { PromqlProblem } from './model.ts';
import { quoted } from './text.ts';

/**
 * The first place where the grammar had to recover; null: none. An unknown function is one. `unread`: Prometheus reads the query, the
 * grammar does not.
 */
export function syntaxProblem(tree: Tree, text: string): PromqlProblem | 'unread' | null {
  const error = firstError(tree.topNode);
  if (error === null) {
    return null;
  }
  if (text.replaceAll(/#.*/g, '').trim() === '') {
    return { kind: 'syntax', start: 0, end: text.length, message: 'The query is empty' };
  }
  const at = tokenAt(text, error.from);
  if (isReadElsewhere(text, at)) {
    return 'unread';
  }
  return unknownFunction(text, at) ?? badNumber(text, at) ?? unexpected(text, at, error);
}

function firstError(node: SyntaxNode): SyntaxNode | null {
  if (node.type.isError) {
    return node;
  }
  let first: SyntaxNode | null = null;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const error = firstError(child);
    if (error !== null && (first === null || error.from < first.from)) {
      first = error;
    }
  }
  return first;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The token at or behind an offset, as a person sees it; empty at the end of the query. */
function tokenAt(text: string, from: number): Token {
  const skipped = /^(?:\s+|#.*)*/.exec(text.slice(from))?.[0].length ?? 0;
  const start = from + skipped;
  const [token = ''] =
    /^(?:[\w:.]+|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`[^`]*`|[=!]~|[=!<>]=|[^])/.exec(
      text.slice(start),
    ) ?? [];
  return { start, end: start + token.length, text: token };
}

function unknownFunction(text: string, at: Token): PromqlProblem | null {
  const [, name] = at.text === '(' ? (/([A-Za-z_]\w*)\s*$/.exec(text.slice(0, at.start)) ?? []) : [];
  if (name === undefined || promqlFunctions.has(name) || isWordOfGrammar(name)) {
    return null;
  }
  const start = text.slice(0, at.start).trimEnd().length - name.length;
  const near = name === 'holt_winters' ? 'double_exponential_smoothing' : closest(name, functionNames());
  const hint = near === null ? '' : `; did you mean ${quoted(near)}?`;
  return {
    kind: 'syntax',
    start,
    end: start + name.length,
    message: `${quoted(name)} is no function of PromQL${hint}`,
  };
}

const aggregations = [
  'avg',
  'bottomk',
  'count',
  'count_values',
  'group',
  'limit_ratio',
  'limitk',
  'max',
  'min',
  'quantile',
  'stddev',
  'stdvar',
  'sum',
  'topk',
];

function functionNames(): readonly string[] {
  return [...promqlFunctions.keys(), ...aggregations];
}

const words = new Set([
  ...aggregations,
  ...['by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'bool', 'offset'],
  ...['and', 'or', 'unless', 'atan2', 'fill', 'fill_left', 'fill_right'],
]);

function isWordOfGrammar(name: string): boolean {
  return words.has(name.toLowerCase());
}

/** `5x`, `5m1`, `2.5.`: the grammar stops in the middle of what is meant as one number or duration. */
function badNumber(text: string, at: Token): PromqlProblem | null {
  const [before = ''] = /[\w.]*$/.exec(text.slice(0, at.start)) ?? [];
  if (!/^[\d.]/.test(before) || !/^[\w.]/.test(at.text)) {
    return null;
  }
  const start = at.start - before.length;
  const whole = before + at.text;
  return {
    kind: 'syntax',
    start,
    end: at.end,
    message: `${quoted(whole)} is no number or duration; write one like \`5m\` or \`1h30m\``,
  };
}

/** `5.` and a metric called `offset`: Prometheus reads them, the grammar does not. */
function isReadElsewhere(text: string, at: Token): boolean {
  const [number = ''] = /[\w.]*$/.exec(text.slice(0, at.start)) ?? [];
  return (
    /^\d+\.$/.test(number + at.text) || (/^offset$/i.test(at.text) && /^\s*[{[]/.test(text.slice(at.end)))
  );
}

function unexpected(text: string, at: Token, error: SyntaxNode): PromqlProblem {
  const wanted = expectedAt(error, before(text, at.start));
  if (at.text === '') {
    const end = text.trimEnd().length;
    const start = Math.max(0, /[\w:.]+$|[^]$/.exec(text.slice(0, end))?.index ?? 0);
    return { kind: 'syntax', start, end, message: `The query ends too early; ${wanted} is missing` };
  }
  const place = { kind: 'syntax', start: at.start, end: at.end } as const;
  return { ...place, message: `${quoted(at.text)} cannot stand here; ${wanted} is expected` };
}

/** The last character before an offset that is no space. */
function before(text: string, offset: number): string {
  return text.slice(0, offset).trimEnd().at(-1) ?? '';
}

/** What belongs where the grammar had to recover, as far as the node around it tells. */
function expectedAt(error: SyntaxNode, last: string): string {
  const before = error.prevSibling;
  const follows = last === ',' || last === '(';
  switch (error.parent?.name) {
    case 'LabelMatchers':
      return isOneOf(before, 'UnquotedLabelMatcher', 'QuotedLabelMatcher', 'QuotedLabelName')
        ? '`,` or `}`'
        : 'a matcher like `code="500"`';
    case 'MatchOp':
      return '`=`, `!=`, `=~` or `!~`';
    case 'UnquotedLabelMatcher':
    case 'QuotedLabelMatcher':
      return isOneOf(before, 'MatchOp') ? 'a value in quotes' : '`=`, `!=`, `=~` or `!~`';
    case 'GroupingLabels':
      return error.from === error.parent.from
        ? 'a list of labels in `(…)`'
        : follows
          ? 'the name of a label'
          : '`,` or `)`';
    case 'AggregateModifier':
    case 'MatchingModifierClause':
      return 'a list of labels in `(…)`';
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return isOneOf(before, 'DurationExpr') ? '`]`' : 'a duration like `5m`';
    case 'DurationExpr':
    case 'OffsetDurationExpr':
    case 'OffsetExpr':
    case 'NumberDurationLiteralInDurationContext':
      return 'a duration like `5m`';
    case 'FunctionCallBody':
      return follows ? 'an argument' : 'an operator, `,` or `)`';
    case 'AggregateExpr':
    case 'FunctionCall':
      return isOneOf(before, 'FunctionCallBody') ? 'an operator' : '`(`';
    case 'StepInvariantExpr':
      return 'a time';
    case 'ParenExpr':
      return before === null ? 'an expression' : 'an operator or `)`';
    case 'PromQL':
      return before === null ? 'an expression' : 'an operator';
    case 'VectorSelector':
      return 'an operator';
    default:
      return 'an expression';
  }
}

function isOneOf(node: SyntaxNode | null, ...names: readonly string[]): boolean {
  return node !== null && names.includes(node.name);
}
