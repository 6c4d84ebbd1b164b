import ignore from 'ignore';
import { dirname } from '../../base/path.ts';

/** Tells whether a file, named from the review root, is matched by the globs of a configuration. */
export type Matcher = (path: string) => boolean;

/**
 * Globs as in a `.gitignore` (case matters on every machine), relative to the folder of the file that holds them.
 * What lies outside of that folder is never matched.
 */
export function matcherOf(configFile: string, globs: readonly string[]): Matcher {
  if (globs.length === 0) {
    return () => false;
  }
  const folder = dirname(configFile);
  const prefix = folder === '' ? '' : `${folder}/`;
  const matcher = ignore({ ignorecase: false, allowRelativePaths: true }).add([...globs]);
  return path =>
    path.startsWith(prefix) && path.length > prefix.length && matcher.ignores(path.slice(prefix.length));
}

/**
 * What is wrong with a glob, or null. Wildcards are limited, as a match costs the length of a name to the power of their
 * number, and the configuration of a folder that one has just opened may be hostile.
 */
export function flawOf(glob: string): string | null {
  if (glob.trim() === '') {
    return 'An empty glob matches nothing';
  }
  const segments = glob.split('/');
  const deep = segments.filter(segment => segment === '**').length;
  const wild = Math.max(...segments.map(segment => (segment === '**' ? 0 : segment.split('*').length - 1)));
  if (deep > 4 || wild > 3 || glob.length > 500) {
    return 'This glob has too many wildcards; write it in parts';
  }
  try {
    matcherOf('', [glob])('a');
    return null;
  } catch {
    return 'This glob cannot be read';
  }
}
