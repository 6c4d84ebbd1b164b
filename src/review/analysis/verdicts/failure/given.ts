import type { ValueId } from '../../facts/model.ts';
import type { Fate, Handler } from './handler.ts';
import { shownValue } from './shown.ts';
import { givenBy } from './values.ts';
import { isLogging } from './words.ts';

/** What becomes of a failure in whose place a value is given. */
export function fateOfGiven(handler: Handler, value: ValueId | null): Fate {
  switch (isExitCode(handler, value) ? 'failure' : givenBy(handler, value)) {
    case 'failure':
      return { kind: 'told', how: 'the failure is what it gives' };
    case 'rethrown':
      return { kind: 'rethrown' };
    case 'open':
      return { kind: 'open', why: 'whether what it gives stands for a failure is not known' };
    case 'substitute':
      return { kind: 'replaced', by: value === null ? 'nothing' : named(handler, value) };
  }
}

/** A value as the evidence names it. */
export function named({ facts }: Handler, value: ValueId): string {
  const node = facts.values[value];
  const shown = shownValue(facts, value);
  return node?.kind === 'call' && isLogging(facts.calls[node.call]?.calleeText ?? '')
    ? 'nothing'
    : shown === null
      ? 'another value'
      : `\`${shown}\``;
}

/** `return 1` where the function returns 0 when all went well. */
function isExitCode({ facts, within }: Handler, value: ValueId | null): boolean {
  const literal = (each: ValueId | null): unknown => {
    const node = each === null ? undefined : facts.values[each];
    return node?.kind === 'literal' ? node.value : undefined;
  };
  const given = literal(value);
  const others = within === null ? [] : (facts.functions[within]?.returns ?? []);
  return typeof given === 'number' && given !== 0 && others.some(each => literal(each) === 0);
}
