import './lib/require-node.mjs';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** Whether the command is there and no source of it has changed since. */
function isBuilt() {
  const cli = path.join(root, 'dist/cli.js');
  if (!existsSync(cli)) {
    return false;
  }
  const built = statSync(cli).mtimeMs;
  const sources = globSync(['src/**/*.ts', 'package-lock.json', 'scripts/build.mjs'], { cwd: root });
  return sources.every(file => statSync(path.join(root, file)).mtimeMs <= built);
}

const status = isBuilt() ? 0 : await run(['node', 'scripts/build.mjs']);
const [first = 'examples/shop', ...others] = process.argv.slice(2);

process.exitCode = status === 0 ? await run(['node', 'dist/cli.js', 'review', first, ...others]) : status;
