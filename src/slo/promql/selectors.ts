import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../base/span.ts';
import { rangeSeconds } from './range.ts';
import type { Enclosing, Matcher, Selector } from './model.ts';
import { unquote } from './strings.ts';

/** Reads a `VectorSelector` with what stands around it. */
export function selectorOf(node: SyntaxNode, text: string): Selector {
  const identifier = node.getChild('Identifier');
  const list = node.getChild('LabelMatchers');
  const matchers = list === null ? [] : matchersOf(list, text);
  const named = matchers.find(({ name, op }) => name === '__name__' && op === '=');
  return {
    metric: identifier === null ? (named?.value ?? null) : text.slice(identifier.from, identifier.to),
    matchers,
    range: rangeOf(node, text),
    enclosing: enclosingOf(node, text),
    isInSubquery: isInSubquery(node),
    span: spanOf(node),
    braces: list === null ? null : spanOf(list),
  };
}

function spanOf(node: SyntaxNode): Span {
  return { start: node.from, end: node.to };
}

function matchersOf(list: SyntaxNode, text: string): readonly Matcher[] {
  const matchers: Matcher[] = [];
  for (let node = list.firstChild; node !== null; node = node.nextSibling) {
    const matcher = matcherOf(node, text);
    if (matcher !== null) {
      matchers.push(matcher);
    }
  }
  return matchers;
}

function matcherOf(node: SyntaxNode, text: string): Matcher | null {
  const source = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const quotedName = node.name === 'QuotedLabelName' ? node : node.getChild('QuotedLabelName');
  const plainName = node.getChild('LabelName');
  const op = node.getChild('MatchOp');
  const value = op === null ? null : node.lastChild;
  if (quotedName !== null && op === null) {
    return {
      name: '__name__',
      op: '=',
      value: unquote(source(quotedName)),
      span: spanOf(node),
      valueSpan: spanOf(node),
    };
  }
  const name = plainName ?? quotedName;
  if (name === null || op === null || value?.name !== 'StringLiteral') {
    return null;
  }
  return {
    name: plainName === null ? unquote(source(name)) : source(name),
    op: operatorOf(source(op)),
    value: unquote(source(value)),
    span: spanOf(node),
    valueSpan: spanOf(value),
  };
}

function operatorOf(text: string): Matcher['op'] {
  return text === '!=' || text === '=~' || text === '!~' ? text : '=';
}

/** The brackets around a selector: of a range vector, or of a subquery of that selector alone. */
function rangeOf(node: SyntaxNode, text: string): Selector['range'] {
  const parent = node.parent;
  const duration = parent?.name === 'MatrixSelector' ? parent.getChild('DurationExpr') : null;
  if (duration === null) {
    return null;
  }
  const source = text.slice(duration.from, duration.to);
  return { text: source, seconds: rangeSeconds(source), span: spanOf(duration) };
}

function enclosingOf(node: SyntaxNode, text: string): readonly Enclosing[] {
  const around: Enclosing[] = [];
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    const head = parent.getChild('FunctionIdentifier') ?? parent.getChild('AggregateOp');
    if (head !== null) {
      const name = text.slice(head.from, head.to).toLowerCase();
      around.push({ name, by: labelsOf(parent.getChild('AggregateModifier'), text) });
    }
  }
  return around;
}

function isInSubquery({ parent }: SyntaxNode): boolean {
  return parent !== null && (parent.name === 'SubqueryExpr' || isInSubquery(parent));
}

function labelsOf(modifier: SyntaxNode | null, text: string): readonly string[] | null {
  const list = modifier?.getChild('By') ? modifier.getChild('GroupingLabels') : null;
  return list === null
    ? null
    : [...list.getChildren('LabelName'), ...list.getChildren('QuotedLabelName')].map(label => {
        const source = text.slice(label.from, label.to);
        return label.name === 'LabelName' ? source : unquote(source);
      });
}
