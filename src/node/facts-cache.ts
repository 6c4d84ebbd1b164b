import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compareText } from '../base/place.ts';

/** Facts by content hash, kept between reviews of one root. */
export interface FactsCache {
  /** What was kept; empty where there is nothing, or nothing of this version. */
  load(): ReadonlyMap<string, string>;
  /** Replaces what is kept. Says nothing where that fails: a review without a cache is only slower. */
  save(entries: ReadonlyMap<string, string>): void;
}

const magic = 'faultline facts 1';
/** Facts of 5,000 files take some 30 MB. */
const maxBytes = 128 * 1024 * 1024;
/** Roots of one project that are kept: itself, and folders of it that are reviewed by themselves. */
const maxRoots = 8;
const extension = '.facts';

/**
 * The cache of the review of `root` (absolute, `/`), in the nearest `node_modules` at or above it and within its
 * repository, as other tools do (`node_modules/.cache/<tool>`). Null where there is none: nothing is written into a
 * folder that does not expect it. `stamp` names the version of the facts; those of another are not used.
 */
export function factsCacheOf(root: string, stamp: string): FactsCache | null {
  const modules = nearestModules(root);
  if (modules === null) {
    return null;
  }
  const folder = `${modules}/.cache/faultline`;
  const file = `${folder}/${createHash('sha1').update(root).digest('hex').slice(0, 16)}${extension}`;
  return {
    load: () => load(file, stamp),
    save: entries => {
      save(folder, file, stamp, entries);
    },
  };
}

function nearestModules(root: string): string | null {
  for (let at = root; ; at = dirname(at)) {
    if (isFolder(`${at}/node_modules`)) {
      return `${at}/node_modules`;
    }
    if (dirname(at) === at || statSync(`${at}/.git`, { throwIfNoEntry: false }) !== undefined) {
      return null;
    }
  }
}

/**
 * The form on disk: a first line with the stamp, the number of entries and the hash of the rest; then a line for
 * each entry, `<hash> <facts>`. Facts are JSON and hold no end of line.
 */
function load(file: string, stamp: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const bytes = bytesOf(file);
  const headEnd = bytes?.indexOf(10) ?? -1;
  if (bytes === null || headEnd < 0) {
    return entries;
  }
  const body = bytes.subarray(headEnd + 1);
  if (bytes.toString('utf8', 0, headEnd) !== headOf(stamp, body)) {
    return entries;
  }
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(10, at);
    const space = body.indexOf(32, at);
    if (end < 0 || space < 0 || space > end) {
      return new Map();
    }
    entries.set(body.toString('utf8', at, space), body.toString('utf8', space + 1, end));
    at = end + 1;
  }
  return entries;
}

function headOf(stamp: string, body: Buffer): string {
  return `${magic} ${JSON.stringify(stamp)} ${createHash('sha1').update(body).digest('hex')}`;
}

function save(folder: string, file: string, stamp: string, entries: ReadonlyMap<string, string>): void {
  const temporary = `${file}.${String(process.pid)}.tmp`;
  try {
    const body = Buffer.from(linesOf(entries));
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${headOf(stamp, body)}\n`), body]));
    renameSync(temporary, file);
    removeOldest(folder);
  } catch {
    removeQuietly(temporary);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be removed was not written, or goes with the oldest at a later time.
  }
}

/** In order of their hashes, so that the same facts give the same bytes; what is over the bound is left out. */
function linesOf(entries: ReadonlyMap<string, string>): string {
  const lines: string[] = [];
  let size = 0;
  for (const [hash, facts] of [...entries].sort(([a], [b]) => compareText(a, b))) {
    size += hash.length + facts.length + 2;
    if (size > maxBytes) {
      break;
    }
    if (!/\s/.test(hash) && !facts.includes('\n')) {
      lines.push(`${hash} ${facts}\n`);
    }
  }
  return lines.join('');
}

/** Also takes away what an interrupted write has left. */
function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter(name => name.endsWith(extension) || name.endsWith('.tmp'))
    .map(name => ({ path: `${folder}/${name}`, time: statSync(`${folder}/${name}`).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(maxRoots)) {
    removeQuietly(path);
  }
}

function bytesOf(file: string): Buffer | null {
  try {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    return size === 0 || size > 2 * maxBytes ? null : readFileSync(file);
  } catch {
    return null;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
