import './lib/require-node.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/root.mjs';
import { run, runSuite } from './lib/run.mjs';
import { counted, sum, writeTotals } from './lib/totals.mjs';

/** @typedef {import('./lib/totals.mjs').Totals} Totals */

/** What must hold before a test says anything; a step that fails counts as one failed test. */
const steps = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'generated files', command: ['node', 'scripts/generate-schemas.mjs', '--check'] },
  { name: 'build', command: ['node', 'scripts/build.mjs'] },
];

const suites = [
  { name: 'unit', file: 'scripts/unit.mjs', minutes: 10 },
  { name: 'package', file: 'test/package/run.mjs', minutes: 5 },
  { name: 'page', file: 'test/webview/run.mjs', minutes: 10 },
  { name: 'integration', file: 'test/integration/run.mjs', minutes: 30 },
  { name: 'end to end', file: 'test/e2e/run.mjs', minutes: 30 },
];

/** @type {Totals[]} */
const all = [];

for (const { name, command } of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const failed = (await run(command)) === 0 ? 0 : 1;
  process.stdout.write(failed === 0 ? 'good\n' : `${name}: failed\n`);
  all.push({ passed: 0, failed, skipped: 0 });
}

for (const { name, file, minutes } of suites.filter(suite => existsSync(path.join(root, suite.file)))) {
  process.stdout.write(`\n== ${name}\n`);
  const totals = counted(await runSuite(['node', file], { minutes }));
  process.stdout.write(`${name}: ${writeTotals(totals)}\n`);
  all.push(totals);
}

const total = sum(all);
process.stdout.write(`\n${writeTotals(total)}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
