import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * The licences of the packages that are bundled, which ask to travel with every copy of their code.
 *
 * @param {import('esbuild').Metafile['inputs']} inputs What the bundles were made of.
 * @returns {Promise<string>} One section per package and version, in the order of their names.
 */
export async function notices(inputs) {
  const folders = new Set(Object.keys(inputs).flatMap(file => packageFolder(file) ?? []));
  const sections = new Map(await Promise.all([...folders].map(section)));
  const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([title, text]) => `${title}\n${'='.repeat(title.length)}\n\n${text}\n`).join('\n');
}

/**
 * @param {string} file Posix path from the root of the project.
 * @returns {string | null} The folder of the installed package that holds it; null for our own files.
 */
function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

/**
 * @param {string} folder
 * @returns {Promise<[title: string, text: string]>}
 */
async function section(folder) {
  const absolute = path.join(root, folder);
  /** @type {{ name: string, version: string, license?: string }} */
  const about = JSON.parse(await readFile(path.join(absolute, 'package.json'), 'utf8'));
  const files = (await readdir(absolute)).filter(file => /^(licen[cs]e|notice|thirdpartynotice)/i.test(file));
  const texts = await Promise.all(files.sort().map(file => readFile(path.join(absolute, file), 'utf8')));
  const text = texts.map(part => part.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return [`${about.name} ${about.version}`, text === '' ? `Licence: ${about.license ?? 'not stated'}` : text];
}
