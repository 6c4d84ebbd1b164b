import { isObject, type Json, type JsonObject, readJsonc } from '../../../base/jsonc.ts';
import { dirname, join } from '../../../base/path.ts';
import { lineStartsOf, rangeOf } from '../../../base/place.ts';
import type { Problem } from '../../../base/problem.ts';
import type { ProjectHost } from './host.ts';
import { readPnpmWorkspace, type PnpmWorkspace } from './pnpm-workspace.ts';

/** A `package.json`. */
export interface Manifest {
  readonly path: string;
  readonly folder: string;
  readonly json: JsonObject;
}

/** Reads the project's configuration files, each once, and keeps what is wrong with them. */
export interface Configs {
  readonly host: ProjectHost;
  /** The value of a JSON file, as far as it could be read; undefined: not there, or not known yet. */
  json(path: string): Json | undefined;
  /** The `package.json` of a folder itself. */
  manifestIn(folder: string): Manifest | null;
  /** The nearest `package.json` from a folder up, and those above it. */
  manifestsUp(folder: string): readonly Manifest[];
  pnpmWorkspaceIn(folder: string): PnpmWorkspace | null;
  /** Keeps what is wrong with a file as a whole; of several that are said of one file, the first. */
  report(file: string, message: string): void;
  problems(): readonly Problem[];
}

const byHost = new WeakMap<ProjectHost, Configs>();

/** The reader for a host; the same one for all who ask, so that nothing is read twice. */
export function configsOf(host: ProjectHost): Configs {
  let configs = byHost.get(host);
  if (configs === undefined) {
    configs = createConfigs(host);
    byHost.set(host, configs);
  }
  return configs;
}

function createConfigs(host: ProjectHost): Configs {
  const problems = new Map<string, Problem>();
  const values = new Map<string, Json | undefined>();
  const manifests = new Map<string, Manifest | null>();
  const chains = new Map<string, readonly Manifest[]>();
  const workspaces = new Map<string, PnpmWorkspace | null>();
  const textOf = (path: string): string | null => {
    const text = host.text(path);
    if (text === undefined) {
      host.want(path);
    }
    return text ?? null;
  };
  const json = (path: string): Json | undefined =>
    remember(values, path, () => {
      const text = textOf(path);
      const result = text === null ? null : readJsonc(text);
      if (text !== null && result?.flaw) {
        const { flaw } = result;
        problems.set(path, problemAt(path, rangeOf(lineStartsOf(text), flaw), flaw.message));
      }
      return result?.value;
    });
  const manifestIn = (folder: string): Manifest | null =>
    remember(manifests, folder, () => {
      const path = join(folder, 'package.json');
      const value = host.files.has(path) ? json(path) : undefined;
      return isObject(value) ? { path, folder, json: value } : null;
    });
  const manifestsUp = (folder: string): readonly Manifest[] =>
    remember(chains, folder, () => {
      const own = manifestIn(folder);
      const above = folder === '' ? [] : manifestsUp(dirname(folder));
      return own === null ? above : [own, ...above];
    });
  const pnpmWorkspaceIn = (folder: string): PnpmWorkspace | null =>
    remember(workspaces, folder, () => {
      const path = join(folder, 'pnpm-workspace.yaml');
      const text = host.files.has(path) ? textOf(path) : null;
      const result = text === null ? null : readPnpmWorkspace(text);
      if (result !== null && result.flaw !== null) {
        problems.set(path, problemAt(path, result.flaw.range, result.flaw.message));
      }
      return result?.workspace ?? null;
    });
  const report = (file: string, message: string): void => {
    if (!problems.has(file)) {
      problems.set(file, problemAt(file, null, message));
    }
  };
  return {
    host,
    json,
    manifestIn,
    manifestsUp,
    pnpmWorkspaceIn,
    report,
    problems: () => [...problems.values()],
  };
}

function problemAt(file: string, range: Problem['range'], message: string): Problem {
  return { file, range, kind: 'config', message };
}

/** Gives a remembered answer, or finds and remembers it. */
export function remember<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) {
    return before as V;
  }
  const found = find();
  known.set(key, found);
  return found;
}

/** A property that is a text. */
export function textIn(json: Json | undefined, key: string): string | null {
  const value = isObject(json) ? json[key] : undefined;
  return typeof value === 'string' ? value : null;
}

/** The texts of a property that is a text or an array of them. */
export function textsIn(json: Json | undefined, key: string): readonly string[] {
  const value = isObject(json) ? json[key] : undefined;
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return list.filter(each => typeof each === 'string');
}

/** A property that is an object; empty where it is none. */
export function objectIn(json: Json | undefined, key: string): JsonObject {
  const value = isObject(json) ? json[key] : undefined;
  return isObject(value) ? value : {};
}
