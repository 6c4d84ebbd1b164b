import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { SloReport } from '../../../../src/cli/slo/show-model.ts';
import { sloFormats } from '../../../../src/slo/model/model.ts';
import { folderWith } from '../../node/folder.ts';
import { faultline, type Outcome } from '../faultline.ts';
import { indicator, openSlo, pyrra, sloth } from './documents.ts';

const convert = (root: string, ...args: string[]): Promise<Outcome> =>
  faultline(root, ['slo', 'convert', ...args]);

describe('faultline slo convert', () => {
  it('writes the document to the standard output, and what it lacks to the standard error', async () => {
    const { status, stdout, stderr } = await convert(
      folderWith({ 'a.yaml': pyrra }),
      '--to',
      'sloth',
      'a.yaml',
    );

    assert.equal(status, 0);
    assert.match(stdout, /^version: ["']?prometheus\/v1["']?\n/);
    assert.match(stdout, /objective: 99\.5\n/);
    assert.match(stderr, /--default-slo-period=4w/);
  });

  it('writes every format from the one document that there is, and check takes what it writes', async () => {
    for (const to of sloFormats) {
      const root = folderWith({ 'a.yaml': sloth() });
      const name = to === 'markdown' ? 'new.slo.md' : 'new.yaml';
      assert.equal((await convert(root, '--to', to, '--output', name)).status, 0, to);

      const { stdout, status } = await faultline(root, ['slo', 'check', '--fail-on', 'error', name]);
      assert.equal(status, 0, `${to}: ${stdout}`);
      const shown = await faultline(root, ['slo', 'show', '--format', 'json', name]);
      const { slos } = JSON.parse(shown.stdout) as SloReport;
      assert.deepEqual(
        slos.map(({ format, objective }) => [format, objective]),
        [[to, 0.999]],
      );
    }
  });

  it('never writes over a file, and says where it wrote', async () => {
    const root = folderWith({ 'a.yaml': pyrra, 'there.yaml': 'mine\n' });
    const refused = await convert(root, 'a.yaml', '--to', 'sloth/v1', '-o', 'there.yaml');
    assert.deepEqual([refused.status, refused.stdout], [2, '']);
    assert.equal(refused.stderr, 'faultline: there.yaml is there already; it stays as it is\n');
    assert.equal(readFileSync(join(root, 'there.yaml'), 'utf8'), 'mine\n');

    const lost = await convert(root, 'a.yaml', '--to', 'sloth/v1', '-o', 'no/new.yaml');
    assert.deepEqual(
      [lost.status, lost.stderr],
      [2, 'faultline: no/new.yaml cannot be written: its folder is not there\n'],
    );

    const { status, stdout, stderr } = await convert(root, 'a.yaml', '--to', 'sloth/v1', '-o', 'new.yaml');
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(stderr, /^Wrote new\.yaml\n/);
    assert.match(readFileSync(join(root, 'new.yaml'), 'utf8'), /prometheus\/v1/);
  });

  it('does not choose among several documents, nor write what it could not read', async () => {
    const root = folderWith({
      'a.yaml': pyrra,
      'b.yaml': 'version: prometheus/v1\nservice: "x\n',
      'c.md': '# Hi\n',
    });
    const several = await convert(root, '--to', 'sloth');
    assert.deepEqual([several.status, several.stdout], [2, '']);
    assert.match(several.stderr, /takes one document, and here are a\.yaml, b\.yaml$/m);

    const broken = await convert(root, '--to', 'pyrra', 'b.yaml');
    assert.deepEqual([broken.status, broken.stdout], [1, '']);
    assert.match(broken.stderr, /^faultline: b\.yaml:\d+:\d+: /);
    assert.equal((await convert(root, '--to', 'pyrra', 'c.md')).status, 1);
  });

  it('takes along what the document leads to in other files', async () => {
    const root = folderWith({ 'package.json': '{}', 'a.yaml': openSlo, 'sli/b.yaml': indicator });
    const { status, stdout } = await convert(root, '--to', 'sloth', 'a.yaml');

    assert.equal(status, 0);
    assert.match(stdout, /searches_total/);
    assert.equal((await convert(root, '--to', 'openslo', 'a.yaml')).stdout, openSlo);
  });

  it('says which formats there are', async () => {
    const root = folderWith({ 'a.yaml': openSlo });
    assert.match((await convert(root)).stderr, /convert needs --to FORMAT: .*openslo\/v1,.* or sloth$/m);
    assert.match((await convert(root, '--to', 'pira')).stderr, /--to is .*, not "pira"/);
    assert.match((await convert(root, '--to', 'pyrra', 'a', 'b')).stderr, /takes one file/);
    assert.match((await convert(root, '--to', 'pyrra', 'gone.yaml')).stderr, /no file or folder gone\.yaml/);
  });
});
