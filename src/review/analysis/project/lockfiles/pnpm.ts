import { type Lockfile, occurrences, onlyOne, versionOfReference } from './lockfile.ts';

const sections = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** A piece of the lockfile, and how far its keys are indented. */
interface Block {
  readonly text: string;
  readonly indent: number;
}

/**
 * `pnpm-lock.yaml`, versions 5 to 9: what each workspace member resolves its own dependencies to stands under `importers`, or at the
 * top where there is one package only. https://github.com/pnpm/spec/tree/master/lockfile
 */
export function pnpmLockfile(text: string): Lockfile {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  const importers = blockOf({ text: lines, indent: 0 }, 'importers');
  const members = new Map<string, Block | null>();
  const memberOf = (folder: string): Block | null => {
    let block = members.get(folder);
    if (block === undefined) {
      const top = folder === '' ? { text: lines, indent: 0 } : null;
      block = importers === null ? top : blockOf(importers, folder === '' ? '.' : folder);
      members.set(folder, block);
    }
    return block;
  };
  return {
    versionOf: ({ name, folders }) => {
      for (const folder of folders) {
        const member = memberOf(folder);
        const reference = member === null ? null : referenceIn(member, name);
        if (reference !== null) {
          return versionOfReference(reference);
        }
      }
      return onlyOne(packageVersions(lines, name));
    },
  };
}

/** What stands below a key of a block. */
function blockOf({ text, indent }: Block, key: string): Block | null {
  for (const written of [key, `'${key}'`, `"${key}"`]) {
    const header = `\n${' '.repeat(indent)}${written}:`;
    const at = text.indexOf(header);
    if (at >= 0) {
      const start = at + header.length;
      return { text: text.slice(start, endOf(text, start, indent)), indent: indent + 2 };
    }
  }
  return null;
}

/** The offset of the first line behind `start` that is not indented further. */
function endOf(text: string, start: number, indent: number): number {
  const line = new RegExp(`\\n {0,${String(indent)}}[^ \\n]`, 'g');
  line.lastIndex = start;
  return line.exec(text)?.index ?? text.length;
}

/** `name: 1.6.8` (version 5) or `name:` with `version: 1.6.8` below it. */
function referenceIn(member: Block, name: string): string | null {
  for (const section of sections) {
    const dependencies = blockOf(member, section);
    const entry = dependencies === null ? null : blockOf(dependencies, name);
    if (entry !== null) {
      const inline = /^ *([^\n]*)/.exec(entry.text)?.[1]?.trim() ?? '';
      return unquote(inline === '' ? (/\n +version: *([^\n]+)/.exec(entry.text)?.[1]?.trim() ?? '') : inline);
    }
  }
  return null;
}

function unquote(value: string): string {
  return value.replace(/^(['"])(.*)\1$/, '$2');
}

const versionEnd = /\d[^'":(_\s]*/y;

/** Every version of a package under `packages`: `axios@1.6.8:`, `/axios@1.6.8:` or `/axios/1.6.8:`. */
function* packageVersions(text: string, name: string): Generator<string> {
  for (const at of occurrences(text, name)) {
    const separator = text[at + name.length];
    const lineStart = text.lastIndexOf('\n', at) + 1;
    if (
      (separator !== '@' && separator !== '/') ||
      !/^ {2}['"]?\/?$/.test(text.slice(lineStart, at).slice(0, 5))
    ) {
      continue;
    }
    versionEnd.lastIndex = at + name.length + 1;
    const version = versionEnd.exec(text)?.[0];
    if (version !== undefined) {
      yield version;
    }
  }
}
