import { readJsonAt } from '../../../../base/jsonc.ts';
import { type Lockfile, occurrences, versionOfReference } from './lockfile.ts';

const opensArray = /\s*:\s*\[/y;

/**
 * `bun.lock`, the text form: `packages` maps a name to what it resolves to; what only one member of the workspace sees stands under
 * that member's name: `"@acme/api/axios"`. https://bun.com/docs/pm/lockfile
 */
export function bunLockfile(text: string): Lockfile {
  return {
    versionOf: ({ name, owners }) => {
      const keys = [...owners.flatMap(owner => (owner === null ? [] : [`${owner}/${name}`])), name];
      for (const key of keys) {
        const reference = referenceAt(text, `"${key}"`);
        if (reference !== null) {
          return versionOfReference(reference);
        }
      }
      return null;
    },
  };
}

function referenceAt(text: string, key: string): string | null {
  for (const at of occurrences(text, key)) {
    opensArray.lastIndex = at + key.length;
    if (opensArray.test(text)) {
      const value = readJsonAt(text, opensArray.lastIndex);
      return typeof value === 'string' ? value : null;
    }
  }
  return null;
}
