/**
 * @typedef {object} Entry
 * @property {string} name Name of the output in dist/, without its ending.
 * @property {string} source Where it starts, from the root of the project.
 */

/** What VS Code loads: one file, CommonJS, that brings no parser along. */
export const extensionEntry = { name: 'extension', source: 'src/extension/main.ts' };

/** What runs in a Node of its own: ES modules that share their chunks, the parser among them. */
export const nodeEntries = [
  { name: 'server', source: 'src/server/node-main.ts' },
  { name: 'cli', source: 'src/cli/main.ts' },
  { name: 'parse-worker', source: 'src/node/parse-worker.ts' },
];

/** What runs in a webview: one script and one style each. */
export const pageEntries = [
  { name: 'webview/slo-editor', source: 'src/webview/main.ts' },
  { name: 'webview/slo-editor', source: 'src/webview/styles/main.css' },
];

/** The most that a page may load, in bytes: script and style. */
export const pageBudgets = { '.js': 120 * 1000, '.css': 20 * 1000 };

/** The most that activating the extension may load, in bytes. */
export const extensionBudget = 560 * 1000;
