import type { SyntaxNode } from '@lezer/common';
import { type Checking, typeNames } from './check.ts';
import { rangeSeconds } from './range.ts';
import type { Matcher, ValueType } from './model.ts';
import { matchesWhole, regexMistake } from './regex.ts';
import { selectorOf } from './selectors.ts';
import { expressionsOf } from './terms.ts';
import { quoted } from './text.ts';

/** A selector: patterns that RE2 cannot compile, a name given twice, nothing that narrows it. */
export function checkSelector(node: SyntaxNode, { text, report }: Checking): void {
  const { matchers } = selectorOf(node, text);
  const identifier = node.getChild('Identifier');
  for (const matcher of matchers) {
    const mistake = matcher.op === '=~' || matcher.op === '!~' ? regexMistake(matcher.value) : null;
    if (mistake !== null) {
      report(
        node.resolve(matcher.valueSpan.start, 1),
        `${quoted(matcher.value)} is no regular expression: ${mistake}`,
      );
    }
  }
  if (identifier !== null) {
    const again = matchers.find(({ name }) => name === '__name__');
    if (again !== undefined) {
      report(node, `The metric has two names, ${quoted(name(identifier, text))} and ${quoted(again.value)}`);
    }
  } else if (!isArgumentOfInfo(node) && matchers.every(matcher => matchesEmpty(matcher) === true)) {
    report(node, 'The selector takes every metric; give it a name or a matcher that is not empty');
  }
}

function name({ from, to }: SyntaxNode, text: string): string {
  return text.slice(from, to);
}

/** `info(v, {…})`: what narrows the labels there is no selector of series. */
function isArgumentOfInfo({ parent, prevSibling }: SyntaxNode): boolean {
  const call = parent?.name === 'FunctionCallBody' && prevSibling !== null ? parent.parent : null;
  return (call?.getChild('FunctionIdentifier')?.getChild('Info') ?? null) !== null;
}

/** Whether a matcher lets a series through that does not have the label; null: cannot be told. */
function matchesEmpty({ op, value }: Matcher): boolean | null {
  switch (op) {
    case '=':
      return value === '';
    case '!=':
      return value !== '';
    case '=~':
      return matchesWhole(value, '');
    case '!~': {
      const matches = matchesWhole(value, '');
      return matches === null ? null : !matches;
    }
  }
}

/** `x[5m]`: only behind a plain selector, and longer than nothing. */
export function checkRange(node: SyntaxNode, { text, report, type }: Checking): void {
  const [inner] = expressionsOf(node);
  if (inner !== undefined) {
    type(inner);
    switch (inner.name) {
      case 'VectorSelector':
        break;
      case 'OffsetExpr':
        report(node, '`offset` goes behind the range: `metric[5m] offset 1h`');
        break;
      case 'StepInvariantExpr':
        report(node, '`@` goes behind the range: `metric[5m] @ end()`');
        break;
      case 'BinaryExpr':
      case 'UnaryExpr':
        report(node, 'A range vector cannot be calculated with; put it in `rate(…)`');
        break;
      case 'FunctionCall':
        report(node, 'The range belongs inside of the parentheses: `rate(metric[5m])`');
        break;
      default:
        report(node, 'Only a selector takes a range; of an expression write a subquery like `[5m:]`');
    }
  }
  const duration = node.getChild('DurationExpr');
  if (duration !== null) {
    checkDuration(duration, { text, report, type });
  }
}

function checkDuration(node: SyntaxNode, { text, report }: Checking): void {
  const source = text.slice(node.from, node.to);
  const seconds = rangeSeconds(source);
  if (seconds === 0 || /^-\s*[\d.]+\w*$/.test(source)) {
    report(node, 'A range is longer than nothing; write one like `5m`');
  } else if (seconds === null) {
    const [part] = [...source.matchAll(/\d[\w.]*/g)].filter(([token]) => rangeSeconds(token) === null);
    if (part !== undefined && /^\d+[a-z]/.test(part[0])) {
      report(node, `${quoted(part[0])} is no duration; write one like \`5m\` or \`1h30m\``);
    } else if (!/^[\d.]+(?:e[+-]?\d+)?$|^0x/i.test(source)) {
      report(
        node,
        'A range that is worked out needs a feature of Prometheus that is off by default',
        'experimental',
      );
    }
  }
}

/** `(…)[1h:5m]`: only of an instant vector. */
export function checkSubquery(node: SyntaxNode, checking: Checking): void {
  const [inner] = expressionsOf(node);
  const type = inner === undefined ? null : checking.type(inner);
  if (type !== null && type !== 'vector') {
    checking.report(node, `A subquery is of an instant vector, and this is ${typeNames[type]}`);
  }
  node.getChildren('DurationExpr').forEach(duration => {
    checkDuration(duration, checking);
  });
}

/** `offset`, `@`, `anchored`, `smoothed`: behind a selector, a range or a subquery, each once. */
export function checkModifier(node: SyntaxNode, checking: Checking): ValueType | null {
  const [inner] = expressionsOf(node);
  const type = inner === undefined ? null : checking.type(inner);
  const word = node.name === 'OffsetExpr' ? '`offset`' : node.name === 'StepInvariantExpr' ? '`@`' : null;
  if (word === null) {
    checking.report(
      node,
      'This modifier needs a feature of Prometheus that is off by default',
      'experimental',
    );
    return type;
  }
  const base = baseOf(inner ?? null, node.name);
  if (base === 'twice') {
    checking.report(node, `${word} stands twice; remove one`);
  } else if (base === 'other') {
    checking.report(node, `${word} goes right behind a selector, a range or a subquery`);
  }
  return type;
}

/** What a modifier stands behind, through other modifiers. */
function baseOf(node: SyntaxNode | null, modifier: string): 'fine' | 'twice' | 'other' {
  if (node === null) {
    return 'fine';
  }
  switch (node.name) {
    case 'VectorSelector':
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return 'fine';
    case modifier:
      return 'twice';
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return baseOf(expressionsOf(node)[0] ?? null, modifier);
    case 'BinaryExpr':
    case 'UnaryExpr':
      // The grammar lets a modifier take the whole of `a + b offset 1h`; in Prometheus it is that of `b`.
      return baseOf(expressionsOf(node).at(-1) ?? null, modifier);
    default:
      return 'other';
  }
}
