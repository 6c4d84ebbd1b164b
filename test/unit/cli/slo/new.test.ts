import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { SloReport } from '../../../../src/cli/slo/show-model.ts';
import { sloFormats } from '../../../../src/slo/model/model.ts';
import { folderWith } from '../../node/folder.ts';
import { faultline } from '../faultline.ts';

describe('faultline slo new', () => {
  it('writes a document of each format that check has nothing to say about', async () => {
    for (const format of sloFormats) {
      const root = folderWith({});
      const name = format === 'markdown' ? 'new.slo.md' : 'new.slo.yaml';
      const { status, stdout, stderr } = await faultline(root, [
        'slo',
        'new',
        '--format',
        format,
        '-o',
        name,
      ]);
      assert.deepEqual([status, stdout, stderr], [0, '', `Wrote ${name}\n`]);

      const checked = await faultline(root, ['slo', 'check', '--severity', 'warning']);
      assert.equal(checked.status, 0, `${format}: ${checked.stdout}`);
      const shown = await faultline(root, ['slo', 'show', '--format', 'json']);
      const { slos, problems } = JSON.parse(shown.stdout) as SloReport;
      assert.deepEqual([slos[0]?.format, problems], [format, []]);
    }
  });

  it('writes to the standard output, from where check takes it', async () => {
    const root = folderWith({});
    const { stdout } = await faultline(root, ['slo', 'new', '-f', 'openslo']);
    const args = ['slo', 'check', '--stdin', '--stdin-filename', 'a.yaml'];

    assert.equal((await faultline(root, args, { input: stdout })).status, 0);
  });

  it('never writes over a file', async () => {
    const root = folderWith({ 'mine.yaml': 'mine\n' });
    const { status, stderr } = await faultline(root, ['slo', 'new', '-f', 'pyrra', '-o', 'mine.yaml']);

    assert.deepEqual([status, stderr], [2, 'faultline: mine.yaml is there already; it stays as it is\n']);
    assert.equal(readFileSync(join(root, 'mine.yaml'), 'utf8'), 'mine\n');
  });

  it('says which formats there are', async () => {
    const root = folderWith({});
    const refused = async (...args: string[]) => (await faultline(root, ['slo', 'new', ...args])).stderr;

    assert.match(await refused(), /new needs --format FORMAT: .* or sloth$/m);
    assert.match(await refused('-f', 'slothh'), /did you mean sloth\?/);
    assert.match(await refused('-f', 'pyrra', 'a.yaml'), /--output FILE says where to write/);
  });
});
