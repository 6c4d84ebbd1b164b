import { cloudLibraries } from './cloud/index.ts';
import { dataLibraries } from './data/index.ts';
import { guardLibraries } from './guards/index.ts';
import { httpLibraries } from './http/index.ts';
import { guardingPackages } from './resilience-guards.ts';
import type { Entity, GuardingPackage, Library } from './schema.ts';

export { guardingPackages } from './resilience-guards.ts';

/** Every library that the review knows. */
export const libraries: readonly Library[] = [
  ...httpLibraries,
  ...dataLibraries,
  ...cloudLibraries,
  ...guardLibraries,
];

/** Something that is registered under package names, some of which end in `*`. */
interface ByPackage<T> {
  readonly exact: ReadonlyMap<string, T>;
  readonly prefixes: readonly { readonly prefix: string; readonly value: T }[];
}

function byPackage<T extends { readonly packages: readonly string[] }>(values: readonly T[]): ByPackage<T> {
  const exact = new Map<string, T>();
  const prefixes: { prefix: string; value: T }[] = [];
  for (const value of values) {
    for (const name of value.packages) {
      if (name.endsWith('*')) {
        prefixes.push({ prefix: name.slice(0, -1), value });
      } else {
        exact.set(name, value);
      }
    }
  }
  prefixes.sort((a, b) => b.prefix.length - a.prefix.length);
  return { exact, prefixes };
}

function find<T>(index: ByPackage<T>, name: string): T | null {
  const exact = index.exact.get(name);
  return exact ?? index.prefixes.find(({ prefix }) => name.startsWith(prefix))?.value ?? null;
}

const packageIndex = byPackage(libraries);
const guardIndex = byPackage(guardingPackages);

/**
 * The library of a package, or of one of its subpaths (`web` of `openai/shims/web`) where that is registered by itself; null: not
 * known. Exact names win over those that end in `*`, longer ones of these over shorter.
 */
export function libraryOfPackage(name: string, subpath = ''): Library | null {
  return (subpath === '' ? null : libraryOfSubpath(name, `${name}/${subpath}`)) ?? find(packageIndex, name);
}

function libraryOfSubpath(name: string, path: string): Library | null {
  const within = ({ prefix }: { readonly prefix: string }): boolean =>
    prefix.startsWith(`${name}/`) && path.startsWith(prefix);
  return packageIndex.exact.get(path) ?? packageIndex.prefixes.find(within)?.value ?? null;
}

const generatedModules = libraries.flatMap(library =>
  (library.generated ?? []).map(end => ({ end, name: library.packages[0] ?? library.id })),
);

/** The package whose generated client a specifier leads to, by its end alone; null: it leads to none. */
export function generatedPackage(specifier: string): string | null {
  const near = generatedModules.filter(({ end }) => specifier.includes(end));
  const bare = near.length === 0 ? '' : specifier.replace(/\.[cm]?[jt]s$/, '');
  return near.find(({ end }) => bare.endsWith(end) && isWhole(bare, end))?.name ?? null;
}

function isWhole(specifier: string, end: string): boolean {
  const before = specifier.charAt(specifier.length - end.length - 1);
  return before === '' || before === '/';
}

/** What a package may guard that is handed to it; null: nothing that is known. */
export function guardingPackage(name: string): GuardingPackage | null {
  return find(guardIndex, name);
}

/** A global of the platform that stands for something of a library. */
export interface GlobalEntity {
  readonly library: Library;
  readonly entity: Entity;
}

const globals: ReadonlyMap<string, GlobalEntity> = new Map(
  libraries.flatMap(library =>
    Object.entries(library.globals ?? {}).map(([name, entity]) => [name, { library, entity }] as const),
  ),
);

/** The global of that name, if it is of a library. */
export function globalEntity(name: string): GlobalEntity | null {
  return globals.get(name) ?? null;
}

/** What a file must mention to hold an outbound call. */
export interface WatchWords {
  /** Package names, as they stand in import specifiers. */
  readonly packages: readonly string[];
  /** Beginnings of package names (`@aws-sdk/client-`). */
  readonly prefixes: readonly string[];
  /** Names of globals (`fetch`), or pieces of text that use them. */
  readonly globals: readonly string[];
}

/**
 * The words that the index scans texts for. Only calls count among the globals: a `Request` alone goes nowhere, as do packages that only
 * guard what they are handed.
 */
export function watchWords(): WatchWords {
  const calling = byPackage(libraries.filter(({ onlyGuards }) => onlyGuards !== true));
  return {
    packages: [...calling.exact.keys()],
    prefixes: calling.prefixes.map(({ prefix }) => prefix),
    globals: libraries.flatMap(({ globals: own = {}, watch }) => [
      ...(watch ??
        Object.keys(own).filter(name => {
          const kind = own[name]?.is;
          return kind === 'call' || kind === 'object';
        })),
    ]),
  };
}
