import { isObject } from '../../../base/jsonc.ts';
import { dirname, foldersUp, join } from '../../../base/path.ts';
import { type Configs, type Manifest, objectIn, remember, textIn, textsIn } from './configs.ts';
import { type Glob, globOf, globOfAllIn, matchesGlob, segmentsOf } from './globs.ts';
import { firstOf } from './source-of.ts';

/** The packages that are developed in the project itself. */
export interface Workspaces {
  /**
   * The package of that name as a file in `folder` sees it: itself, a member of the workspace around it, or one that its
   * `package.json` names by path (`file:`, `link:`, `portal:`) or as `workspace:`. Null: it comes from elsewhere.
   */
  find(folder: string, name: string): Manifest | null;
}

export function createWorkspaces(configs: Configs): Workspaces {
  /** By the folder of the nearest `package.json`: all files of a package see the same. */
  const answers = new Map<string, Map<string, Manifest | null>>();
  const members = new Map<string, ReadonlyMap<string, Manifest> | null>();
  let all: readonly string[] | null = null;
  const folders = (): readonly string[] => (all ??= packageFolders(configs));
  const membersAt = (folder: string): ReadonlyMap<string, Manifest> | null =>
    remember(members, folder, () => membersOf(configs, folder, folders));
  const search = (up: readonly Manifest[], folder: string, name: string): Manifest | null => {
    const [own] = up;
    if (own !== undefined && textIn(own.json, 'name') === name) {
      return own;
    }
    const range = declarationOf(up, name)?.range ?? '';
    const member =
      linkedBy(configs, up, name, range) ??
      firstOf(foldersUp(join(folder, 'x')), each => membersAt(each)?.get(name) ?? null);
    return member ?? (range.startsWith('workspace:') ? named(configs, folders(), name) : null);
  };
  return {
    find(folder, name) {
      const up = configs.manifestsUp(folder);
      const place = up[0]?.folder ?? '';
      return remember(
        remember(answers, place, () => new Map<string, Manifest | null>()),
        name,
        () => search(up, place, name),
      );
    },
  };
}

function packageFolders(configs: Configs): readonly string[] {
  const paths = [...configs.host.files].filter(
    path => path === 'package.json' || path.endsWith('/package.json'),
  );
  return paths.map(dirname).sort();
}

function named(configs: Configs, folders: readonly string[], name: string): Manifest | null {
  for (const folder of folders) {
    const manifest = configs.manifestIn(folder);
    if (manifest !== null && textIn(manifest.json, 'name') === name) {
      return manifest;
    }
  }
  return null;
}

/** The members by name of the workspace that a folder is the root of; null: it is none. */
function membersOf(
  configs: Configs,
  root: string,
  folders: () => readonly string[],
): ReadonlyMap<string, Manifest> | null {
  const patterns = patternsOf(configs, root);
  if (patterns.length === 0) {
    return null;
  }
  const included = patterns.filter(pattern => !pattern.startsWith('!')).map(globOf);
  const excluded = patterns
    .filter(pattern => pattern.startsWith('!'))
    .map(pattern => globOfAllIn(globOf(pattern.slice(1))));
  const byName = new Map<string, Manifest>();
  for (const folder of folders()) {
    const path = pathBelow(root, folder);
    const segments = path === null ? null : segmentsOf(path);
    const isIn = (glob: Glob): boolean => segments !== null && matchesGlob(glob, segments);
    if (!included.some(isIn) || excluded.some(isIn)) {
      continue;
    }
    const manifest = configs.manifestIn(folder);
    const name = manifest === null ? null : textIn(manifest.json, 'name');
    if (manifest !== null && name !== null && !byName.has(name)) {
      byName.set(name, manifest);
    }
  }
  return byName;
}

function pathBelow(root: string, folder: string): string | null {
  return root === '' ? folder : folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : null;
}

function patternsOf(configs: Configs, folder: string): readonly string[] {
  const json = configs.manifestIn(folder)?.json;
  const field = json?.workspaces;
  const own = isObject(field) ? textsIn(field, 'packages') : textsIn(json, 'workspaces');
  return [...own, ...(configs.pnpmWorkspaceIn(folder)?.packages ?? [])];
}

const byPath = /^(?:file|link|portal):(.*)$/;

function linkedBy(configs: Configs, up: readonly Manifest[], name: string, range: string): Manifest | null {
  const path = byPath.exec(range)?.[1];
  const from = path === undefined ? null : declarationOf(up, name);
  return path === undefined || from === null ? null : configs.manifestIn(join(from.manifest.folder, path));
}

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** What the nearest of the manifests that names a package says of its version. */
export function declarationOf(
  manifests: readonly Manifest[],
  name: string,
): { readonly manifest: Manifest; readonly range: string } | null {
  for (const manifest of manifests) {
    for (const field of dependencyFields) {
      const range = textIn(objectIn(manifest.json, field), name);
      if (range !== null) {
        return { manifest, range };
      }
    }
  }
  return null;
}
