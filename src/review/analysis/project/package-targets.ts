import { isObject, type Json } from '../../../base/jsonc.ts';

/**
 * Every target that a package's `exports` or `imports` gives for a key (`.`, `./sub`, `#internal`), whatever the conditions, in the
 * order in which they stand there: which of them is a source of the project shows only when they are looked for.
 * An exact key wins, then the pattern with the longest beginning (https://nodejs.org/api/packages.html#subpath-patterns).
 */
export function packageTargets(field: Json | undefined, key: string): readonly string[] {
  if (!isObject(field)) {
    return key === '.' ? leavesOf(field, '') : [];
  }
  const keys = Object.keys(field);
  if (!keys.some(each => each.startsWith('.') || each.startsWith('#'))) {
    return key === '.' ? leavesOf(field, '') : [];
  }
  if (field[key] !== undefined && !key.includes('*')) {
    return leavesOf(field[key], '');
  }
  let best: { readonly pattern: string; readonly star: number; readonly rest: string } | null = null;
  for (const pattern of keys) {
    const fit = fitPattern(pattern, key);
    if (fit !== null && (best === null || fit.star > best.star)) {
      best = { pattern, ...fit };
    }
  }
  return best === null ? [] : leavesOf(field[best.pattern], best.rest);
}

/** What the one `*` of a pattern stands for in a key, and where it stands; a pattern that ends in `/` has it there. */
export function fitPattern(
  pattern: string,
  key: string,
): { readonly star: number; readonly rest: string } | null {
  const star = pattern.endsWith('/') ? pattern.length : pattern.indexOf('*');
  if (star < 0) {
    return null;
  }
  const after = pattern.slice(star + 1);
  const fits =
    key.length >= star + after.length && key.startsWith(pattern.slice(0, star)) && key.endsWith(after);
  return fits ? { star, rest: key.slice(star, key.length - after.length) } : null;
}

const deepest = 20;

function leavesOf(value: Json | undefined, rest: string, depth = 0): readonly string[] {
  if (typeof value === 'string') {
    return [value.includes('*') ? value.split('*').join(rest) : value.endsWith('/') ? value + rest : value];
  }
  if (value === undefined || value === null || typeof value !== 'object' || depth > deepest) {
    return [];
  }
  return Object.values(value).flatMap(each => leavesOf(each, rest, depth + 1));
}
