import { isObject, type Json } from '../../../base/jsonc.ts';
import { basename } from '../../../base/path.ts';
import { libraryOfPackage } from '../../catalog/index.ts';
import {
  askingPackages,
  bothPackages,
  browserPackages,
  bundlerPackages,
  serverPackages,
} from '../../catalog/runtime-packages.ts';
import type { DependencyKind } from '../../catalog/schema.ts';
import { objectIn, textIn } from './configs.ts';
import { testPackages } from './context-tables.ts';

/**
 * What a package is for. `both`: it renders pages and serves them · `tool`: a person runs it at a terminal, and it ends · `test`: others
 * test with it.
 */
export type Platform = 'server' | 'browser' | 'both' | 'tool' | 'test' | 'unknown';

/** Frameworks whose own guides put them among the `devDependencies`. */
const frameworkTools = new Set(['svelte', 'ember-source', 'react-scripts', '@sveltejs/kit', 'astro', 'nuxt']);

/** What a browser cannot speak to: a library of such a kind is a server's. */
const serverKinds: ReadonlySet<DependencyKind> = new Set(['database', 'cache', 'queue']);

export function isServerPackage(name: string): boolean {
  const kind = libraryOfPackage(name)?.kind;
  return serverPackages.has(name) || (kind !== undefined && serverKinds.has(kind));
}

export function isBrowserPackage(name: string): boolean {
  return browserPackages.has(name);
}

/**
 * What a package is for, by its own folder and by what it depends on.
 *
 * @param folder Where it lies among the packages of a project; '': it is the project, and what that is called says nothing.
 */
export function platformOf(folder: string, manifest: Json): Platform {
  if (testPackages.has(basename(folder).toLowerCase())) {
    return 'test';
  }
  const dependencies = dependencyNames(manifest);
  const browser = dependencies.some(isBrowserPackage);
  const server = dependencies.some(isServerPackage);
  if (dependencies.some(each => bothPackages.has(each)) || (browser && server)) {
    return 'both';
  }
  if (!browser && !server && isTool(manifest, dependencies)) {
    return 'tool';
  }
  return browser ? 'browser' : server ? 'server' : isBundled(manifest) ? 'browser' : 'unknown';
}

/** It brings a command, and asks at the terminal or is called a command line. A command that starts a server depends on one. */
function isTool(manifest: Json, dependencies: readonly string[]): boolean {
  const hasCommand = textIn(manifest, 'bin') !== null || Object.keys(objectIn(manifest, 'bin')).length > 0;
  const isCalledSo = /(?:^|[/-])cli$/i.test(textIn(manifest, 'name') ?? '');
  return hasCommand && (isCalledSo || dependencies.some(each => askingPackages.has(each)));
}

/** An application whose bundler takes in all that it uses: then everything stands among the `devDependencies`. */
function isBundled(manifest: Json): boolean {
  const tools = Object.keys(objectIn(manifest, 'devDependencies'));
  return (
    isObject(manifest) &&
    manifest.private === true &&
    tools.some(name => bundlerPackages.has(name)) &&
    tools.some(isBrowserPackage) &&
    !tools.some(isServerPackage)
  );
}

/** What a package runs with: not what it is built or tested with, but for frameworks that are installed as tools. */
export function dependencyNames(manifest: Json): readonly string[] {
  return [
    ...Object.keys(objectIn(manifest, 'dependencies')),
    ...Object.keys(objectIn(manifest, 'peerDependencies')),
    ...Object.keys(objectIn(manifest, 'devDependencies')).filter(name => frameworkTools.has(name)),
  ];
}
