import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answerText } from '../node/feed.ts';
import { isConfiguration } from '../node/file-names.ts';
import { headText } from '../node/git-head.ts';
import { nodeHost } from '../node/host.ts';
import { loadParser } from '../node/parser.ts';
import { readText } from '../node/read-text.ts';
import { walking, type Selection } from '../node/walk.ts';
import { basename, foldersUp } from '../base/path.ts';
import type { FileList, Platform } from './platform.ts';

/** How long a walk may keep messages waiting, in milliseconds. */
const slice = 25;
/** How far above a file its package is looked for. */
const mostLevels = 8;
const largestText = 64 * 1024 * 1024;

/** The server's system where it runs in Node. `packageFolder`: that of Faultline itself. */
export function nodePlatform(packageFolder: string): Platform {
  return {
    host: nodeHost,
    version: versionIn(packageFolder),
    runtime: `Node ${process.versions.node}`,
    memory: () => Math.round(process.memoryUsage().rss / 1024 / 1024),
    loadParser,
    turn: () => setImmediate(),
    pathOf,
    uriOf: path => pathToFileURL(path).href,
    pageOf: page => pathToFileURL(join(packageFolder, page)).href,
    list: root => listed(walking(root)),
    listSlo: async root => (await listed(walking(root, [''], ofSlo))).files,
    listAround,
    answer: answerText,
    read: path => {
      const read = readText(path, largestText);
      return read.kind === 'text' ? read.text : null;
    },
    head: headText,
  };
}

/** The nearest folder above a module that holds a `package.json`. */
export function packageFolderOf(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

function versionIn(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0.0.0';
}

/** `file:` URIs of this machine; what is written with percent signs there is read as what it means. */
function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) {
    return null;
  }
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return null;
  }
}

async function listed(steps: ReturnType<typeof walking>): Promise<FileList> {
  let until = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() > until) {
      await setImmediate();
      until = performance.now() + slice;
    }
  }
}

/** Markdown is looked into only where its name says that there is an SLO. */
function ofSlo(name: string): ReturnType<Selection> {
  return /\.(?:ya?ml|slo\.md)$/i.test(name) && name !== '.faultline.yaml' ? 'source' : null;
}

/** The file, and the configuration in its folder and above it, up to that of its package. */
function listAround(path: string): FileList & { readonly root: string } {
  const levels = foldersUp(path)
    .filter(folder => folder !== '')
    .slice(0, mostLevels);
  const root = levels.find(folder => existsSync(`${folder}/package.json`)) ?? levels[0] ?? '/';
  const inside = levels.filter(folder => folder === root || folder.startsWith(`${root}/`));
  const names = ['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];
  const files = inside.flatMap(folder =>
    [...names, 'tsconfig.json', 'jsconfig.json', '.faultline.yaml'].map(name => `${folder}/${name}`),
  );
  const found = files.filter(file => isConfiguration(basename(file)) && existsSync(file));
  const relative = (file: string): string => file.slice(root === '/' ? 1 : root.length + 1);
  return { root, files: [...found, path].map(relative), failures: new Map() };
}
