import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Log } from 'sarif';
import { folderWith } from '../node/folder.ts';
import { faultline, type Outcome } from './faultline.ts';

const load = 'export const load = (id: string) => fetch(`https://example.com/${id}`);\n';
const save = "export const save = () => fetch('https://example.com', { method: 'POST' });\n";

const review = (root: string, ...args: string[]): Promise<Outcome> =>
  faultline(root, ['review', '--baseline', 'base.json', ...args]);

async function adopted(files: Readonly<Record<string, string>>): Promise<string> {
  const root = folderWith(files);
  const { status } = await review(root, '--update-baseline');
  assert.equal(status, 0);
  return root;
}

function change(root: string, file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

function baselineOf(root: string): string {
  return readFileSync(join(root, 'base.json'), 'utf8');
}

describe('faultline review --baseline', () => {
  it('lets known findings pass, wherever they move to, and says how many they are', async () => {
    const root = await adopted({ 'load.ts': load });
    change(root, 'load.ts', `// A comment\n\n${load}`);
    const { status, stdout, stderr } = await review(root);

    assert.equal(status, 0);
    assert.match(stdout, /^No new findings in 1 file · .* · \d+ known$/m);
    assert.doesNotMatch(stdout, /load\.ts/);
    assert.equal(stderr, '');
  });

  it('fails with new findings, and lists them alone', async () => {
    const root = await adopted({ 'load.ts': load });
    change(root, 'load.ts', load + save);
    const { status, stdout } = await review(root);

    assert.equal(status, 1);
    assert.match(stdout, /^load\.ts\n {2}2:27 {2}warning/m);
    assert.doesNotMatch(stdout, /^ {2}1:/m);
    assert.match(stdout, /1 warning in 1 of 1 file · .* known/);
  });

  it('counts what is no longer found, and drops it when it is updated', async () => {
    const root = await adopted({ 'load.ts': load, 'save.ts': save });
    rmSync(join(root, 'save.ts'));
    const stale = /^\d+ baseline entries no longer found; --update-baseline drops them$/m;

    assert.match((await review(root)).stdout, stale);
    assert.match(baselineOf(root), /save\.ts/);
    assert.doesNotMatch((await review(root, '--update-baseline')).stdout, stale);
    assert.doesNotMatch(baselineOf(root), /save\.ts/);
  });

  it('misses and drops nothing of files that were not looked at', async () => {
    const root = await adopted({ 'src/load.ts': load, 'src/save.ts': save });
    const before = baselineOf(root);
    change(root, 'src/save.ts', 'export const save = () => fetch(;\n');

    assert.doesNotMatch((await review(root)).stdout, /no longer found/);
    assert.doesNotMatch((await review(root, 'src/load.ts')).stdout, /no longer found/);
    await review(root, '--update-baseline');
    await review(root, 'src/load.ts', '--update-baseline');
    assert.equal(baselineOf(root), before);
  });

  it('says of each finding whether it is new, in JSON and in SARIF', async () => {
    const root = await adopted({ 'load.ts': load });
    change(root, 'load.ts', load + save);
    const json = JSON.parse((await review(root, '--format', 'json')).stdout) as {
      findings: { line: number; baselineState: string }[];
    };
    const sarif = JSON.parse((await review(root, '--format', 'sarif')).stdout) as Log;
    const states = new Set(
      json.findings.map(({ line, baselineState }) => `${String(line)} ${baselineState}`),
    );

    assert.deepEqual([...states], ['1 unchanged', '2 new']);
    assert.deepEqual(
      sarif.runs[0]?.results?.map(({ baselineState }) => baselineState),
      json.findings.map(({ baselineState }) => baselineState),
    );
  });

  it('is for the text of an editor too', async () => {
    const root = await adopted({ 'load.ts': load });
    const args = ['review', '--baseline', 'base.json', '--stdin', '--stdin-filename', 'load.ts'];

    assert.equal((await faultline(root, args, { input: `\n${load}` })).status, 0);
    assert.equal((await faultline(root, args, { input: load + save })).status, 1);
  });
});

describe('faultline review --update-baseline', () => {
  it('writes the same file whenever the same is found, and says so aside of the report', async () => {
    const root = await adopted({ 'b.ts': load, 'a.ts': save });
    const before = baselineOf(root);
    const { status, stdout, stderr } = await review(root, '--update-baseline', '--format', 'json');

    assert.equal(status, 0);
    assert.match(stderr, /^Wrote \d+ known findings to base\.json\n$/);
    assert.doesNotThrow(() => JSON.parse(stdout) as unknown);
    assert.equal(baselineOf(root), before);
    const files = Object.keys((JSON.parse(before) as { files: object }).files);
    assert.deepEqual(files, ['a.ts', 'b.ts']);
  });

  it('keeps the mode of the file', async () => {
    const root = await adopted({ 'load.ts': load });
    chmodSync(join(root, 'base.json'), 0o664);
    await review(root, '--update-baseline');

    assert.equal(statSync(join(root, 'base.json')).mode & 0o777, 0o664);
  });
});

describe('a baseline that cannot be used', () => {
  const refused = async (root: string, ...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await faultline(root, ['review', ...args]);
    assert.deepEqual([status, stdout], [2, '']);
    return stderr;
  };

  it('is missing: the message says how to make one', async () => {
    assert.equal(
      await refused(folderWith({ 'load.ts': load }), '--baseline', 'base.json'),
      'faultline: There is no baseline base.json; run with --update-baseline to write what is known now into it\n',
    );
  });

  it('is broken: the message names the line, and nothing is written over it', async () => {
    const broken = '{\n  "version": 1,\n  "files": {\n<<<<<<< ours\n';
    const root = folderWith({ 'load.ts': load, 'base.json': broken });

    assert.match(
      await refused(root, '--baseline', 'base.json'),
      /^faultline: The baseline base\.json:4 cannot be used: /,
    );
    await refused(root, '--baseline', 'base.json', '--update-baseline');
    assert.equal(baselineOf(root), broken);
  });

  it('is newer than the program', async () => {
    const root = folderWith({ 'load.ts': load, 'base.json': '{ "version": 2 }' });

    assert.match(
      await refused(root, '--baseline', 'base.json'),
      /version 2, which a newer Faultline has written/,
    );
    await refused(root, '--baseline', 'base.json', '--update-baseline');
    assert.equal(baselineOf(root), '{ "version": 2 }');
  });

  it('is a folder, or lies in one that is not there', async () => {
    const root = folderWith({ 'load.ts': load, 'ci/': '' });

    assert.match(await refused(root, '--baseline', 'ci'), /The baseline ci cannot be read: it is a folder/);
    assert.match(
      await refused(root, '--baseline', 'no/base.json', '--update-baseline'),
      /The baseline no\/base\.json cannot be written: its folder is not there/,
    );
  });

  it('needs its flag', async () => {
    const root = folderWith({ 'load.ts': load });

    assert.match(await refused(root, '--update-baseline'), /--update-baseline needs --baseline FILE/);
    assert.match(await refused(root, '--baseline'), /--baseline needs a value: FILE/);
    assert.match(
      await refused(root, '--baseline', 'b', '--update-baseline', '--stdin', '--stdin-filename', 'load.ts'),
      /leave --stdin out/,
    );
  });
});
