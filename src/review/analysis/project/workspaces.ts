import { dirname, join } from '../../../base/path.ts';
import { type Configs, type Manifest, objectIn, remember, textIn, textsIn } from './configs.ts';
import { coversPath, globOf, matchesGlob } from './globs.ts';
import { isObject } from './jsonc.ts';

/** The packages that are developed in the project itself. */
export interface Workspaces {
  /**
   * The package of that name as a file in `folder` sees it: itself, a member of the workspace around it, or one that its
   * `package.json` names by path (`file:`, `link:`, `portal:`) or as `workspace:`. Null: it comes from elsewhere.
   */
  find(folder: string, name: string): Manifest | null;
}

export function createWorkspaces(configs: Configs): Workspaces {
  const answers = new Map<string, Manifest | null>();
  const members = new Map<string, ReadonlyMap<string, Manifest> | null>();
  let all: readonly string[] | null = null;
  const folders = (): readonly string[] => (all ??= packageFolders(configs));
  const membersAt = (folder: string): ReadonlyMap<string, Manifest> | null =>
    remember(members, folder, () => membersOf(configs, folder, folders));
  return {
    find: (folder, name) =>
      remember(answers, `${folder}\0${name}`, () => {
        const up = configs.manifestsUp(folder);
        const [own] = up;
        if (own !== undefined && textIn(own.json, 'name') === name) {
          return own;
        }
        const linked = linkedBy(configs, up, name);
        if (linked !== null) {
          return linked;
        }
        for (let at: string | null = folder; at !== null; at = at === '' ? null : dirname(at)) {
          const member = membersAt(at)?.get(name);
          if (member !== undefined) {
            return member;
          }
        }
        const declared = declaredRange(up, name) ?? '';
        return declared.startsWith('workspace:') ? named(configs, folders(), name) : null;
      }),
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
    .map(pattern => globOf(pattern.slice(1)));
  const byName = new Map<string, Manifest>();
  for (const folder of folders()) {
    const path = pathBelow(root, folder);
    if (
      path === null ||
      !included.some(glob => matchesGlob(glob, path)) ||
      excluded.some(glob => coversPath(glob, path))
    ) {
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

function linkedBy(configs: Configs, up: readonly Manifest[], name: string): Manifest | null {
  for (const manifest of up) {
    const path = byPath.exec(declaredRange([manifest], name) ?? '')?.[1];
    if (path !== undefined) {
      return configs.manifestIn(join(manifest.folder, path));
    }
  }
  return null;
}

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** What the nearest of the manifests that names a package says of its version. */
export function declaredRange(manifests: readonly Manifest[], name: string): string | null {
  return declarationOf(manifests, name)?.range ?? null;
}

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
