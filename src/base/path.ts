/** Posix paths as plain text: the pure rooms know no file system. */

export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last extension with its dot, or '' (`.ts` of `a.d.ts`). */
export function extname(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** Joins and resolves `.` and `..`; a path that climbs above its start keeps the leading `..`. */
export function join(...parts: readonly string[]): string {
  const absolute = parts.find(part => part !== '')?.startsWith('/') ?? false;
  const result: string[] = [];
  for (const segment of parts.join('/').split('/')) {
    if (segment === '' || segment === '.') {
      continue;
    }
    if (segment === '..' && result.length > 0 && result.at(-1) !== '..') {
      result.pop();
    } else if (segment !== '..' || !absolute) {
      result.push(segment);
    }
  }
  return (absolute ? '/' : '') + result.join('/');
}

/** The way from a folder to a path, both from one root: `../lib/a.ts`, `a.ts`. */
export function relative(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  const shared = from.findIndex((segment, index) => segment !== to[index]);
  const same = shared < 0 ? from.length : shared;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The folders from a file's own up to the root of the review (`''`), nearest first. */
export function foldersUp(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== ''; folder = dirname(folder)) {
    folders.push(folder);
  }
  folders.push('');
  return folders;
}
