import './lib/require-node.mjs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { extensionBudget, extensionEntry, nodeEntries, pageBudgets, pageEntries } from './lib/entries.mjs';
import { notices } from './lib/notices.mjs';
import { root } from './lib/root.mjs';

/** @typedef {import('./lib/entries.mjs').Entry} Entry */
/** @typedef {import('esbuild').Metafile} Metafile */

const dist = path.join(root, 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  outdir: 'dist',
  minify: true,
  sourcemap: 'external',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** TypeScript is CommonJS: it asks for what an ES module does not have. */
const commonJsBanner = `import { createRequire as createRequireOfNode } from 'node:module';
import { fileURLToPath as pathOfModule } from 'node:url';
const require = createRequireOfNode(import.meta.url);
const __filename = pathOfModule(import.meta.url);`;

/** Makes the command a program that can be run by its name. */
const hashbang = {
  name: 'hashbang',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]cli[\\/]main\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return { contents: text.startsWith('#!') ? text : `#!/usr/bin/env node\n${text}`, loader: 'ts' };
    });
  },
};

/**
 * The entries that can be built; says of each other one why not.
 *
 * @param {readonly Entry[]} entries
 */
function present(entries) {
  return entries.filter(({ name, source }) => {
    const there = existsSync(path.join(root, source));
    if (!there) {
      console.log(`dist/${name} is left out: there is no ${source} yet.`);
    }
    return there;
  });
}

/**
 * @param {readonly Entry[]} entries
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<Metafile>}
 */
async function bundle(entries, options) {
  if (entries.length === 0) {
    return { inputs: {}, outputs: {} };
  }
  const entryPoints = entries.map(({ name, source }) => ({ in: source, out: name }));
  const { metafile } = await esbuild.build({ ...common, ...options, entryPoints, metafile: true });
  return metafile;
}

/**
 * Chunks carry a hash in their names, so the ones of the build before stay behind.
 *
 * @param {ReadonlySet<string>} made Absolute paths of the outputs of this build.
 */
async function removeStale(made) {
  const found = await readdir(dist, { recursive: true, withFileTypes: true });
  const stale = found.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  await Promise.all(stale.filter(file => !made.has(file)).map(file => rm(file, { force: true })));
}

/** @param {Metafile['outputs']} outputs */
function printSizes(outputs) {
  for (const [file, { bytes }] of Object.entries(outputs)) {
    if (!file.endsWith('.map')) {
      console.log(`${file.padEnd(36)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`);
    }
  }
}

/** Bundles every entry that is there, and tidies dist/ up after it. Throws what esbuild throws, which it has said by then. */
async function build() {
  const extension = await bundle(present([extensionEntry]), {
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  });
  const node = await bundle(present(nodeEntries), {
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: commonJsBanner },
    plugins: [hashbang],
  });
  const page = await bundle(present(pageEntries), {
    platform: 'browser',
    target: 'chrome128',
    format: 'iife',
    charset: 'utf8',
  });
  const outputs = { ...extension.outputs, ...node.outputs, ...page.outputs };
  const made = Object.keys(outputs).map(file => path.join(root, file));
  const noticesFile = path.join(dist, 'THIRD-PARTY-NOTICES.txt');

  await mkdir(dist, { recursive: true });
  await writeFile(noticesFile, await notices({ ...extension.inputs, ...node.inputs, ...page.inputs }));
  await removeStale(new Set([noticesFile, ...made]));
  if ('dist/cli.js' in outputs) {
    await chmod(path.join(dist, 'cli.js'), 0o755);
  }
  return outputs;
}

try {
  const outputs = await build();
  printSizes(outputs);
  const budgets = new Map([
    ['dist/extension.cjs', extensionBudget],
    ...pageEntries.map(({ name, source }) => {
      const ending = source.endsWith('.css') ? '.css' : '.js';
      return /** @type {const} */ ([`dist/${name}${ending}`, pageBudgets[ending]]);
    }),
  ]);
  for (const [file, budget] of budgets) {
    if ((outputs[file]?.bytes ?? 0) > budget) {
      console.error(`${file} is above its ${budget / 1000} kB: see what it draws in.`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
