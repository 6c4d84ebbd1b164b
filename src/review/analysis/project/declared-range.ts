import semver from 'semver';
import type { Json } from '../../../base/jsonc.ts';
import { foldersUp, join } from '../../../base/path.ts';
import type { LibraryVersion } from '../call.ts';
import { type Configs, type Manifest, objectIn, textIn } from './configs.ts';
import type { Workspaces } from './workspaces.ts';
import { declarationOf } from './workspaces.ts';

/**
 * What the nearest `package.json` that names a package says of its version: a range, never exact. `catalog:` is looked up, `npm:`
 * and `workspace:` lead to the range or member behind them. Null where it names none, or a path or repository.
 */
export function declaredVersion(
  configs: Configs,
  workspaces: Workspaces,
  manifests: readonly Manifest[],
  name: string,
): LibraryVersion | null {
  const declaration = declarationOf(manifests, name);
  if (declaration === null) {
    return null;
  }
  const { manifest, range } = declaration;
  const catalog = /^catalog:(.*)$/.exec(range)?.[1];
  if (catalog !== undefined) {
    return fromCatalog(configs, manifest, name, catalog.trim() === '' ? 'default' : catalog.trim());
  }
  const member = range.startsWith('workspace:') ? workspaces.find(manifest.folder, name) : null;
  const ofMember = member === null ? null : textIn(member.json, 'version');
  const inner = range.replace(/^workspace:/, '').replace(/^npm:(?:@[^/]+\/)?[^@]+@?/, '');
  return versionFrom(ofMember ?? inner, manifest.path);
}

function versionFrom(range: string, from: string): LibraryVersion | null {
  const plain = /^[a-z]+$/i.test(range) ? '*' : range;
  return semver.validRange(plain) === null
    ? null
    : { version: plain === '' ? '*' : plain, exact: false, from };
}

/** Catalogs of pnpm (`pnpm-workspace.yaml`) and bun (the root's `package.json`). */
function fromCatalog(
  configs: Configs,
  manifest: Manifest,
  name: string,
  catalog: string,
): LibraryVersion | null {
  for (const folder of foldersUp(manifest.path)) {
    const range = configs.pnpmWorkspaceIn(folder)?.catalogs.get(catalog)?.get(name);
    if (range !== undefined) {
      return versionFrom(range, join(folder, 'pnpm-workspace.yaml'));
    }
    const json = configs.manifestIn(folder)?.json;
    const ofBun = catalogRange(json, catalog, name) ?? catalogRange(json?.workspaces, catalog, name);
    if (ofBun !== null) {
      return versionFrom(ofBun, join(folder, 'package.json'));
    }
  }
  return null;
}

function catalogRange(holder: Json | undefined, catalog: string, name: string): string | null {
  return textIn(
    catalog === 'default' ? objectIn(holder, 'catalog') : objectIn(objectIn(holder, 'catalogs'), catalog),
    name,
  );
}
