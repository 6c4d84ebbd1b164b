import { dirname, join } from '../../../base/path.ts';
import type { CompilerConfigs } from './compiler-configs.ts';
import { type Configs, type Manifest, remember, textIn } from './configs.ts';
import { packageTargets } from './package-targets.ts';
import type { Probe } from './probe.ts';
import { firstOf, sourceOf } from './source-of.ts';

export interface Tools {
  readonly configs: Configs;
  readonly compilers: CompilerConfigs;
  readonly probe: Probe;
  /** Answers that took more than a look at the list, by path and by package. */
  readonly known: Map<string, string | null>;
}

/** Fields that name a package's entry: where the source is named, it goes before what is made of it. */
const entryFields = ['source', 'module', 'main', 'types', 'typings', 'browser'];

/** A path that may be a file, a folder, or output whose source is listed. */
export function moduleAt(tools: Tools, path: string): string | null {
  return (
    tools.probe.file(path) ??
    remember(tools.known, path, () => folderAt(tools, path) ?? sourceOf(tools, path))
  );
}

/** What a folder stands for: by the `main` of its own `package.json`, else its `index`. */
export function folderAt(tools: Tools, folder: string): string | null {
  const manifest = tools.configs.manifestIn(folder);
  const main = manifest === null ? null : fromFields(tools, manifest);
  return main ?? tools.probe.index(folder);
}

function fromFields(tools: Tools, { folder, json }: Manifest): string | null {
  return firstOf(entryFields, field => {
    const value = textIn(json, field);
    const path = value === null ? null : join(folder, value);
    return path === null
      ? null
      : (tools.probe.file(path) ??
          (path === folder ? null : tools.probe.index(path)) ??
          sourceOf(tools, path));
  });
}

/** The source that a package of the project gives for `''` or a subpath; null: none of those listed. */
export function packageModule(tools: Tools, manifest: Manifest, subpath: string): string | null {
  return remember(tools.known, `${manifest.path}\0${subpath}`, () =>
    findPackageModule(tools, manifest, subpath),
  );
}

function findPackageModule(tools: Tools, manifest: Manifest, subpath: string): string | null {
  const { folder, json } = manifest;
  const key = subpath === '' ? '.' : `./${subpath}`;
  const exported = firstOf(packageTargets(json.exports, key), target =>
    target.startsWith('./') ? moduleAt(tools, join(folder, target)) : null,
  );
  if (exported !== null) {
    return exported;
  }
  if (subpath !== '') {
    return moduleAt(tools, join(folder, subpath)) ?? moduleAt(tools, join(folder, 'src', subpath));
  }
  return folderAt(tools, folder) ?? tools.probe.index(join(folder, 'src'));
}

/** What the nearest `package.json` says of an internal name (`#config`): paths, or names of packages. */
export function internalTargets(
  tools: Tools,
  file: string,
  specifier: string,
): { folder: string; targets: readonly string[] } | null {
  const [manifest] = tools.configs.manifestsUp(dirname(file));
  return manifest === undefined
    ? null
    : { folder: manifest.folder, targets: packageTargets(manifest.json.imports, specifier) };
}
