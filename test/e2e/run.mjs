// Walks the paths of a person through a real VS Code; prints the line of totals at the end.
import '../../scripts/lib/require-node.mjs';
import { run } from '../../scripts/lib/run.mjs';

process.exitCode = await run([
  'mocha',
  '--timeout',
  '120000',
  ...(process.argv[2] ? process.argv.slice(2) : ['test/e2e/**/*.test.ts']),
]);
