import { isObject, readJsonAt } from '../../../../base/jsonc.ts';
import { remember, textIn } from '../configs.ts';
import { type Lockfile, occurrences } from './lockfile.ts';

const opensObject = /\s*:\s*\{/y;

/**
 * `package-lock.json` and `npm-shrinkwrap.json`. Versions 2 and 3 name the folder of every package (`packages`), so that what is
 * nested in a workspace's own folder is told from what the root has; version 1 nests the packages themselves.
 * https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 */
export function npmLockfile(text: string): Lockfile {
  const hasFolders = text.includes('"packages"');
  const known = new Map<string, ReadonlyMap<string, string | null>>();
  return {
    versionOf: ({ name, folders }) => {
      const byFolder = remember(known, name, () =>
        hasFolders ? byFolders(text, name) : new Map([['', topLevel(text, name)]]),
      );
      const folder = folders.find(each => byFolder.has(each));
      return folder === undefined ? null : (byFolder.get(folder) ?? null);
    },
  };
}

/** Versions by the folder whose `node_modules` holds the package. A link to a workspace has none. */
function byFolders(text: string, name: string): ReadonlyMap<string, string | null> {
  const versions = new Map<string, string | null>();
  const key = `node_modules/${name}"`;
  for (const at of occurrences(text, key)) {
    opensObject.lastIndex = at + key.length;
    const start = text.lastIndexOf('"', at);
    if (start >= 0 && opensObject.test(text)) {
      versions.set(text.slice(start + 1, at).replace(/\/$/, ''), versionAt(text, opensObject.lastIndex - 1));
    }
  }
  return versions;
}

function versionAt(text: string, brace: number): string | null {
  const value = readJsonAt(text, brace);
  return isObject(value) ? textIn(value, 'version') : null;
}

/** The least indented entry of that name is the one that all see. */
function topLevel(text: string, name: string): string | null {
  const key = `"${name}"`;
  let best: { readonly indent: number; readonly brace: number } | null = null;
  for (const at of occurrences(text, key)) {
    opensObject.lastIndex = at + key.length;
    if (!opensObject.test(text)) {
      continue;
    }
    const indent = at - text.lastIndexOf('\n', at);
    if (best === null || indent < best.indent) {
      best = { indent, brace: opensObject.lastIndex - 1 };
    }
  }
  return best === null ? null : versionAt(text, best.brace);
}
