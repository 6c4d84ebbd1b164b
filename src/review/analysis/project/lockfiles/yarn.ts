import { remember } from '../configs.ts';
import { type Lockfile, occurrences, onlyOne } from './lockfile.ts';

interface Entry {
  /** What stands in `package.json` files, as the lockfile writes it: `axios@^1.6.0`, `axios@npm:^1.6.0`. */
  readonly descriptors: readonly string[];
  readonly version: string;
}

const versionLine = /\r?\n {2}version:? "?([^"\r\n]+)"?/y;

/**
 * `yarn.lock`, classic and berry: blocks with the descriptors that they settle. The block whose descriptor is what `package.json`
 * says speaks; where none is (patches, resolutions), the only version that there is.
 */
export function yarnLockfile(text: string): Lockfile {
  const known = new Map<string, readonly Entry[]>();
  return {
    versionOf: ({ name, range }) => {
      const entries = remember(known, name, () => [...entriesOf(text, name)]);
      const wanted = range === null ? [] : [`${name}@${range}`, `${name}@npm:${range}`];
      const settled = entries.find(entry => entry.descriptors.some(each => wanted.includes(each)));
      return settled?.version ?? onlyOne(entries.map(entry => entry.version));
    },
  };
}

function* entriesOf(text: string, name: string): Generator<Entry> {
  let last = -1;
  for (const at of occurrences(text, `${name}@`)) {
    const start = text.lastIndexOf('\n', at) + 1;
    const before = text[at - 1] ?? '\n';
    if (start === last || !'"\n '.includes(before) || ' #'.includes(text[start] ?? ' ')) {
      continue;
    }
    last = start;
    const end = /:?\r?(?:\n|$)/g;
    end.lastIndex = at;
    const stop = end.exec(text)?.index ?? text.length;
    versionLine.lastIndex = text[stop] === ':' ? stop + 1 : stop;
    const version = versionLine.exec(text)?.[1];
    const descriptors = text.slice(start, stop).replaceAll('"', '').split(/, */);
    if (
      version !== undefined &&
      !version.includes('use.local') &&
      descriptors.some(each => each.startsWith(`${name}@`))
    ) {
      yield { descriptors, version };
    }
  }
}
