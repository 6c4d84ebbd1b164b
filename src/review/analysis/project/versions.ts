import semver from 'semver';
import { readJsonc } from '../../../base/jsonc.ts';
import { basename, dirname, join } from '../../../base/path.ts';
import type { LibraryVersion } from '../call.ts';
import { builtinOf } from './builtins.ts';
import { type Manifest, remember, textIn } from './configs.ts';
import { declaredVersion } from './declared-range.ts';
import type { ProjectHost } from './host.ts';
import { lockfileReaders } from './lockfiles/lockfiles.ts';
import type { Lockfile } from './lockfiles/lockfile.ts';
import { projectToolsOf } from './resolver.ts';
import { satisfies } from './satisfies.ts';
import { declarationOf } from './workspaces.ts';

/** Which versions of libraries the project has. */
export interface Versions {
  /**
   * The version of a package as a file sees it: that of the nearest `node_modules`, else the lockfile's, else the range in
   * `package.json`. Null: nothing says it, or the runtime brings it along. `pending`: files in `node_modules` are asked for; ask again.
   */
  versionOf(fromFile: string, packageName: string): LibraryVersion | null | 'pending';
  /** See `satisfies`. */
  readonly satisfies: (version: LibraryVersion | null, range: string) => 'yes' | 'no' | 'maybe';
}

/** Where a file stands: the packages around it, nearest first. */
interface Place {
  readonly manifests: readonly Manifest[];
  /** Their folders, and the root's. */
  readonly folders: readonly string[];
  readonly known: Map<string, LibraryVersion | null>;
}

export function createVersions(host: ProjectHost): Versions {
  const { configs, workspaces } = projectToolsOf(host);
  const places = new Map<string, Place>();
  const lockfiles = new Map<string, Lockfile>();
  const placeOf = (file: string): Place => {
    const manifests = configs.manifestsUp(dirname(file));
    return remember(places, manifests[0]?.folder ?? '', () => ({
      manifests,
      folders: [...new Set([...manifests.map(manifest => manifest.folder), ''])],
      known: new Map(),
    }));
  };
  const find = (place: Place, name: string): LibraryVersion | null | 'pending' => {
    const installed = installedVersion(host, place.folders, name);
    if (installed !== null) {
      return installed;
    }
    const locked = lockedVersion(host, lockfiles, place, name);
    return locked ?? declaredVersion(configs, workspaces, place.manifests, name);
  };
  return {
    versionOf(fromFile, packageName) {
      const place = placeOf(fromFile);
      const known = place.known.get(packageName);
      if (known !== undefined || builtinOf(packageName) !== null) {
        return known ?? null;
      }
      const found = find(place, packageName);
      if (found !== 'pending') {
        place.known.set(packageName, found);
      }
      return found;
    },
    satisfies,
  };
}

/** Asks for all folders at once: a driver answers a batch faster than one after the other. */
function installedVersion(
  host: ProjectHost,
  folders: readonly string[],
  name: string,
): LibraryVersion | 'pending' | null {
  let pending = false;
  for (const folder of folders) {
    const path = join(folder, 'node_modules', name, 'package.json');
    const text = host.text(path);
    if (text === undefined) {
      host.want(path);
      pending = true;
    }
    const version = typeof text === 'string' && !pending ? textIn(readJsonc(text).value, 'version') : null;
    if (version !== null && semver.valid(version) !== null) {
      return { version, exact: true, from: path };
    }
  }
  return pending ? 'pending' : null;
}

function lockedVersion(
  host: ProjectHost,
  lockfiles: Map<string, Lockfile>,
  { manifests, folders }: Place,
  name: string,
): LibraryVersion | null | 'pending' {
  const range = declarationOf(manifests, name)?.range ?? null;
  for (const folder of folders) {
    for (const path of lockfilesIn(host, folder)) {
      const text = host.text(path);
      if (text === undefined) {
        host.want(path);
        return 'pending';
      }
      if (text === null) {
        continue;
      }
      const lockfile = remember(
        lockfiles,
        path,
        () => lockfileReaders.get(basename(path))?.(text) ?? { versionOf: () => null },
      );
      const version = lockfile.versionOf({ name, range, ...insideOf(folder, folders, manifests) });
      if (version !== null && semver.valid(version) !== null) {
        return { version, exact: true, from: path };
      }
    }
  }
  return null;
}

function lockfilesIn(host: ProjectHost, folder: string): readonly string[] {
  return [...lockfileReaders.keys()].map(name => join(folder, name)).filter(path => host.files.has(path));
}

/** The folders between a file and its lockfile, as the lockfile names them. */
function insideOf(
  root: string,
  folders: readonly string[],
  manifests: readonly Manifest[],
): { folders: readonly string[]; owners: readonly (string | null)[] } {
  const inside = folders.slice(0, folders.indexOf(root) + 1);
  return {
    folders: inside.map(folder =>
      folder === root ? '' : root === '' ? folder : folder.slice(root.length + 1),
    ),
    owners: inside.map(folder => {
      const manifest = manifests.find(each => each.folder === folder);
      return manifest === undefined ? null : textIn(manifest.json, 'name');
    }),
  };
}
