import type { Json } from '../../../base/jsonc.ts';
import { libraryOfPackage } from '../../catalog/index.ts';
import { bothPackages, browserPackages, serverPackages } from '../../catalog/runtime-packages.ts';
import type { DependencyKind } from '../../catalog/schema.ts';
import { objectIn } from './configs.ts';

/** What a package is for. `both`: it renders pages and serves them. */
export type Platform = 'server' | 'browser' | 'both' | 'unknown';

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

export function platformOf(dependencies: readonly string[]): Platform {
  const browser = dependencies.some(isBrowserPackage);
  const server = dependencies.some(isServerPackage);
  if (dependencies.some(name => bothPackages.has(name)) || (browser && server)) {
    return 'both';
  }
  return browser ? 'browser' : server ? 'server' : 'unknown';
}

/** What a package runs with: not what it is built or tested with, but for frameworks that are installed as tools. */
export function dependencyNames(manifest: Json): readonly string[] {
  return [
    ...Object.keys(objectIn(manifest, 'dependencies')),
    ...Object.keys(objectIn(manifest, 'peerDependencies')),
    ...Object.keys(objectIn(manifest, 'devDependencies')).filter(name => frameworkTools.has(name)),
  ];
}
