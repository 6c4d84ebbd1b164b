import { readFileSync } from 'node:fs';
import { parse } from '@typescript-eslint/typescript-estree';

// The yardstick: reads and parses every source with typescript-estree, and does nothing else. The list comes from
// outside, with the options of each, so that not even finding the files counts.
const [list] = process.argv.slice(2);
for (const { path, options } of JSON.parse(readFileSync(list, 'utf8'))) {
  try {
    parse(readFileSync(path, 'utf8'), options);
  } catch {
    // A source that does not parse costs what it costs.
  }
}
