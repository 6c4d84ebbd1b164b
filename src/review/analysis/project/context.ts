import type { Context } from '../../../base/guard.ts';
import { basename } from '../../../base/path.ts';
import type { Mark } from '../facts/model.ts';
import { builtinOf } from './builtins.ts';
import { browserImports, serverImports } from '../../catalog/runtime-packages.ts';
import * as tables from './context-tables.ts';
import { isServerPackage, type Platform } from './platform.ts';

/** What is known of a file besides its path. */
export interface ContextInput {
  readonly marks: readonly Mark[];
  /** What it imports. */
  readonly specifiers: readonly string[];
  /** null: not at hand. */
  readonly text: string | null;
  /** What its package is for; left out: not known. */
  readonly platform?: Platform;
}

interface Subject extends ContextInput {
  readonly folders: readonly string[];
  readonly name: string;
}

interface Rule {
  readonly context: Context;
  readonly holds: (subject: Subject) => boolean;
}

const inFolder =
  (folders: ReadonlySet<string>) =>
  (subject: Subject): boolean =>
    subject.folders.some(folder => folders.has(folder));

const named =
  (pattern: RegExp) =>
  ({ name }: Subject): boolean =>
    pattern.test(name);

const marked =
  (mark: Mark) =>
  ({ marks }: Subject): boolean =>
    marks.includes(mark);

const importing =
  (wanted: (specifier: string) => boolean) =>
  ({ specifiers }: Subject): boolean =>
    specifiers.some(wanted);

/** The first rule that holds speaks: what stands in a test is of a test, whatever it imports. */
const rules: readonly Rule[] = [
  { context: 'test', holds: inFolder(tables.testFolders) },
  { context: 'test', holds: ({ name }) => tables.testName.test(name.toLowerCase()) },
  { context: 'test', holds: ({ platform }) => platform === 'test' },
  { context: 'script', holds: marked('shebang') },
  { context: 'script', holds: ({ text }) => text?.startsWith('#!') === true },
  { context: 'script', holds: inFolder(tables.scriptFolders) },
  { context: 'script', holds: inOuterScriptFolder },
  { context: 'script', holds: ({ name }) => tables.scriptName.test(name.toLowerCase()) },
  { context: 'script', holds: ({ platform }) => platform === 'tool' },
  { context: 'browser', holds: marked('use-client') },
  { context: 'server', holds: marked('use-server') },
  { context: 'browser', holds: inFolder(tables.clientOnlyFolders) },
  { context: 'server', holds: inFolder(tables.serverOnlyFolders) },
  { context: 'server', holds: named(tables.serverName) },
  {
    context: 'server',
    holds: importing(specifier => builtinOf(specifier) !== null && specifier.startsWith('node:')),
  },
  { context: 'server', holds: isServerComponent },
  { context: 'browser', holds: named(tables.browserName) },
  { context: 'browser', holds: subject => draws(subject) && named(tables.clientName)(subject) },
  { context: 'unknown', holds: isRouteOfBoth },
  { context: 'browser', holds: marked('jsx') },
  { context: 'server', holds: importing(isServerImport) },
  { context: 'browser', holds: importing(specifier => browserImports.has(specifier)) },
  { context: 'server', holds: importing(specifier => builtinOf(specifier) !== null && specifier !== 'url') },
  { context: 'server', holds: ({ folders }) => tables.rootServerFolders.has(folders[0] ?? '') },
  { context: 'browser', holds: ({ platform }) => platform === 'browser' },
  { context: 'server', holds: ({ platform }) => platform === 'server' },
  { context: 'browser', holds: inFolder(tables.drawingFolders) },
  { context: 'server', holds: inFolder(tables.serverFolders) },
  {
    context: 'browser',
    holds: subject => subject.platform !== 'both' && inFolder(tables.browserFolders)(subject),
  },
];

/** Where the code of a file runs, as far as its path within its package, its directives, its imports and its package tell. */
export function contextOf(path: string, input: ContextInput): Context {
  const name = basename(path);
  const folders = path.toLowerCase().split('/').slice(0, -1);
  const subject: Subject = { ...input, folders, name };
  return rules.find(rule => rule.holds(subject))?.context ?? 'unknown';
}

function draws({ platform }: Subject): boolean {
  return platform === 'both' || platform === 'browser';
}

function inOuterScriptFolder({ folders }: Subject): boolean {
  const sources = folders.findIndex(folder => tables.sourceFolders.has(folder));
  const outer = sources < 0 ? folders : folders.slice(0, sources);
  return outer.some(folder => tables.outerScriptFolders.has(folder));
}

function isServerImport(specifier: string): boolean {
  return serverImports.has(specifier) || isServerPackage(specifier);
}

/** `app/**\/page.tsx` of Next; a client component says so, and then this is not asked. */
function isServerComponent({ folders, name, platform, specifiers }: Subject): boolean {
  const isNext = platform === 'both' || specifiers.some(specifier => specifier.startsWith('next/'));
  return isNext && folders.includes('app') && tables.serverComponentName.test(name);
}

/** A route of Remix, SvelteKit or Nuxt: its loader runs on the server, its component in both places. */
function isRouteOfBoth({ folders, platform }: Subject): boolean {
  return platform === 'both' && folders.includes('routes');
}
