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
 * @param {{ minutes: number }} limit After which the suite and all it has started are ended.
 * @returns {Promise<{ status: number, totals: Totals | null }>} null when the suite printed no totals.
 */
export async function runSuite([program = '', ...args], { minutes }) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const release = endWithUs(child, minutes);
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
  release();
  return { status, totals };
}

/**
 * A suite leads a group of processes of its own, so that one that hangs can be ended with all it has started.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} minutes
 * @returns {() => void} To call when the suite has ended by itself.
 */
function endWithUs(child, minutes) {
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
  };
  const interrupted = () => {
    end();
    process.exit(1);
  };
  const timer = setTimeout(() => {
    process.stderr.write(`ended after ${minutes} minutes\n`);
    end();
  }, minutes * 60_000);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return () => {
    clearTimeout(timer);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  };
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
