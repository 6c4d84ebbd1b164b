import { before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { folderWith } from '../node/folder.ts';

const main = path.resolve(import.meta.dirname, '../../../src/cli/main.ts');

interface Report {
  readonly files: { readonly skipped: readonly { readonly file: string; readonly reason: string }[] };
  readonly problems: readonly { readonly file: string; readonly kind: string; readonly message: string }[];
  readonly calls: readonly { readonly file: string; readonly guards: object }[];
  readonly findings: readonly { readonly file: string; readonly ruleId: string }[];
}

/** Runs the command as a person does, and gives its status and its report. */
function review(folder: string): { readonly status: number | null; readonly report: Report } {
  const args = [main, 'review', '--format', 'json'];
  const ended = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
    timeout: 60_000,
  });
  assert.equal(ended.stderr, '');
  return { status: ended.status, report: JSON.parse(ended.stdout) as Report };
}

const source = "import { base } from './base';\nexport const load = (id: string) => fetch(base + id);\n";
const good = {
  'base.ts': "export const base = 'https://api.example.com/';\n",
  'good.ts': source,
  'guarded.ts': source.replace('base + id', 'base + id, { signal: AbortSignal.timeout(5000) }'),
};

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Files that cannot be reviewed, and what is said of them. */
const bad: Readonly<Record<string, { readonly content: string | Buffer; readonly said: string }>> = {
  'bad/broken.ts': { content: 'fetch(;\n', said: 'syntax' },
  'bad/cut.tsx': { content: 'export const a = <p>{fetch("x")', said: 'syntax' },
  'bad/merge.ts': { content: '<<<<<<< ours\nfetch("x");\n=======\n>>>>>>> theirs\n', said: 'syntax' },
  'bad/deep-walk.ts': { content: `fetch("x")${'.then()'.repeat(30_000)};\n`, said: 'internal' },
  'bad/deep-parse.ts': { content: `fetch(${'['.repeat(50_000)}${']'.repeat(50_000)});\n`, said: 'internal' },
  'bad/latin.ts': { content: Buffer.from('// café\nfetch("x");\n', 'latin1'), said: 'encoding' },
  'bad/half.ts': {
    content: Buffer.concat([Buffer.from('fetch("x"); // '), Buffer.from([0xe2, 0x82])]),
    said: 'encoding',
  },
  'bad/picture.js': { content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), said: 'binary' },
  'bad/huge.ts': {
    content: `fetch("x");\n${'// padding\n'.repeat(190_000)}`,
    said: 'larger than 1,000,000 characters',
  },
  'bad/packed.js': { content: `fetch("x");${'var a=1;'.repeat(4000)}`, said: 'minified' },
  'bad/packed.min.js': { content: 'fetch("x");\n', said: 'minified' },
  'json/package.json': { content: '{ "dependencies": ', said: 'config' },
  'json/tsconfig.json': { content: 'not: json\n', said: 'config' },
  'circle/tsconfig.json': { content: '{ "extends": "./tsconfig.other.json" }', said: 'config' },
  'circle/tsconfig.other.json': { content: '{ "extends": "./tsconfig.json" }', said: '' },
  'yaml/.faultline.yaml': { content: 'preset: [\n', said: '' },
};

/** Sources below folders whose configuration is broken, and in encodings that are not: they are reviewed. */
const odd: Readonly<Record<string, string | Buffer>> = {
  'circle/base.ts': good['base.ts'],
  'circle/load.ts': source,
  'json/base.ts': good['base.ts'],
  'json/load.ts': source,
  'mark.ts': `\uFEFF${source}`,
  'utf16be.ts': utf16be(`\uFEFF${source}`),
  'utf16le.ts': Buffer.from(`\uFEFF${source}`, 'utf16le'),
  'yaml/base.ts': good['base.ts'],
  'yaml/load.ts': source,
};

describe('faultline review in a folder with everything bad', () => {
  let plain: ReturnType<typeof review>;
  let found: ReturnType<typeof review>;

  before(function () {
    this.timeout(60_000);
    plain = review(folderWith(good));
    const contents = Object.entries(bad).map(([file, { content }]) => [file, content] as const);
    const folder = folderWith({ ...good, ...odd, ...Object.fromEntries(contents) });
    symlinkSync('..', path.join(folder, 'bad/around'));
    symlinkSync('.', path.join(folder, 'itself'));
    symlinkSync('loop-b.ts', path.join(folder, 'loop-a.ts'));
    symlinkSync('loop-a.ts', path.join(folder, 'loop-b.ts'));
    symlinkSync('nowhere.ts', path.join(folder, 'gone.ts'));
    found = review(folder);
  });

  it('ends with the status that it has without', () => {
    assert.equal(plain.status, 1);
    assert.equal(found.status, plain.status);
  });

  it('says of the good files what it says of them alone', () => {
    const own = (report: Report): unknown => ({
      calls: report.calls.filter(call => call.file in good),
      findings: report.findings.filter(finding => finding.file in good),
    });
    assert.deepEqual(own(found.report), own(plain.report));
    assert.equal(plain.report.findings.filter(({ ruleId }) => ruleId === 'timeout').length, 1);
  });

  it('reviews what is written in another encoding, or stands below a broken configuration', () => {
    assert.deepEqual(
      found.report.calls.map(call => call.file).filter(file => !(file in good)),
      ['circle/load.ts', 'json/load.ts', 'mark.ts', 'utf16be.ts', 'utf16le.ts', 'yaml/load.ts'],
    );
  });

  it('says of each bad file what is wrong, once, and where', () => {
    const said = [
      ...found.report.problems.map(({ file, kind }) => `${file} ${kind}`),
      ...found.report.files.skipped.map(({ file, reason }) => `${file} ${reason}`),
    ];
    const expected = Object.entries(bad).flatMap(([file, each]) =>
      each.said === '' ? [] : [`${file} ${each.said}`],
    );
    const links = ['gone.ts unreadable', 'loop-a.ts unreadable', 'loop-b.ts unreadable'];
    assert.deepEqual(said.sort(), [...expected, ...links].sort());
  });

  it('says what is wrong with a .faultline.yaml where it stands', () => {
    const own = found.report.findings.filter(finding => finding.file === 'yaml/.faultline.yaml');
    assert.ok(own.some(finding => finding.ruleId === 'config/syntax'));
  });
});
