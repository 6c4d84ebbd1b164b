import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { readTotals } from './totals.mjs';
import { root } from './root.mjs';

/** @typedef {import('./totals.mjs').Totals} Totals */

/** What is run has the project's own Node and tools first on its PATH, however the script itself was started. */
const env = {
  ...process.env,
  PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
};

/**
 * Runs a tool of the project to its end, with its output passed on as it comes.
 *
 * @param {readonly string[]} command Program and arguments.
 * @returns {Promise<number>} Its exit status; 1 when it was ended by a signal or could not be started.
 */
export async function run([program = '', ...args]) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return await ended(child);
}

/**
 * Runs a suite of tests. Its output is passed on as it comes, but for the line of totals, which is given back instead.
 *
 * @param {readonly string[]} command Program and arguments.
 * @returns {Promise<{ status: number, totals: Totals | null }>} null when the suite printed no totals.
 */
export async function runSuite([program = '', ...args]) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  /** @type {Totals | null} */
  let totals = null;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', line => {
    const read = readTotals(line);
    totals = read ?? totals;
    if (read === null) {
      process.stdout.write(`${line}\n`);
    }
  });
  const read = new Promise(resolve => lines.once('close', resolve));
  const status = await ended(child);
  await read;
  return { status, totals };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  return new Promise(resolve => {
    child.once('error', error => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', code => {
      resolve(code ?? 1);
    });
  });
}
