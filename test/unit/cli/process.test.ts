import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { folderWith } from '../node/folder.ts';
import { plainEnvironment } from './plain-environment.ts';

const main = join(import.meta.dirname, '../../../src/cli/main.ts');

describe('the faultline process', () => {
  const count = 1500;
  const calls = Array.from(
    { length: count },
    (_, i) => `export const f${String(i)} = () => fetch('https://example.com/${String(i)}');`,
  );
  const large = folderWith({ 'calls.ts': calls.join('\n') });

  it('writes a large report into a pipe, to its last byte', async () => {
    const args = [main, 'review', '--format', 'json'];
    const child = spawn(process.execPath, args, { cwd: large, env: plainEnvironment() });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();

    assert.ok(text.length > 1_000_000, `${String(text.length)} bytes`);
    assert.equal((JSON.parse(text) as { calls: readonly unknown[] }).calls.length, count);
  });

  it('ends in peace when the reader leaves, with the status that it has to have', () => {
    const script = `"$0" "$1" review --format json | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, main], {
      cwd: large,
      encoding: 'utf8',
      env: plainEnvironment(),
    });

    assert.equal(stderr, '');
    assert.equal(stdout, '{\n1\n');
  });

  it('reads a text from its standard input, and ends with the status of the review', () => {
    const args = [main, 'review', '--stdin', '--stdin-filename', 'größe.ts', '--quiet'];
    const ended = spawnSync(process.execPath, args, {
      cwd: folderWith({}),
      encoding: 'utf8',
      env: plainEnvironment(),
      input: 'export const größe = () => fetch("https://example.com");\n',
    });

    assert.deepEqual([ended.status, ended.stderr], [1, '']);
    assert.match(ended.stdout, /^größe\.ts\n {2}1:28 {2}warning/);
  });

  it('writes no colour into a pipe, and refuses on the standard error', () => {
    const ended = spawnSync(process.execPath, [main, 'review', '--nonsense'], {
      encoding: 'utf8',
      env: plainEnvironment(),
    });

    assert.deepEqual([ended.status, ended.stdout], [2, '']);
    assert.match(ended.stderr, /^faultline: There is no option --nonsense\n/);
  });
});
