#!/usr/bin/env node
// The stand-in for the `code` executable, for @vscode/test-electron's `vscodeExecutablePath`; see code.ts.
// It runs on the Node that started it; one too old for TypeScript says what to do.
if (process.features.typescript === false || process.features.typescript === undefined) {
  console.error(
    `Node ${process.version} cannot run the tests; run them with npm, which uses the project's Node 24.`,
  );
  process.exit(1);
}
const { runCode } = await import('./code.ts');
process.exitCode = await runCode(process.argv.slice(2));
