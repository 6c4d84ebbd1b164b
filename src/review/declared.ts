import { dirname, join } from '../base/path.ts';
import type { Library } from './catalog/schema.ts';
import type { Config } from './config/config.ts';
import { libraryOfClient, libraryOfWrappers } from './config/declared.ts';
import type { ModuleName, WrapperEntry } from './config/entries.ts';

/** The clients and wrappers of the team's own, by the module that they are imported from. */
export interface Declared {
  /** Of a package, as its specifier stands in the code. */
  ofPackage(name: string): readonly Library[];
  /** Of a file of the review. */
  ofFile(path: string): readonly Library[];
  readonly isEmpty: boolean;
}

/**
 * Gathers what all configurations of a review declare. They hold for the whole review: who imports the module of a team is seldom in
 * its folder.
 */
export function declaredIn(configs: Iterable<Config>): Declared {
  const packages = new Map<string, Library[]>();
  const prefixes = new Map<string, Library[]>();
  const files = new Map<string, Library[]>();
  const keep = (config: Config, module: ModuleName, library: Library): void => {
    const [map, key] =
      module.kind === 'file'
        ? ([files, join(dirname(config.file), module.name)] as const)
        : module.name.endsWith('*')
          ? ([prefixes, module.name.slice(0, -1)] as const)
          : ([packages, module.name] as const);
    map.set(key, [...(map.get(key) ?? []), library]);
  };
  for (const config of configs) {
    for (const client of config.clients) {
      keep(config, client.module, libraryOfClient(client));
    }
    const byModule = new Map<string, WrapperEntry[]>();
    for (const wrapper of config.wrappers) {
      const key = `${wrapper.module.kind} ${wrapper.module.name}`;
      byModule.set(key, [...(byModule.get(key) ?? []), wrapper]);
    }
    for (const wrappers of byModule.values()) {
      const [first] = wrappers;
      if (first !== undefined) {
        keep(config, first.module, libraryOfWrappers(first.module, wrappers));
      }
    }
  }
  return {
    ofPackage: name =>
      packages.get(name) ?? [...prefixes].find(([prefix]) => name.startsWith(prefix))?.[1] ?? [],
    ofFile: path => files.get(path) ?? [],
    isEmpty: packages.size + prefixes.size + files.size === 0,
  };
}
