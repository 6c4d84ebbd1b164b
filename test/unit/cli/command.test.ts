import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { folderWith } from '../node/folder.ts';
import { faultline } from './faultline.ts';

const unguarded = 'export const load = (id: string) => fetch(`https://example.com/${id}`);\n';
const guarded =
  "export const load = () => fetch('https://example.com', { signal: AbortSignal.timeout(5000) });\n";
const pure = 'export const add = (a: number, b: number): number => a + b;\n';

interface Report {
  readonly files: { readonly seen: number; readonly skipped: readonly { file: string; reason: string }[] };
  readonly problems: readonly { file: string; kind: string; message: string }[];
  readonly calls: readonly { file: string; line: number }[];
  readonly findings: readonly { file: string; ruleId: string; severity: string }[];
}

function jsonOf(stdout: string): Report {
  return JSON.parse(stdout) as Report;
}

/** Each once: a call may have several. */
function filesWithFindings(stdout: string): readonly string[] {
  return [...new Set(jsonOf(stdout).findings.map(({ file }) => file))];
}

describe('faultline review', () => {
  it('lists findings by file, with a summary, and says by its status that there are some', async () => {
    const { status, stdout, stderr } = await faultline(
      folderWith({ 'src/load.ts': unguarded, 'add.ts': pure }),
      ['review'],
    );

    assert.equal(status, 1);
    assert.match(stdout, /^src\/load\.ts\n {2}1:37 {2}warning {2}.*timeout\n/m);
    assert.match(stdout, /1 warning in 1 of 2 files/);
    assert.equal(stderr, '');
  });

  it('ends with 0 where nothing is missing, and says what was looked at', async () => {
    const { status, stdout } = await faultline(folderWith({ 'load.ts': guarded }), ['review']);

    assert.equal(status, 0);
    assert.match(stdout, /No findings in 1 file/);
  });

  it('judges the status by --fail-on alone', async () => {
    const root = folderWith({ 'load.ts': unguarded });

    assert.equal((await faultline(root, ['review', '--fail-on', 'error'])).status, 0);
    assert.equal(
      (await faultline(root, ['review', '--fail-on', 'warning', '--severity', 'error'])).status,
      1,
    );
    assert.equal((await faultline(root, ['review', '--fail-on', 'hint'])).status, 1);
  });

  it('prints findings alone with --quiet, and nothing where there is none', async () => {
    const loud = await faultline(folderWith({ 'load.ts': unguarded }), ['review', '--quiet']);
    assert.match(loud.stdout, /timeout/);
    assert.doesNotMatch(loud.stdout, /outbound call/);

    const silent = await faultline(folderWith({ 'load.ts': guarded }), ['review', '--quiet']);
    assert.deepEqual(silent, { status: 0, stdout: '', stderr: '' });
  });

  it('reviews what is named, with files relative to the working directory', async () => {
    const root = folderWith({ 'a/one.ts': unguarded, 'a/two.ts': unguarded, 'b/three.ts': unguarded });
    const files = async (...args: string[]) =>
      filesWithFindings((await faultline(root, ['review', '--format', 'json', ...args])).stdout);

    assert.deepEqual(await files(), ['a/one.ts', 'a/two.ts', 'b/three.ts']);
    assert.deepEqual(await files('a'), ['a/one.ts', 'a/two.ts']);
    assert.deepEqual(await files('b/three.ts', './a/two.ts'), ['a/two.ts', 'b/three.ts']);
    const outside = await faultline(join(root, 'b'), ['review', '--format', 'json', '../a']);
    assert.deepEqual(filesWithFindings(outside.stdout), ['one.ts', 'two.ts']);
  });

  it('knows the project around a single file', async () => {
    const root = folderWith({
      'package.json': '{ "dependencies": { "axios": "1.7.9" } }',
      'src/http.ts': "import axios from 'axios';\nexport const http = axios.create({ timeout: 2000 });\n",
      'src/users.ts': "import { http } from './http.ts';\nexport const users = () => http.get('/users');\n",
    });
    const { status, stdout } = await faultline(root, ['review', 'src/users.ts', '--format', 'json']);

    assert.equal(status, 0, stdout);
    assert.deepEqual(
      jsonOf(stdout).calls.map(call => call.file),
      ['src/users.ts'],
    );
    assert.equal(jsonOf(stdout).files.seen, 1);
  });

  it('reviews a file that git ignores when it is named', async () => {
    const root = folderWith({
      '.git/': '',
      '.gitignore': 'scratch/\n',
      'scratch/a.ts': unguarded,
      'b.ts': pure,
    });

    assert.equal((await faultline(root, ['review'])).status, 0);
    assert.equal((await faultline(root, ['review', 'scratch/a.ts'])).status, 1);
    assert.equal((await faultline(root, ['review', 'scratch'])).status, 1);
  });

  it('gives the same JSON every time, without a time or an absolute path', async () => {
    const root = folderWith({ 'b.ts': unguarded, 'a.ts': guarded });
    const first = await faultline(root, ['review', '--format=json']);
    const again = await faultline(root, ['review', '--format=json', '.']);

    assert.equal(first.stdout, again.stdout);
    assert.ok(!first.stdout.includes(root));
  });
});

describe('faultline review of bad input', () => {
  it('reviews the rest, and the status tells of findings alone', async () => {
    const root = folderWith({
      'fine.ts': guarded,
      'broken.ts': 'export const x = fetch(;\n',
      'latin.ts': Buffer.from('// café\nfetch("https://example.com");\n', 'latin1'),
      'binary.ts': Buffer.from([0x47, 0x00, 0x10]),
      'bundle.min.js': 'fetch("x")',
      'bundle.js': `fetch("x");${'var a=1;'.repeat(3000)}`,
      'huge.ts': `fetch("x");${'// padding\n'.repeat(100_000)}`,
      'utf16.ts': Buffer.from(`\uFEFF${guarded}`, 'utf16le'),
      'mark.ts': `\uFEFF${guarded}`,
      'package.json': '{ not JSON',
      'tsconfig.json': '[',
    });
    symlinkSync('gone.ts', join(root, 'dangling.ts'));
    symlinkSync('.', join(root, 'circle'));
    const { status, stdout, stderr } = await faultline(root, ['review', '--format', 'json']);

    assert.equal(stderr, '');
    assert.equal(status, 0);
    const { calls, problems, files } = jsonOf(stdout);
    assert.deepEqual(
      calls.map(call => call.file),
      ['fine.ts', 'mark.ts', 'utf16.ts'],
    );
    const kinds = problems.map(({ file, kind }) => `${file} ${kind}`);
    for (const expected of [
      'broken.ts syntax',
      'dangling.ts unreadable',
      'latin.ts encoding',
      'package.json config',
    ]) {
      assert.ok(kinds.includes(expected), `${expected} is not among ${kinds.join(', ')}`);
    }
    assert.deepEqual(
      files.skipped.map(skipped => skipped.file),
      ['binary.ts', 'bundle.js', 'bundle.min.js', 'huge.ts'],
    );
  });

  it('survives nesting that no walk can follow', async () => {
    const deep = `export const x = ${'['.repeat(50_000)}${']'.repeat(50_000)}; fetch('https://example.com');\n`;
    const { status, stdout } = await faultline(folderWith({ 'deep.ts': deep, 'load.ts': unguarded }), [
      'review',
      '--format',
      'json',
    ]);

    assert.equal(status, 1);
    assert.deepEqual(filesWithFindings(stdout), ['load.ts']);
    assert.deepEqual(
      jsonOf(stdout).problems.map(problem => problem.file),
      ['deep.ts'],
    );
  });
});

describe('faultline review --stdin', () => {
  it('reviews a text in the place of its file', async () => {
    const root = folderWith({
      'package.json': '{ "dependencies": { "axios": "1.7.9" } }',
      'src/http.ts': "import axios from 'axios';\nexport const http = axios.create({ timeout: 2000 });\n",
      'src/users.ts': unguarded,
    });
    const input = "import { http } from './http.ts';\nhttp.get('/x');\nfetch('https://example.com');\n";
    const { status, stdout } = await faultline(
      root,
      ['review', '--stdin', '--stdin-filename', 'src/users.ts', '--format', 'json'],
      { input },
    );

    assert.equal(status, 1);
    assert.deepEqual(
      jsonOf(stdout).calls.map(call => call.line),
      [2, 3],
    );
    assert.deepEqual(
      jsonOf(stdout)
        .findings.filter(({ severity }) => severity === 'warning')
        .map(({ ruleId }) => ruleId),
      ['timeout'],
    );
  });

  it('takes a file that is not there yet', async () => {
    const root = folderWith({ 'src/': '' });
    const args = ['review', '--stdin', '--stdin-filename', 'src/new.ts'];

    assert.equal((await faultline(root, args, { input: unguarded })).status, 1);
    assert.equal(
      (await faultline(root, args, { input: Buffer.from(`\uFEFF${guarded}`, 'utf16le') })).status,
      0,
    );
    assert.equal(existsSync(join(root, 'src/new.ts')), false);
  });

  it('says what it needs', async () => {
    const root = folderWith({ 'a.ts': pure });

    assert.match((await faultline(root, ['review', '--stdin'])).stderr, /--stdin needs --stdin-filename/);
    assert.match(
      (await faultline(root, ['review', '--stdin-filename', 'a.ts'])).stderr,
      /--stdin-filename needs --stdin/,
    );
    assert.match(
      (await faultline(root, ['review', '--stdin', '--stdin-filename', 'a.md'])).stderr,
      /no JavaScript/,
    );
    assert.match(
      (await faultline(root, ['review', '--stdin', '--stdin-filename', 'no/a.ts'])).stderr,
      /no folder/,
    );
    const binary = await faultline(root, ['review', '--stdin', '--stdin-filename', 'a.ts'], {
      input: Buffer.from([0, 1]),
    });
    assert.equal(binary.status, 2);
  });
});

describe('faultline and wrong usage', () => {
  const root = folderWith({ 'notes.md': '# Notes\n' });
  const refused = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await faultline(root, args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    return stderr;
  };

  it('names the flag, what is allowed, and what was probably meant', async () => {
    assert.match(
      await refused('review', '--format', 'xml'),
      /^faultline: --format is text, json, sarif or markdown, not "xml"\n/,
    );
    assert.match(await refused('review', '--severity', 'warn'), /did you mean warning\?/);
    assert.match(await refused('review', '--colour'), /There is no option --colour/);
    assert.match(await refused('review', '-q', '--severity', 'hint'), /--quiet/);
    assert.match(await refused('reviw'), /There is no command reviw; did you mean `faultline review`\?/);
    assert.match(await refused('src'), /did you mean `faultline review src`\?/);
    assert.match(await refused('slo'), /slo needs a command: slo check, .* or slo new/);
    assert.match(await refused('slo', 'chek'), /no command slo chek; did you mean `faultline slo check`\?/);
    assert.match(
      await refused('help', 'slo', 'nothing-like-it'),
      /no command slo nothing-like-it: slo check, /,
    );
    assert.match(await refused('sl'), /did you mean `faultline slo`\?/);
    assert.match(await refused('lsp'), /--stdio/);
    assert.match(await refused(), /Usage/);
  });

  it('says where nothing could be reviewed', async () => {
    assert.match(await refused('review', 'gone'), /There is no file or folder gone/);
    assert.match(await refused('review'), /no JavaScript or TypeScript sources in this folder/);
    assert.match(await refused('review', 'notes.md'), /no JavaScript or TypeScript sources in notes\.md/);
  });
});

describe('faultline, its other commands', () => {
  it('prints help on standard output', async () => {
    const root = folderWith({});
    const general = await faultline(root, ['--help']);
    assert.equal(general.status, 0);
    for (const command of ['review', 'fix', 'explain', 'init', 'lsp']) {
      assert.match(general.stdout, new RegExp(`faultline ${command}`));
      const { stdout } = await faultline(root, [command, '--help']);
      assert.equal(stdout, (await faultline(root, ['help', command])).stdout);
      assert.ok(
        stdout.split('\n').every(line => line.length <= 120),
        stdout,
      );
    }
    const review = (await faultline(root, ['review', '-h'])).stdout;
    for (const flag of [
      '--format text|json|sarif|markdown',
      '--preset',
      '--severity',
      '--fail-on',
      '--quiet',
      '--baseline FILE',
      '--update-baseline',
      '--stdin',
      '--no-cache',
    ]) {
      assert.ok(review.includes(flag), flag);
    }
    for (const command of ['check', 'show', 'convert', 'new']) {
      assert.match(general.stdout, new RegExp(`faultline slo ${command}`));
      const { stdout } = await faultline(root, ['slo', command, '--help']);
      assert.equal(stdout, (await faultline(root, ['help', 'slo', command])).stdout);
      assert.match(stdout, new RegExp(`^Usage: faultline slo ${command}`));
    }
    const group = await faultline(root, ['slo', '--help']);
    assert.deepEqual([group.status, group.stderr], [0, '']);
    assert.equal(group.stdout, (await faultline(root, ['help', 'slo'])).stdout);
    assert.doesNotMatch(group.stdout, /faultline review/);
    const fix = (await faultline(root, ['fix', '-h'])).stdout;
    for (const flag of [
      '--rule ID',
      '--kit native|cockatiel|opossum|p-retry|local',
      '--dry-run',
      '--preset',
    ]) {
      assert.ok(fix.includes(flag), flag);
    }
  });

  it('prints its version', async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
    );
    const { stdout } = await faultline(folderWith({}), ['--version']);

    assert.deepEqual({ version: stdout.trim() }, { version: (manifest as { version: string }).version });
  });

  it('explains a rule, and knows which there are', async () => {
    const { status, stdout } = await faultline(folderWith({}), ['explain', 'timeout']);
    assert.equal(status, 0);
    assert.equal(stdout, readFileSync(join(import.meta.dirname, '../../../docs/rules/timeout.md'), 'utf8'));

    for (const shared of ['slo/syntax', 'slo/unreadable']) {
      assert.match((await faultline(folderWith({}), ['explain', shared])).stdout, /^# What a tool rejects\n/);
    }
    assert.match(
      (await faultline(folderWith({}), ['explain', 'config/unknown-key'])).stdout,
      /faultline\.yaml/,
    );
    assert.match((await faultline(folderWith({}), ['explain', 'slo/windw'])).stderr, /no rule slo\/windw/);

    const unknown = await faultline(folderWith({}), ['explain', 'timeut']);
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /did you mean timeout\? The rules: .*ineffective-timeout/);
    assert.equal((await faultline(folderWith({}), ['explain', '../../package'])).status, 2);
    assert.equal((await faultline(folderWith({}), ['explain'])).status, 2);
  });

  it('writes a configuration that the review takes, and never over one', async () => {
    const root = folderWith({ 'load.ts': unguarded });
    const first = await faultline(root, ['init']);
    assert.deepEqual([first.status, first.stdout], [0, 'Wrote .faultline.yaml\n']);
    const written = readFileSync(join(root, '.faultline.yaml'), 'utf8');

    const second = await faultline(root, ['init']);
    assert.equal(second.status, 2);
    assert.match(second.stderr, /there already/);
    assert.equal(readFileSync(join(root, '.faultline.yaml'), 'utf8'), written);
    assert.match((await faultline(root, ['review'])).stdout, /1 warning in 1 of 1 file/);
  });
});
