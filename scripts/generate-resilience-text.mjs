import './lib/require-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFile, generatedText } from './lib/resilience-text.ts';
import { root } from './lib/root.mjs';

/**
 * Writes the text of the primitives, which fixes put into users' projects, from their sources in `src/resilience`. With
 * `--check` nothing is written: the status is 1 where the text is out of date.
 */
const target = path.join(root, generatedFile);
const text = await generatedText();
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write(
    `${generatedFile} is out of date; run \`node scripts/generate-resilience-text.mjs\`\n`,
  );
  process.exitCode = 1;
}
