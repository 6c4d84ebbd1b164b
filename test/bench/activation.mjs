import { spawnSync } from 'node:child_process';

const probe = `
const { Module } = require('node:module');
const { statSync } = require('node:fs');
const anything = new Proxy(function () {}, { get: (_, key) => key === Symbol.toPrimitive ? () => '' : anything, apply: () => anything, construct: () => anything });
const load = Module._load;
Module._load = function (name, ...rest) { return name === 'vscode' ? anything : load.call(this, name, ...rest); };
require(process.argv[1]);
const files = Object.keys(Module._cache);
const parser = files.some(file => require('node:fs').readFileSync(file, 'utf8').includes('createSourceFile'));
console.log(JSON.stringify({ files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0), parser }));
`;

/** What loading the extension draws in: files, bytes, and whether a parser of TypeScript is among them. */
export function measureActivation(extension) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', probe, extension], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`The extension cannot be loaded: ${stderr}`);
  }
  return JSON.parse(stdout);
}
