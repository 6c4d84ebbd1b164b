import './lib/require-node.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './lib/root.mjs';
import { configSchema } from '../src/review/config/schema.ts';
import { showSchema } from '../src/cli/slo/show-schema.ts';
import { reportSchema } from '../src/review/report/json-schema.ts';
import { sloSchemas } from '../src/server/slo/keys/json-schema.ts';

/**
 * Writes the JSON schemas in `media/` from the source that the program itself uses. With `--check` nothing is written: the
 * status is 1 where one is out of date.
 */
const schemas = {
  'media/faultline.schema.json': configSchema(),
  'media/report.schema.json': reportSchema(),
  'media/slo.schema.json': showSchema(),
  ...Object.fromEntries(
    Object.entries(sloSchemas()).map(([file, schema]) => [`media/schemas/${file}`, schema]),
  ),
};

const check = process.argv.includes('--check');

for (const [file, schema] of Object.entries(schemas)) {
  const target = path.join(root, file);
  const options = await resolveConfig(target);
  const text = await format(JSON.stringify(schema), { ...options, parser: 'json' });
  if (!check) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write(`${file} is out of date; run \`node scripts/generate-schemas.mjs\`\n`);
    process.exitCode = 1;
  }
}
