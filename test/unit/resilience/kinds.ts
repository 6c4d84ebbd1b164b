import { after, before, describe } from 'mocha';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as bulkhead from '../../../src/resilience/bulkhead.ts';
import * as circuitBreaker from '../../../src/resilience/circuit-breaker.ts';
import * as fallback from '../../../src/resilience/fallback.ts';
import * as retry from '../../../src/resilience/retry.ts';
import { primitiveNames, resilienceModule, type ModuleKind } from '../../../src/resilience/text/index.ts';
import * as timeout from '../../../src/resilience/timeout.ts';
import * as tokenBucket from '../../../src/resilience/token-bucket.ts';

const source = { ...retry, ...circuitBreaker, ...timeout, ...fallback, ...bulkhead, ...tokenBucket };

/** All primitives, wherever they come from. */
export type Resilience = typeof source;

export const extensions: Readonly<Record<ModuleKind, string>> = { ts: '.ts', esm: '.mjs', cjs: '.cjs' };

/** Writes a module into the folder and imports it. */
export async function importText(folder: string, name: string, kind: ModuleKind, text: string) {
  const file = path.join(folder, `${name}${extensions[kind]}`);
  writeFileSync(file, text);
  return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
}

/** A new folder; scripts in it are taken for the kind that their extension says. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'faultline-resilience-'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  return folder;
}

/**
 * The same tests for the source and for each text that fixes write: what we test is what users get.
 *
 * @param suite Gets the way to the primitives; to be asked inside of a test.
 */
export function forEachKind(title: string, suite: (resilience: () => Resilience) => void): void {
  describe(`${title} (source)`, () => suite(() => source));
  for (const kind of ['ts', 'esm', 'cjs'] as const) {
    describe(`${title} (${kind})`, () => {
      let folder = '';
      let loaded: Resilience | null = null;
      before(async () => {
        folder = newFolder();
        const text = resilienceModule(primitiveNames, kind);
        loaded = (await importText(folder, 'resilience', kind, text)) as Resilience;
      });
      after(() => rmSync(folder, { recursive: true, force: true }));
      suite(() => loaded ?? source);
    });
  }
}
