#!/usr/bin/env node
// The stand-in for the `code` executable, for @vscode/test-electron's `vscodeExecutablePath`; see code.ts.
import '../../scripts/lib/require-node.mjs';

const { runCode } = await import('./code.ts');
process.exitCode = await runCode(process.argv.slice(2));
