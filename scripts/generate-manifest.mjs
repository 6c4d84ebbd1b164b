import './lib/require-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { settingsSections } from '../src/protocol/settings-schema.ts';
import { rules } from '../src/review/rules/index.ts';
import { root } from './lib/root.mjs';

/** Writes the settings into package.json from the source that the server reads them with. */
const file = path.join(root, 'package.json');
/** @type {{ contributes: Record<string, unknown> }} */
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.contributes.configuration = settingsSections(rules.map(({ meta }) => meta.id));
const options = await resolveConfig(file);
writeFileSync(file, await format(JSON.stringify(manifest), { ...options, filepath: file }));
