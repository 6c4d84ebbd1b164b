import { validRange } from 'semver';
import type { NativeFix, TimeoutProfile } from './schema.ts';

const placeholders: ReadonlySet<string> = new Set(['$ms', '$s', '$signal', '$epoch']);

/** A fix must write an option that the profile knows to bound, with placeholders that are known; a profile without one says why. */
export function fixProblems({ fixes, noFix, options }: TimeoutProfile): string[] {
  if (fixes.length === 0) {
    return noFix === undefined || noFix.trim() === '' ? ['has no fix, and does not say why'] : [];
  }
  const bounding = new Set(options.filter(({ effect }) => effect === 'bounds').map(({ path }) => path));
  return fixes.flatMap(fix => [...expressionProblems(fix), ...pathProblems(fix, bounding)]);
}

function expressionProblems({ set, versions }: NativeFix): string[] {
  const used = Object.values(set).flatMap(expression => expression.match(/\$\w*/g) ?? []);
  return [
    ...used
      .filter(name => !placeholders.has(name))
      .map(name => `the placeholder ${name} of a fix is not known`),
    ...(used.length === 0 ? ['a fix writes no deadline'] : []),
    ...(versions === undefined || validRange(versions) !== null
      ? []
      : [`${versions} is no range of versions`]),
  ];
}

function pathProblems({ set, shape }: NativeFix, bounding: ReadonlySet<string>): string[] {
  if (shape?.kind === 'prepend') {
    return Object.hasOwn(set, shape.imports) ? [] : [`a fix imports ${shape.imports}, and does not write it`];
  }
  const [first] = Object.keys(set);
  return first !== undefined && bounding.has(first)
    ? []
    : [`a fix sets ${first ?? 'nothing'}, which bounds nothing`];
}
