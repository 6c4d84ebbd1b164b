import type { SyntaxNode } from '@lezer/common';
import { checkAggregation, checkCall } from './check-calls.ts';
import { checkBinary } from './check-operators.ts';
import { checkModifier, checkRange, checkSelector, checkSubquery } from './check-selectors.ts';
import type { PromqlProblem, ValueType } from './model.ts';
import { expressionsOf } from './terms.ts';

/** What checking a node needs: the text, and where to put what is wrong. */
export interface Checking {
  readonly text: string;
  readonly report: (node: SyntaxNode, message: string, kind?: PromqlProblem['kind']) => void;
  /** Checks an expression and gives its type; null where it cannot be told. */
  readonly type: (node: SyntaxNode) => ValueType | null;
}

/** What types are called in messages, as Prometheus calls them. */
export const typeNames: Readonly<Record<ValueType, string>> = {
  vector: 'an instant vector',
  matrix: 'a range vector',
  scalar: 'a number',
  string: 'a string',
};

/**
 * Checks what the grammar lets through and Prometheus does not: types, numbers of arguments, modifiers, empty selectors
 * (`checkAST` and the actions of the grammar in `promql/parser` of Prometheus 3).
 */
export function checkTypes(
  root: SyntaxNode,
  text: string,
): { type: ValueType | null; problems: PromqlProblem[] } {
  const problems: PromqlProblem[] = [];
  const checking: Checking = {
    text,
    report: ({ from, to }, message, kind = 'type') => {
      problems.push({ kind, start: from, end: to, message });
    },
    type: node => typeOf(node, checking),
  };
  const type = checking.type(root);
  return { type, problems };
}

function typeOf(node: SyntaxNode, checking: Checking): ValueType | null {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'VectorSelector':
      checkSelector(node, checking);
      return 'vector';
    case 'MatrixSelector':
      checkRange(node, checking);
      return 'matrix';
    case 'SubqueryExpr':
      checkSubquery(node, checking);
      return 'matrix';
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return checkModifier(node, checking);
    case 'FunctionCall':
      return checkCall(node, checking);
    case 'AggregateExpr':
      checkAggregation(node, checking);
      return 'vector';
    case 'BinaryExpr':
      return checkBinary(node, checking);
    case 'UnaryExpr':
      return unaryType(node, checking);
    case 'ParenExpr': {
      const [inner] = expressionsOf(node);
      return inner === undefined ? null : checking.type(inner);
    }
    default:
      return null;
  }
}

function unaryType(node: SyntaxNode, checking: Checking): ValueType | null {
  const [inner] = expressionsOf(node);
  const type = inner === undefined ? null : checking.type(inner);
  if (type === 'matrix' || type === 'string') {
    checking.report(node, `A sign cannot stand before ${typeNames[type]}`);
  }
  return type;
}
