import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/**
 * The rules of one folder and of those around it. A deeper file speaks before those above it, as in git:
 * https://git-scm.com/docs/gitignore#_description.
 */
export interface IgnoreRules {
  /** Absolute folder that the patterns are relative to, with a slash at its end. */
  readonly base: string;
  readonly matcher: Ignore;
  readonly above: IgnoreRules | null;
}

/**
 * True where git would leave the path out. `path` is absolute with `/`, and ends in `/` for a folder.
 * Folders above the path are not asked about: a walk that leaves out ignored folders never comes below one.
 */
export function isIgnored(rules: IgnoreRules | null, path: string): boolean {
  for (let at = rules; at !== null; at = at.above) {
    const relative = path.slice(at.base.length);
    const answer = at.matcher.test(relative);
    if (answer.ignored) {
      return true;
    }
    if (answer.unignored) {
      return false;
    }
  }
  return false;
}

/** The rules in force in `folder` (absolute, `/`): those of its own `.gitignore`, where it has one, before `above`. */
export function withFolder(above: IgnoreRules | null, folder: string): IgnoreRules | null {
  return withFile(above, folder, `${folder}/.gitignore`);
}

function withFile(above: IgnoreRules | null, folder: string, file: string): IgnoreRules | null {
  const text = textOrNull(file) ?? '';
  const patterns = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(isBounded);
  if (patterns.length === 0) {
    return above;
  }
  // Case matters on every machine, whatever its file system makes of it: a review should be the same everywhere.
  const matcher = ignore({ allowRelativePaths: true, ignorecase: false }).add(patterns);
  return { base: folder.endsWith('/') ? folder : `${folder}/`, matcher, above };
}

/**
 * A match costs the length of a name to the power of the number of wildcards, and the folder that one has just opened
 * may be hostile. What no project writes is not obeyed: a file too many is reviewed.
 */
function isBounded(pattern: string): boolean {
  if (pattern.trim() === '' || pattern.startsWith('#') || pattern.length > 1000) {
    return false;
  }
  const segments = pattern.split('/');
  const deep = segments.filter(segment => segment === '**').length;
  return deep <= 4 && segments.every(segment => segment === '**' || segment.split('*').length <= 4);
}

/**
 * The rules that reach `folder` from outside: `.git/info/exclude` of its repository and the `.gitignore` files
 * between the repository's top and the folder's parent. Rules that would leave out `folder` itself are put aside,
 * for whoever reviews it has asked for it. The user's own `core.excludesFile` is not read: a review should be the
 * same on every machine.
 */
export function rulesAround(folder: string): IgnoreRules | null {
  const top = repositoryOf(folder);
  if (top === null) {
    return null;
  }
  let rules = withFile(null, top, `${gitFolderOf(top)}/info/exclude`);
  const parts = folder.slice(top.length).split('/').filter(Boolean);
  let at = top;
  for (const part of parts) {
    rules = withFolder(rules, at);
    at = `${at === '/' ? '' : at}/${part}`;
    rules = isIgnored(rules, `${at}/`) ? null : rules;
  }
  return rules;
}

/** The nearest folder, this one or above, that holds a `.git`; null where there is none. Absolute, with `/`. */
export function repositoryOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(`${at}/.git`)) {
      return at;
    }
    if (dirname(at) === at) {
      return null;
    }
  }
}

/** `.git`, or what it points at in a worktree or submodule (https://git-scm.com/docs/gitrepository-layout). */
function gitFolderOf(top: string): string {
  const git = `${top}/.git`;
  if (statSync(git, { throwIfNoEntry: false })?.isDirectory() === true) {
    return git;
  }
  const target = /^gitdir: (.+)$/m.exec(textOrNull(git) ?? '')?.[1];
  if (target === undefined) {
    return git;
  }
  const own = resolve(top, target.trim());
  const common = textOrNull(`${own}/commondir`)?.trim();
  return common === undefined ? own : resolve(own, common);
}

function textOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
