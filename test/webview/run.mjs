// Opens the page of the preview in a browser of its own; prints the line of totals at the end.
import '../../scripts/lib/require-node.mjs';
import { run } from '../../scripts/lib/run.mjs';

process.exitCode = await run([
  'mocha',
  '--timeout',
  '60000',
  ...(process.argv[2] ? process.argv.slice(2) : ['test/webview/**/*.test.ts']),
]);
