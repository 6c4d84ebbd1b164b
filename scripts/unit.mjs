import './lib/require-node.mjs';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/**
 * A file of types alone is never loaded, so that coverage would count every line of it as missed.
 *
 * @param {string} file Relative to the root of the project.
 */
function hasNothingToRun(file) {
  const { code } = transformSync(readFileSync(path.join(root, file), 'utf8'), {
    loader: 'ts',
    minify: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return code.trim() === '' || code.trim() === 'export{};';
}

const typesOnly = globSync(['src/base/**/*.ts', 'src/review/**/*.ts', 'src/slo/**/*.ts'], {
  cwd: root,
}).filter(hasNothingToRun);
const excludes = typesOnly.flatMap(file => ['--exclude', file]);

// Named files are a part of the tests: what they cover says nothing about the whole.
const named = process.argv.slice(2);
const specs = named.length > 0 ? named : ['test/unit/**/*.test.ts'];
const coverage = named.length > 0 ? ['--check-coverage=false', '--reporter', 'json-summary'] : [];

// A folder of its own, so that two runs at the same time do not count each other's lines.
const temp = mkdtempSync(path.join(tmpdir(), 'faultline-coverage-'));
try {
  process.exitCode = await run(['c8', '--temp-directory', temp, ...coverage, ...excludes, 'mocha', ...specs]);
} finally {
  rmSync(temp, { recursive: true, force: true });
}
