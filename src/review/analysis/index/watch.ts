import { createDetach, type Detach } from './detach.ts';

/** What the index looks for: packages and globals that the catalog knows. */
export interface Watch {
  /** The watched package that a specifier names, as it stands in the code (`@aws-sdk/client-s3`), or null. */
  packageOf(specifier: string): string | null;
  /** Whether an export of a watched package (`default` and `*` too) may lead to a call. */
  leads(packageName: string, exported: string): boolean;
  /** Types of a watched package that lead to a call wherever they stand behind a dot: `TransactionClient` of `Prisma.TransactionClient`. */
  qualified(packageName: string): readonly string[];
  readonly globals: readonly string[];
  /** Keeps a piece of a text without the text. */
  readonly detach: Detach;
}

interface Pattern {
  readonly before: string;
  readonly after: string;
}

/** What a watch is made of. */
export interface Watched {
  /** Package names, which may hold one `*` (`@aws-sdk/client-*`) or a subpath (`mysql2/promise`). */
  readonly packages: Iterable<string>;
  /** Names of globals (`fetch`). */
  readonly globals: Iterable<string>;
  /** The package whose generated client a specifier leads to, whatever folder it lies in; null: none. */
  readonly generated?: (specifier: string) => string | null;
  /** See `Watch`; left out: every export leads to calls. */
  readonly leads?: Watch['leads'];
  readonly qualified?: Watch['qualified'];
}

export function createWatch(watched: Watched): Watch {
  const { packages, globals, generated = () => null, leads = () => true, qualified = () => [] } = watched;
  const exact = new Set<string>();
  const patterns: Pattern[] = [];
  for (const name of packages) {
    const star = name.indexOf('*');
    if (star < 0) {
      exact.add(name);
    } else {
      patterns.push({ before: name.slice(0, star), after: name.slice(star + 1) });
    }
  }
  const known = new Map<string, string | null>();
  return {
    leads,
    qualified,
    globals: [...new Set(globals)],
    detach: createDetach(),
    packageOf(specifier) {
      const first = specifier.charCodeAt(0);
      if (first === 46 || first === 47) {
        return generated(specifier);
      }
      let answer = known.get(specifier);
      if (answer === undefined) {
        answer = watchedIn(specifier, exact, patterns) ?? generated(specifier);
        known.set(specifier, answer);
      }
      return answer;
    },
  };
}

function watchedIn(
  specifier: string,
  exact: ReadonlySet<string>,
  patterns: readonly Pattern[],
): string | null {
  const bare = specifier.startsWith('npm:') ? specifier.slice(4).replace(/(?<=.)@[^/]*/, '') : specifier;
  if (exact.has(bare)) {
    return bare;
  }
  const name = packageNameOf(bare);
  if (exact.has(name) || patterns.some(pattern => fits(pattern, name))) {
    return name;
  }
  return name.startsWith('node:') && exact.has(name.slice(5)) ? name.slice(5) : null;
}

function fits({ before, after }: Pattern, name: string): boolean {
  return name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
}

/** The package of a bare specifier: its first segment, or the first two of a scoped one. */
export function packageNameOf(specifier: string): string {
  const first = specifier.indexOf('/');
  const end = first >= 0 && specifier.startsWith('@') ? specifier.indexOf('/', first + 1) : first;
  return end < 0 ? specifier : specifier.slice(0, end);
}
