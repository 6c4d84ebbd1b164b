#!/usr/bin/env node
import { processIo } from './io.ts';
import { run } from './run.ts';
import { status } from './usage.ts';

// The exit status is set, and the process left to end by itself: a report to a pipe is written to its last byte.
try {
  const result = await run(process.argv.slice(2), processIo());
  if (result !== null) {
    process.exitCode = result;
  }
} catch (error) {
  process.stderr.write(
    `faultline: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = status.unusable;
}
