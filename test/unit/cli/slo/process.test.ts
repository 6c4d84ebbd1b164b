import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { SloReport } from '../../../../src/cli/slo/show-model.ts';
import { folderWith } from '../../node/folder.ts';
import { plainEnvironment } from '../plain-environment.ts';
import { pyrra, sloth } from './documents.ts';

const main = join(import.meta.dirname, '../../../../src/cli/main.ts');

function shell(cwd: string, script: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, main], {
    cwd,
    encoding: 'utf8',
    env: plainEnvironment(),
  });
  return { status, stdout, stderr };
}

describe('the faultline slo process', () => {
  const many = Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => [
      `slo/${String(i)}.yaml`,
      sloth('99.9', `availability-${String(i)}`),
    ]),
  );

  it('ends with the status of what it found', () => {
    const root = folderWith({ 'good.yaml': pyrra, 'bad.yaml': sloth('0'), 'empty/': '' });
    const statusOf = (args: string) => shell(root, `"$0" "$1" slo ${args} > out.txt`).status;

    assert.equal(statusOf('check good.yaml'), 0);
    assert.equal(statusOf('check'), 1);
    assert.equal(statusOf('check empty'), 2);
  });

  it('writes many figures into a pipe, to the last byte', () => {
    const root = folderWith(many);
    const { stdout, stderr } = shell(root, '"$0" "$1" slo show --format json | cat');
    assert.equal(stderr, '');
    assert.equal((JSON.parse(stdout) as SloReport).slos.length, 120);
  });

  it('ends in peace when the reader leaves', () => {
    const { stdout, stderr } = shell(
      folderWith(many),
      '"$0" "$1" slo show | head -1; echo "${PIPESTATUS[0]}"',
    );

    assert.deepEqual([stdout, stderr], ['slo/0.yaml\n0\n', '']);
  });

  it('goes from one command to the next through pipes', () => {
    const script = '"$0" "$1" slo new -f sloth | "$0" "$1" slo check --stdin --stdin-filename a.yaml -q';

    assert.deepEqual(shell(folderWith({}), script), { status: 0, stdout: '', stderr: '' });
  });
});
