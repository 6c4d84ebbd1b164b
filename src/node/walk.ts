import { existsSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { compareText } from '../base/place.ts';
import { isConfiguration, isMinifiedName, isSource } from './file-names.ts';
import { isIgnored, repositoryOf, rulesAround, withFolder, type IgnoreRules } from './gitignore.ts';
import { dependsOnPackages, isSkippedFolder } from './skipped-folders.ts';
import { messageOf, type Failure } from './failure.ts';

/** What stands below a root, in an order that is the same on every machine. */
export interface Listing {
  /** Sources and configuration files, relative to the root with `/`. */
  readonly files: readonly string[];
  /** Those of `files` that are not to be read, and folders that could not be. */
  readonly failures: ReadonlyMap<string, Failure>;
}

/**
 * What a file with this name is to a walk: a source is left out where git ignores it, configuration counts nevertheless; null: it is
 * not listed.
 */
export type Selection = (name: string) => 'source' | 'configuration' | null;

/** What a review of code reads. */
export function ofReview(name: string): ReturnType<Selection> {
  return isSource(name) ? 'source' : isConfiguration(name) ? 'configuration' : null;
}

interface Folder {
  /** Absolute, with `/`. */
  readonly path: string;
  /** What goes before a name to make it relative to the root: `''` or `src/`. */
  readonly prefix: string;
  readonly rules: IgnoreRules | null;
  readonly belowSrc: boolean;
}

interface Walk {
  readonly files: string[];
  readonly failures: Map<string, Failure>;
  readonly pending: Folder[];
  /** Prefixes of folders that have been read: a start may lie in another. */
  readonly visited: Set<string>;
  readonly links: LinkPolicy;
  readonly selection: Selection;
}

/** What a walk needs to know to follow links safely; asked for at the first link only. */
interface LinkPolicy {
  /** The real path of the root, with `/` at its end. */
  readonly root: () => string;
  /** The real path of the repository around it, or null. */
  readonly repository: () => string | null;
  readonly followed: Set<string>;
}

/**
 * Lists what a review of `root` reads: sources and configuration, without what git ignores, packages, build output
 * and minified scripts. `root` is absolute with `/`; `starts` are the folders to walk, relative to it (`['']` for
 * all); each is walked whatever its name is. Links to files outside of the root are listed; links to folders are
 * followed when they lead to another part of the same repository, once; what a link shows again is left out.
 */
export function walk(root: string, starts: readonly string[] = ['']): Listing {
  const steps = walking(root, starts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** As `walk`, one folder at a step, for callers that must not block, and of other files where `selection` says so. */
export function* walking(
  root: string,
  starts: readonly string[] = [''],
  selection: Selection = ofReview,
): Generator<undefined, Listing> {
  const state = newWalk(root, selection);
  for (const start of [...new Set(starts)].sort(compareText)) {
    const path = start === '' ? root : `${root === '/' ? '' : root}/${start}`;
    const belowSrc = start.split('/').includes('src');
    state.pending.push({ path, prefix: start === '' ? '' : `${start}/`, rules: rulesAround(path), belowSrc });
    for (let folder = state.pending.pop(); folder !== undefined; folder = state.pending.pop()) {
      visit(state, folder);
      yield;
    }
  }
  return state;
}

function newWalk(root: string, selection: Selection): Walk {
  let realRoot: string | undefined;
  let repository: string | null | undefined;
  const links: LinkPolicy = {
    root: () => (realRoot ??= withSlash(realPath(root) ?? root)),
    repository: () => {
      repository ??= repositoryOf(links.root().slice(0, -1) || '/');
      return repository === null ? null : withSlash(repository);
    },
    followed: new Set(),
  };
  return { files: [], failures: new Map(), pending: [], visited: new Set(), links, selection };
}

function visit(state: Walk, folder: Folder): void {
  if (state.visited.has(folder.prefix)) {
    return;
  }
  state.visited.add(folder.prefix);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder.path, { withFileTypes: true });
  } catch (error) {
    const message = `The folder cannot be read: ${messageOf(error)}`;
    state.failures.set(folder.prefix.slice(0, -1), { kind: 'unreadable', message });
    return;
  }
  entries.sort((a, b) => compareText(a.name, b.name));
  const has = (name: string): boolean => entries.some(entry => entry.name === name);
  const rules = has('.gitignore') ? withFolder(folder.rules, folder.path) : folder.rules;
  const here: Here = { ...folder, rules, holdsPackage: has('package.json') };
  const folders: Folder[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) {
      const inner = innerFolder(here, entry.name);
      if (inner !== null) {
        folders.push(inner);
      }
    } else if (entry.isFile()) {
      addFile(state, here, entry.name, null);
    } else if (entry.isSymbolicLink()) {
      followLink(state, here, entry.name, folders);
    } else {
      addFile(state, here, entry.name, { kind: 'skipped', reason: 'not a regular file' });
    }
  }
  state.pending.push(...folders.reverse());
}

interface Here extends Folder {
  readonly holdsPackage: boolean;
}

function innerFolder(here: Here, name: string): Folder | null {
  const path = pathIn(here, name);
  const holdsPackage = dependsOnPackages(name) && existsSync(`${path}/package.json`);
  const situation = { name, belowSrc: here.belowSrc, holdsPackage, parentHoldsPackage: here.holdsPackage };
  if (isSkippedFolder(situation) || isIgnored(here.rules, `${path}/`)) {
    return null;
  }
  return {
    path,
    prefix: `${here.prefix}${name}/`,
    rules: here.rules,
    belowSrc: here.belowSrc || name === 'src',
  };
}

/** Configuration counts where git ignores it, too: a lockfile that is not committed still tells the versions. */
function addFile(state: Walk, here: Here, name: string, failure: Failure | null): void {
  const file = here.prefix + name;
  const kind = state.selection(name);
  if (kind === 'source') {
    if (isIgnored(here.rules, pathIn(here, name))) {
      return;
    }
    const reason = failure ?? (isMinifiedName(name) ? { kind: 'skipped', reason: 'minified' } : null);
    if (reason !== null) {
      state.failures.set(file, reason);
    }
    state.files.push(file);
  } else if (failure === null && kind === 'configuration') {
    state.files.push(file);
  }
}

function followLink(state: Walk, here: Here, name: string, folders: Folder[]): void {
  const path = pathIn(here, name);
  const stats = statsOf(path);
  const real = realPath(path);
  if (stats === null || real === null) {
    addFile(state, here, name, { kind: 'unreadable', message: 'The link leads nowhere' });
  } else if (stats.isDirectory()) {
    if (isWorthFollowing(state.links, withSlash(real))) {
      const inner = innerFolder(here, name);
      if (inner !== null) {
        folders.push(inner);
      }
    }
  } else if (!stats.isFile()) {
    addFile(state, here, name, { kind: 'skipped', reason: 'not a regular file' });
  } else if (state.selection(name) !== 'source' || !real.startsWith(state.links.root())) {
    addFile(state, here, name, null);
  }
}

/**
 * A folder inside of the root is reviewed at its own place; one that holds the root is a loop; one outside of the
 * repository is not the project's. What is left is followed once.
 */
function isWorthFollowing(links: LinkPolicy, real: string): boolean {
  const repository = links.repository();
  const known = [links.root(), ...links.followed].some(folder => real.startsWith(folder));
  if (known || links.root().startsWith(real) || repository === null || !real.startsWith(repository)) {
    return false;
  }
  links.followed.add(real);
  return true;
}

function pathIn(folder: Folder, name: string): string {
  return `${folder.path === '/' ? '' : folder.path}/${name}`;
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path).replaceAll('\\', '/');
  } catch {
    return null;
  }
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
