import type { SyntaxNode } from '@lezer/common';
import { type Checking, typeNames } from './check.ts';
import type { ValueType } from './model.ts';
import { expressionsOf } from './terms.ts';
import { quoted } from './text.ts';

const comparisons = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];
const sets = ['And', 'Or', 'Unless'];

/** An operator: types of both sides, `bool`, and how series are matched. Gives the type of its value. */
export function checkBinary(node: SyntaxNode, checking: Checking): ValueType | null {
  const [left, right] = expressionsOf(node);
  const types = [left, right].map(side => (side === undefined ? null : checking.type(side)));
  [left, right].forEach((side, index) => {
    const type = types[index];
    if (side !== undefined && (type === 'matrix' || type === 'string')) {
      checking.report(side, `An operator cannot take ${typeNames[type]}`);
    }
  });
  const operator = left?.nextSibling ?? null;
  if (operator !== null) {
    checkOperator(node, operator, { types, checking });
  }
  return types.includes('vector') ? 'vector' : types.every(type => type === 'scalar') ? 'scalar' : null;
}

interface Sides {
  readonly types: readonly (ValueType | null)[];
  readonly checking: Checking;
}

function checkOperator(node: SyntaxNode, operator: SyntaxNode, { types, checking }: Sides): void {
  const { text, report } = checking;
  const word = quoted(text.slice(operator.from, operator.to));
  const isSet = sets.includes(operator.name);
  const isComparison = comparisons.includes(operator.name);
  const hasBool = node.getChild('BoolModifier') !== null;
  if (hasBool && !isComparison) {
    report(operator, `\`bool\` goes with comparisons only, not with ${word}`);
  }
  if (isComparison && !hasBool && types.every(type => type === 'scalar')) {
    report(operator, `Between two numbers ${word} needs \`bool\``);
  }
  if (isSet && types.includes('scalar')) {
    report(node, `${word} takes instant vectors only; write \`vector(…)\` around the number`);
  }
  if (node.getChild('FillModifier') !== null || operator.name.startsWith('Trim')) {
    report(node, 'This operator needs a feature of Prometheus that is off by default', 'experimental');
  }
  const clause = node.getChild('MatchingModifierClause');
  if (clause !== null) {
    checkMatching(clause, { isSet, word, hasScalar: types.includes('scalar') }, checking);
  }
}

function checkMatching(
  clause: SyntaxNode,
  { isSet, word, hasScalar }: { isSet: boolean; word: string; hasScalar: boolean },
  { text, report }: Checking,
): void {
  const [matching, include] = clause.getChildren('GroupingLabels').map(list => labelsOf(list, text));
  const isGrouped = clause.getChild('GroupLeft') !== null || clause.getChild('GroupRight') !== null;
  if (hasScalar && (matching?.length ?? 0) > 0 && !isSet) {
    report(clause, 'Labels are matched between instant vectors only; remove this');
  }
  if (isSet && isGrouped) {
    report(clause, `${word} takes no \`group_left\` or \`group_right\`; remove it`);
  }
  const twice =
    clause.getChild('On') === null ? [] : (matching ?? []).filter(label => include?.includes(label));
  twice.forEach(label => {
    report(clause, `${quoted(label)} stands in \`on\` and in the group as well; remove it there`);
  });
}

function labelsOf(list: SyntaxNode, text: string): readonly string[] {
  return list.getChildren('LabelName').map(({ from, to }) => text.slice(from, to));
}
