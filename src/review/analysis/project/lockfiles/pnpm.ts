import { remember } from '../configs.ts';
import { type Lockfile, onlyOne, versionOfReference } from './lockfile.ts';

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
  let all: ReadonlyMap<string, readonly string[]> | null = null;
  const members = new Map<string, Block | null>();
  const memberOf = (folder: string): Block | null =>
    remember(members, folder, () => {
      const top = folder === '' ? { text: lines, indent: 0 } : null;
      return importers === null ? top : blockOf(importers, folder === '' ? '.' : folder);
    });
  return {
    versionOf: ({ name, folders }) => {
      for (const folder of folders) {
        const member = memberOf(folder);
        const reference = member === null ? null : referenceIn(member, name);
        if (reference !== null) {
          return versionOfReference(reference);
        }
      }
      all ??= packageVersions(lines);
      return onlyOne(all.get(name) ?? []);
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

/** A key under `packages`: `axios@1.6.8:`, `'@acme/x@1.0.0(react@18.0.0)':`, `/axios@1.6.8:` or `/axios/1.6.8:`. */
const packageKey = /\n {2}['"]?\/?((?:@[^/@\s]+\/)?[^@/\s:'"]+)[@/](\d[^'":(_\s]*)/g;

/** Every version of every package, by name; made in one pass when a package is asked for that no member names. */
function packageVersions(text: string): ReadonlyMap<string, readonly string[]> {
  const versions = new Map<string, string[]>();
  for (const [, name = '', version = ''] of text.matchAll(packageKey)) {
    remember(versions, name, () => []).push(version);
  }
  return versions;
}
