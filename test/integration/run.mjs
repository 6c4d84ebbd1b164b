// Runs the tests of this folder inside a real VS Code, on a copy of the sample; prints the line of totals at the end.
import '../../scripts/lib/require-node.mjs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { projectDir, runDir } from '../host/paths.ts';
import { runInVscode } from '../host/run-electron.ts';

const outdir = path.join(runDir(), 'integration');
// VS Code's own Node may be older than ours, so it gets JavaScript; beside the sources, so that it finds mocha.
await build({
  entryPoints: globSync(['*.test.ts', 'suite.ts'], { cwd: import.meta.dirname }).map(file =>
    path.join(import.meta.dirname, file),
  ),
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
  logLevel: 'warning',
});

const shop = await mkdtemp(path.join(tmpdir(), 'faultline-shop-'));
try {
  await cp(path.join(projectDir, 'examples', 'shop'), shop, {
    recursive: true,
    filter: source => !source.includes('node_modules'),
  });
  process.exitCode = await runInVscode({
    extensionTestsPath: path.join(outdir, 'suite.cjs'),
    open: shop,
    settings: { 'typescript.validate.enable': false, 'javascript.validate.enable': false },
    env: { FAULTLINE_REPORTER: path.join(projectDir, 'scripts', 'lib', 'mocha-reporter.mjs') },
  });
} finally {
  await rm(shop, { recursive: true, force: true, maxRetries: 5 });
}
