/** A glob over posix paths: `*`, `?`, `**` and `{a,b}`. Takes time in proportion to path and pattern, whatever they are. */
export type Glob = readonly (readonly string[])[];

const mostAlternatives = 64;

/** Reads a glob. A leading `./` and a trailing `/` are left out. */
export function globOf(pattern: string): Glob {
  return alternativesOf(pattern).map(one =>
    one.split('/').filter(segment => segment !== '' && segment !== '.'),
  );
}

function alternativesOf(pattern: string): readonly string[] {
  const open: string[] = [pattern];
  const done: string[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null || done.length + open.length >= mostAlternatives) {
      done.push(next);
      continue;
    }
    for (const arm of (braces[1] ?? '').split(',')) {
      open.push(next.slice(0, braces.index) + arm + next.slice(braces.index + braces[0].length));
    }
  }
  return done;
}

/** A path as globs look at it. */
export function segmentsOf(path: string): readonly string[] {
  return path === '' ? [] : path.split('/');
}

/** True where the glob matches the whole path. */
export function matchesGlob(glob: Glob, segments: readonly string[]): boolean {
  return glob.some(pattern => walk(pattern, segments, '**', matchesSegment));
}

/** The glob of all that lies in what a glob matches, and of what it matches itself. */
export function globOfAllIn(glob: Glob): Glob {
  return glob.map(pattern => (pattern.at(-1) === '**' ? pattern : [...pattern, '**']));
}

function matchesSegment(pattern: string, name: string): boolean {
  return (
    pattern === name || (/[*?]/.test(pattern) && walk(pattern, name, '*', (a, b) => a === '?' || a === b))
  );
}

/** Matches a sequence with a wildcard for any number of items: goes back to the last wildcard only, which is enough. */
function walk(
  pattern: ArrayLike<string>,
  items: ArrayLike<string>,
  wildcard: string,
  fits: (pattern: string, item: string) => boolean,
): boolean {
  let p = 0;
  let i = 0;
  let star = -1;
  let starItem = 0;
  while (i < items.length) {
    const part = pattern[p];
    if (part === wildcard) {
      star = p;
      starItem = i;
      p += 1;
    } else if (part !== undefined && fits(part, items[i] ?? '')) {
      p += 1;
      i += 1;
    } else if (star >= 0) {
      starItem += 1;
      i = starItem;
      p = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[p] === wildcard) {
    p += 1;
  }
  return p >= pattern.length;
}
