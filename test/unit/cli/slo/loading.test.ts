import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, it } from 'mocha';

const root = join(import.meta.dirname, '../../../..');

/** What Node loads of a bundled entry before anything is asked for: the sources behind its static imports. */
async function loadedAtStart(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: 'unwritten',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const outputs = new Map(Object.entries(metafile.outputs));
  const first = [...outputs].find(([, { entryPoint }]) => entryPoint === entry)?.[0];
  assert.ok(first !== undefined);
  const chunks = new Set([first]);
  for (const chunk of chunks) {
    for (const { path, kind } of outputs.get(chunk)?.imports ?? []) {
      if (kind === 'import-statement' && outputs.has(path)) {
        chunks.add(path);
      }
    }
  }
  return [...chunks].flatMap(chunk => Object.keys(outputs.get(chunk)?.inputs ?? {}));
}

describe('the bundled command', () => {
  it('loads what reads, judges and shows SLO documents with their commands alone', async () => {
    const loaded = await loadedAtStart('src/cli/main.ts');
    const ofSlo = loaded.filter(file => /^src\/slo\/|lezer/.test(file));

    assert.ok(loaded.includes('src/cli/review-run.ts'));
    assert.deepEqual(ofSlo, ['src/slo/model/model.ts']);
    assert.ok(!loaded.some(file => /^src\/cli\/slo\/.*-run\.ts$/.test(file)), loaded.join('\n'));
  }).timeout(60_000);
});
