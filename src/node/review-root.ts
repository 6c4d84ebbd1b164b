import { statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { compareText } from '../base/place.ts';
import { lockfileNames } from './file-names.ts';

/** Where a review stands, and which part of it was asked for. */
export interface Scope {
  /** Absolute, with `/`. Reports name files relative to it. */
  readonly root: string;
  /** What was asked for, relative to the root: files, and folders (`''`: the root itself). */
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** A scope, or the path (as it was given) that is not there. */
export type ScopeResult =
  { readonly kind: 'scope'; readonly scope: Scope } | { readonly kind: 'missing'; readonly path: string };

/**
 * Finds the review root: the working directory where it holds every path given, else the deepest folder that they
 * have in common. `paths` are as a person types them, relative to `cwd` or absolute; none means `cwd`.
 */
export function scopeOf(cwd: string, paths: readonly string[]): ScopeResult {
  const files: string[] = [];
  const folders: string[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, path);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) {
      return { kind: 'missing', path };
    }
    (stats.isDirectory() ? folders : files).push(posix(absolute));
  }
  const root = rootOf(posix(resolve(cwd)), [...folders, ...files.map(file => posix(dirname(file)))]);
  const relative = (path: string): string => relativeTo(root, path) ?? path;
  const sorted = (list: readonly string[]): string[] => [...new Set(list.map(relative))].sort(compareText);
  return { kind: 'scope', scope: { root, files: sorted(files), folders: sorted(folders) } };
}

function rootOf(cwd: string, folders: readonly string[]): string {
  if (folders.every(folder => relativeTo(cwd, folder) !== null)) {
    return cwd;
  }
  return folders.reduce((common, folder) => {
    let at = common;
    while (relativeTo(at, folder) === null) {
      at = posix(dirname(at));
    }
    return at;
  });
}

/** `path` relative to `root` (`''` for itself); null where it lies elsewhere. Both absolute, with `/`. */
export function relativeTo(root: string, path: string): string | null {
  if (path === root) {
    return '';
  }
  const prefix = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : null;
}

/**
 * The folders whose files the review of a scope needs to know, relative to its root. A call in one file may be made
 * on a client of another, so that is the project around what was asked for: up to the nearest repository, else
 * workspace or lockfile, else `package.json`; and never above the root.
 */
export function contextOf(scope: Scope): readonly string[] {
  const asked = [...scope.folders, ...scope.files.map(file => parentOf(file))];
  return [...new Set(asked.map(folder => projectAround(scope.root, folder)))].sort(compareText);
}

function projectAround(root: string, folder: string): string {
  const above = foldersFrom(folder);
  const markers: readonly ((path: string) => boolean)[] = [
    path => exists(`${path}/.git`),
    path => ['pnpm-workspace.yaml', ...lockfileNames].some(name => exists(`${path}/${name}`)),
    path => exists(`${path}/package.json`),
  ];
  for (const marks of markers) {
    const found = above.find(candidate => marks(candidate === '' ? root : `${root}/${candidate}`));
    if (found !== undefined) {
      return found;
    }
  }
  return folder;
}

/** `a/b`, `a`, ``. */
function foldersFrom(folder: string): readonly string[] {
  const result = [folder];
  for (let at = folder; at !== '';) {
    at = parentOf(at);
    result.push(at);
  }
  return result;
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** With `/`, whatever the platform writes; a drive keeps its letter. */
export function posix(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
