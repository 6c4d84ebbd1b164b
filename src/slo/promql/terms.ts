import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../base/span.ts';
import type { Promql, Selector, Terms } from './model.ts';

/** Functions of counters that give the same events, only as a rate or over a window. */
const counting = new Set([
  'rate',
  'irate',
  'increase',
  'sum_over_time',
  'avg_over_time',
  'last_over_time',
  'sum',
]);

/** What a query counts, and its division; `read` gives the selector of a node. */
export class Counted {
  private readonly text: string;
  private readonly read: (node: SyntaxNode) => Selector;

  constructor(text: string, read: (node: SyntaxNode) => Selector) {
    this.text = text;
    this.read = read;
  }

  terms(node: SyntaxNode): Terms {
    switch (node.name) {
      case 'VectorSelector':
        return [this.read(node)];
      case 'ParenExpr':
      case 'MatrixSelector':
      case 'OffsetExpr':
      case 'StepInvariantExpr':
        return this.inner(node);
      case 'FunctionCall':
      case 'AggregateExpr':
        return counting.has(nameOf(node, this.text)) ? this.inner(node.getChild('FunctionCallBody')) : null;
      case 'BinaryExpr':
        return this.binary(node);
      default:
        return null;
    }
  }

  private inner(node: SyntaxNode | null): Terms {
    const expressions = node === null ? [] : expressionsOf(node);
    const [only] = expressions;
    return expressions.length === 1 && only !== undefined ? this.terms(only) : null;
  }

  /** Sums, one series or another, and what is scaled by a number. */
  private binary(node: SyntaxNode): Terms {
    const [left, right] = expressionsOf(node);
    if (left === undefined || right === undefined) {
      return null;
    }
    if (node.getChild('Add') !== null || node.getChild('Or') !== null) {
      return both(this.termsOrNone(left), this.termsOrNone(right));
    }
    const isScaled = node.getChild('Mul') !== null || node.getChild('Div') !== null;
    return isScaled && right.name === 'NumberDurationLiteral' ? this.terms(left) : null;
  }

  private termsOrNone(node: SyntaxNode): Terms {
    return isNumber(node, this.text) ? [] : this.terms(node);
  }

  /** The division that the query is, through parentheses, `1 - (…)` and `… or vector(0)`. */
  ratio(node: SyntaxNode): Pick<Promql, 'ratio' | 'divisorZeroFill'> {
    const none = { ratio: null, divisorZeroFill: null };
    const inside = peeled(node);
    const [left, right] = expressionsOf(inside);
    if (inside.name !== 'BinaryExpr' || left === undefined || right === undefined) {
      return none;
    }
    if (inside.getChild('Or') !== null && isNumber(right, this.text)) {
      return this.ratio(left);
    }
    if (inside.getChild('Sub') !== null && this.source(left) === '1') {
      const { ratio, divisorZeroFill } = this.ratio(right);
      return ratio === null ? none : { ratio: { ...ratio, complement: 'one-minus' }, divisorZeroFill };
    }
    if (inside.getChild('Div') === null) {
      return none;
    }
    const denominator = this.terms(right);
    return {
      ratio: { numerator: this.terms(left), denominator, complement: 'none' },
      divisorZeroFill: this.zeroFill(right),
    };
  }

  /** ` or vector(0)` at the end of an expression, with the space before it. */
  zeroFill(node: SyntaxNode): Span | null {
    const inside = peeled(node);
    const [left, right] = expressionsOf(inside);
    const isFilled =
      inside.name === 'BinaryExpr' &&
      inside.getChild('Or') !== null &&
      right !== undefined &&
      /^vector\(\s*0(?:\.0*)?\s*\)$/.test(this.source(right));
    return isFilled && left !== undefined ? { start: left.to, end: right.to } : null;
  }

  private source(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }
}

function both(left: Terms, right: Terms): Terms {
  return left === null || right === null ? null : [...left, ...right];
}

function peeled(node: SyntaxNode): SyntaxNode {
  const [only] = node.name === 'ParenExpr' ? expressionsOf(node) : [];
  return only === undefined ? node : peeled(only);
}

/** A number, also as a vector. */
function isNumber(node: SyntaxNode, text: string): boolean {
  return (
    node.name === 'NumberDurationLiteral' ||
    (node.name === 'FunctionCall' && /^vector\(\s*[\d.]+\s*\)$/.test(text.slice(node.from, node.to)))
  );
}

export function nameOf(node: SyntaxNode, text: string): string {
  const head = node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp');
  return head === null ? '' : text.slice(head.from, head.to).toLowerCase();
}

/** The expressions that stand in a node, in order. */
export function expressionsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.getChildren('Expr');
}
