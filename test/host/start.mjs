// `npm start`: a VS Code in the browser, on the sample, with the extension as it is built now; see start.ts.
import '../../scripts/lib/require-node.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';

const projectDir = path.resolve(import.meta.dirname, '../..');
if (!existsSync(path.join(projectDir, 'node_modules', 'esbuild'))) {
  console.error('The project is not set up yet; run `npm ci` first.');
  process.exit(1);
}
const { startForPerson } = await import('./start.ts');
process.exitCode = await startForPerson({
  extensionDir: projectDir,
  folder: path.join(projectDir, 'examples', 'shop'),
  firstPort: Number(process.env.PORT ?? 3000),
  build: [path.join(projectDir, 'scripts', 'build.mjs')],
});
