import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { typesFolder } from '../../../fixtures/types/install.ts';
import type { Project } from '../annotated.ts';

export const fixturesFolder = join(import.meta.dirname, '../../../fixtures/fixes');

/**
 * One fix on the user's code, `<library>/<case>.before.<ext>` and what it becomes, `<case>.after.<ext>`. Lines at the top of
 * the first say what is special about it, and are no part of the code:
 *
 *     // @fix timeout/native@client   the offer that is picked; default: the preferred
 *     // @title …                     its title
 *     // @rule ineffective-timeout    the finding that is mended; default: timeout
 *     // @engines >=18                of the project's package.json
 *     // @module cjs                  the package is no module
 *     // @version redis 4.7.1         instead of the installed one
 *     // @types redis redis4          another package's types for a name
 *     // @types none                  the package is not installed: it is parsed, and not type-checked
 *     // @platform browser            checked against a page's globals
 *     // @eol crlf                    the ends of line of both
 *     // @offers none                 there is none to pick
 *
 * A line `// @file http.ts` begins another file, in both.
 */
export interface Fixture {
  readonly name: string;
  readonly library: string;
  readonly settings: ReadonlyMap<string, readonly string[]>;
  /** The file with the call. */
  readonly main: string;
  readonly before: Project;
  readonly after: Project;
}

export function fixtures(): readonly Fixture[] {
  return readdirSync(fixturesFolder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.before\.\w+$/.test(path))
    .sort()
    .map(read);
}

function read(path: string): Fixture {
  const extension = extname(path);
  const name = basename(path).slice(0, -`.before${extension}`.length);
  const main = `src/${name}${extension}`;
  const [head, before] = headOf(text(path));
  const eol = head.get('eol')?.[0] === 'crlf' ? '\r\n' : '\n';
  const afterPath = path.replace(/\.before(\.\w+)$/, '.after$1');
  return {
    name,
    library: dirname(path),
    settings: head,
    main,
    before: filesOf(before, main, eol),
    after: existsSync(join(fixturesFolder, afterPath)) ? filesOf(text(afterPath), main, eol) : {},
  };
}

function text(path: string): string {
  return readFileSync(join(fixturesFolder, path), 'utf8');
}

function headOf(source: string): readonly [ReadonlyMap<string, readonly string[]>, string] {
  const head = new Map<string, string[]>();
  let rest = source;
  for (;;) {
    const line = /^\/\/ @(?!file\b)(\w+) (.*)\n/.exec(rest);
    if (line === null) {
      return [head, rest];
    }
    head.set(line[1] ?? '', [...(head.get(line[1] ?? '') ?? []), line[2] ?? '']);
    rest = rest.slice(line[0].length);
  }
}

function filesOf(source: string, main: string, eol: string): Project {
  const [first = '', ...others] = source.split(/^\/\/ @file (.*)\n/m);
  const files: Record<string, string> = { [main]: first };
  for (let i = 0; i < others.length; i += 2) {
    files[join('src', others[i] ?? '')] = others[i + 1] ?? '';
  }
  return Object.fromEntries(Object.entries(files).map(([file, code]) => [file, code.replaceAll('\n', eol)]));
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

const installed = JSON.parse(readFileSync(join(typesFolder, 'package-lock.json'), 'utf8')) as Lockfile;

/** The project around a fixture's files: a package.json and a lockfile with the versions that its types are of. */
export function projectOf(fixture: Fixture, files: Project): Project {
  const versions = new Map(
    Object.entries(installed.packages).flatMap(([path, { version }]) => {
      const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
      return name === undefined || version === undefined ? [] : [[name, version] as const];
    }),
  );
  for (const line of fixture.settings.get('version') ?? []) {
    const [name = '', version = ''] = line.split(' ');
    versions.set(name, version);
  }
  const engines = fixture.settings.get('engines')?.[0];
  const isModule = fixture.settings.get('module')?.[0] !== 'cjs';
  const dependencies = Object.fromEntries([...versions].map(([name, version]) => [name, `^${version}`]));
  const packages = [...versions].map(([name, version]) => [`node_modules/${name}`, { version }] as const);
  return {
    'package.json': JSON.stringify({
      ...(isModule ? { type: 'module' } : {}),
      ...(engines === undefined ? {} : { engines: { node: engines } }),
      dependencies,
    }),
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: { '': { dependencies }, ...Object.fromEntries(packages) },
    }),
    ...files,
  };
}
