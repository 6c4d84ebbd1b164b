import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '@lezer/common';
import { bracketProblem } from './brackets.ts';
import { checkTypes } from './check.ts';
import type { Promql, PromqlProblem, Selector } from './model.ts';
import { selectorOf } from './selectors.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { Counted } from './terms.ts';

/** Queries that are remembered: as many as a large workspace has, so that a keystroke parses the one that it changes. */
const capacity = 2000;
const remembered = new Map<string, Promql>();

/**
 * Reads a query of PromQL, as Prometheus 3 does: what is wrong with it, and what it selects. Offsets are those of `text`. Remembered by text,
 * so that reading a document again costs nothing. Never throws.
 */
export function parsePromql(text: string): Promql {
  const known = remembered.get(text);
  if (known !== undefined) {
    return known;
  }
  const read = readPromql(text);
  if (remembered.size >= capacity) {
    remembered.delete(remembered.keys().next().value ?? '');
  }
  remembered.set(text, read);
  return read;
}

/** Longer and deeper queries are not looked into: the checks walk the tree by recursion. */
const maxLength = 20_000;
const maxDepth = 200;

function readPromql(text: string): Promql {
  if (text.length > maxLength || isTooDeep(text)) {
    return unread([]);
  }
  const tree = parser.parse(text);
  const problem = firstOf(bracketProblem(text), syntaxProblem(tree, text));
  const root = tree.topNode.getChild('Expr');
  if (problem !== null || root === null) {
    return unread(problem === null || problem === 'unread' ? [] : [problem]);
  }
  return checked(root, text);
}

/** Brackets speak before the grammar, unless that has stumbled earlier. */
function firstOf(
  bracket: PromqlProblem | null,
  syntax: ReturnType<typeof syntaxProblem>,
): ReturnType<typeof syntaxProblem> {
  const isEarlier =
    bracket === null || (syntax !== null && syntax !== 'unread' && syntax.start < bracket.start);
  return isEarlier ? syntax : bracket;
}

function unread(problems: readonly PromqlProblem[]): Promql {
  return {
    problems,
    type: null,
    isSelector: false,
    selectors: [],
    terms: null,
    ratio: null,
    zeroFill: null,
    divisorZeroFill: null,
  };
}

function checked(root: SyntaxNode, text: string): Promql {
  const selectors = new Map<number, Selector>();
  const read = (node: SyntaxNode): Selector => {
    const known = selectors.get(node.from) ?? selectorOf(node, text);
    selectors.set(node.from, known);
    return known;
  };
  root.cursor().iterate(({ node }) => {
    if (node.name === 'VectorSelector') {
      read(node);
    }
  });
  const counted = new Counted(text, read);
  const { type, problems } = checkTypes(root, text);
  return {
    problems: [...problems].sort((a, b) => a.start - b.start || b.end - a.end),
    type,
    isSelector: root.name === 'VectorSelector',
    selectors: [...selectors.values()],
    terms: counted.terms(root),
    zeroFill: counted.zeroFill(root),
    ...counted.ratio(root),
  };
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let operators = 0;
  for (const char of text) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    operators += char === '-' || char === '+' || char === '/' || char === '*' || char === '^' ? 1 : 0;
    if (depth > maxDepth || operators > maxDepth * 5) {
      return true;
    }
  }
  return false;
}
