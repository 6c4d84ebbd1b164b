import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { folderWith } from '../node/folder.ts';
import { faultline, type Outcome } from './faultline.ts';

const manifest = '{ "type": "module", "dependencies": { "axios": "1.7.9" } }';
const http = `import axios from 'axios';
export const http = axios.create({ baseURL: 'http://users.internal' });
`;
const users = `import { http } from './http.ts';

export const user = (id: string) => http.get('/users/' + id);
export const team = (id: string) => http.get('/teams/' + id);
`;
const shop = { 'package.json': manifest, 'src/http.ts': http, 'src/users.ts': users };

const fix = (root: string, ...args: string[]): Promise<Outcome> => faultline(root, ['fix', ...args]);

function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Every file below a folder with its bytes. */
function everything(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file =>
    statSync(join(root, file)).isFile(),
  );
  return Object.fromEntries(files.sort().map(file => [file, readFileSync(join(root, file), 'latin1')]));
}

describe('faultline fix', () => {
  it('makes the safe fix of each finding, says so, and leaves nothing for the review', async () => {
    const root = folderWith(shop);
    const { status, stdout, stderr } = await fix(root);

    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      stdout,
      `src/users.ts
  fixed  Add a 5 s timeout (\`timeout\` on the call) (2 times)

Fixed 2 findings in 1 file
`,
    );
    assert.equal(
      read(root, 'src/users.ts'),
      users
        .replace("'/users/' + id", "'/users/' + id, { timeout: 5000 }")
        .replace("'/teams/' + id", "'/teams/' + id, { timeout: 5000 }"),
    );
    assert.equal((await faultline(root, ['review'])).status, 0);
  });

  it('changes nothing when it is run again', async () => {
    const root = folderWith(shop);
    await fix(root);
    const before = everything(root);
    const { status, stdout } = await fix(root);

    assert.deepEqual([status, stdout], [0, 'Nothing to fix in 2 files\n']);
    assert.deepEqual(everything(root), before);
  });

  it('fixes what is named, and leaves the rest', async () => {
    const root = folderWith({ ...shop, 'src/teams.ts': users });
    const { status, stdout } = await fix(root, 'src/teams.ts');

    assert.equal(status, 0);
    assert.match(stdout, /Fixed 2 findings in 1 file\n$/);
    assert.equal(read(root, 'src/users.ts'), users);
  });

  it('says what needs a decision, and ends with 1 for it', async () => {
    const broken = 'rules:\n  timeuot: error\n';
    const { status, stdout } = await fix(folderWith({ ...shop, '.faultline.yaml': broken }));

    assert.equal(status, 1);
    assert.match(stdout, /^\.faultline\.yaml\n {2}2:3 {2}warning .*config\/unknown-rule/m);
    assert.match(stdout, /Fixed 2 findings in 1 file; 1 needs a decision\n$/);
  });

  it('fixes edits that meet one after the other', async () => {
    const source = `export async function both(url: string) {
  return fetch(url, { headers: { a: await (await fetch(url)).text() } });
}
`;
    const root = folderWith({ 'package.json': manifest, 'both.ts': source });
    const { status, stdout } = await fix(root);

    assert.equal(status, 0, stdout);
    assert.equal(read(root, 'both.ts').match(/AbortSignal\.timeout\(/g)?.length, 2);
  });

  it('keeps ends of line, marks, encodings and modes', async () => {
    const crlf = users.replaceAll('\n', '\r\n');
    const root = folderWith({
      'package.json': manifest,
      'src/http.ts': http,
      'src/crlf.ts': crlf,
      'src/mark.ts': `\uFEFF${users}`,
      'src/utf16.ts': Buffer.from(`\uFEFF${users}`, 'utf16le'),
    });
    chmodSync(join(root, 'src/crlf.ts'), 0o755);
    await fix(root);

    assert.match(read(root, 'src/crlf.ts'), /timeout: 5000/);
    assert.doesNotMatch(read(root, 'src/crlf.ts'), /(?<!\r)\n/);
    assert.equal(statSync(join(root, 'src/crlf.ts')).mode & 0o777, 0o755);
    assert.match(read(root, 'src/mark.ts'), /^\uFEFFimport [^]*timeout: 5000/);
    assert.match(readFileSync(join(root, 'src/utf16.ts'), 'utf16le'), /^\uFEFFimport [^]*timeout: 5000/);
    assert.deepEqual(readdirSync(join(root, 'src')), ['crlf.ts', 'http.ts', 'mark.ts', 'utf16.ts']);
  });

  it('writes through a link', async () => {
    const root = folderWith({ ...shop, 'real.ts': users.replace('./http.ts', './src/http.ts') });
    symlinkSync('../real.ts', join(root, 'src/link.ts'));
    await fix(root);

    assert.match(read(root, 'real.ts'), /timeout: 5000/);
    assert.equal(read(root, 'src/link.ts'), read(root, 'real.ts'));
  });

  it('reports files that could not be parsed, and fixes the rest', async () => {
    const { status, stdout } = await fix(folderWith({ ...shop, 'src/broken.ts': 'fetch(;\n' }));

    assert.equal(status, 0);
    assert.match(stdout, /1 file could not be parsed: src\/broken\.ts:1/);
    assert.match(stdout, /Fixed 2 findings in 1 file\n$/);
  });
});

describe('faultline fix --dry-run', () => {
  it('prints a patch that git applies to the same texts that a fix would write, and changes nothing', async () => {
    const files = { ...shop, 'src/größe ä.ts': users.replaceAll('\n', '\r\n').trimEnd() };
    const root = folderWith(files);
    const before = everything(root);
    const { status, stdout, stderr } = await fix(root, '--dry-run');

    assert.equal(status, 0);
    assert.equal(stderr, 'Would fix 4 findings in 2 files\n');
    assert.match(stdout, /^--- a\/src\/users\.ts\n\+\+\+ b\/src\/users\.ts\n@@ -1,4 \+1,4 @@\n/m);
    assert.deepEqual(everything(root), before);

    execFileSync('git', ['apply', '-'], { cwd: root, input: stdout });
    const fixed = folderWith(files);
    await fix(fixed);
    assert.deepEqual(everything(root), everything(fixed));
  });

  it('prints nothing where there is nothing to fix', async () => {
    const { status, stdout, stderr } = await fix(
      folderWith({ 'a.ts': 'export const a = 1;\n' }),
      '--dry-run',
    );
    assert.deepEqual([status, stdout, stderr], [0, '', 'Nothing to fix in 1 file\n']);
  });

  it('shows a terminal colours, and nothing that would steer it', async () => {
    const root = folderWith({ ...shop, 'src/users.ts': `${users}// \u001b[2J\n` });
    const { stdout } = await faultline(root, ['fix', '--dry-run'], {
      terminal: { columns: 80 },
      env: { TERM: 'xterm' },
    });
    assert.match(stdout, /\u001b\[32m\+export const user/);
    assert.doesNotMatch(stdout, /\u001b\[2J/);
  });

  it('ends with 0 where findings remain', async () => {
    const root = folderWith({ ...shop, '.faultline.yaml': 'rules:\n  timeuot: error\n' });
    const { status, stderr } = await fix(root, '--dry-run');
    assert.deepEqual([status, stderr], [0, 'Would fix 2 findings in 1 file; 1 needs a decision\n']);
  });
});

describe('faultline fix --rule', () => {
  it('fixes the findings of that rule alone', async () => {
    const source = `${users}
export const all = () => http.get('/', { signal: new AbortController().signal });
`;
    const root = folderWith({ ...shop, 'src/users.ts': source });
    const { stdout } = await fix(root, '--rule', 'ineffective-timeout');

    assert.match(stdout, /^ {2}fixed /m);
    assert.equal(read(root, 'src/users.ts').startsWith(users), true);
  });

  it('removes suppressions that suppress nothing', async () => {
    const source = `// faultline-disable-next-line timeout -- it was slow
export const a = 1;
`;
    const root = folderWith({
      'a.ts': `${source}fetch('https://example.com', { signal: AbortSignal.timeout(1) });\n`,
    });
    assert.match((await fix(root)).stdout, /1 needs a decision/);
    const { status } = await fix(root, '--rule', 'unused-suppression');

    assert.equal(status, 0);
    assert.match(read(root, 'a.ts'), /^export const a/);
  });

  it('ends with 1 where no fix has the kit that is asked for', async () => {
    const root = folderWith(shop);
    const { status, stdout } = await fix(root, '--rule', 'timeout', '--kit', 'opossum');

    assert.equal(status, 1);
    assert.match(stdout, /Nothing to fix in 2 files; 2 need a decision\n$/);
    assert.equal(read(root, 'src/users.ts'), users);
  });

  it('takes several, and names those that there are', async () => {
    const root = folderWith(shop);
    assert.equal((await fix(root, '--rule', 'timeout,ineffective-timeout', '--kit', 'native')).status, 0);
    assert.equal((await fix(root, '--rule', 'timeout', '--rule', 'ineffective-timeout')).status, 0);

    const unknown = await fix(root, '--rule', 'timeout,retri');
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr, /There is no rule retri; did you mean retry\? --rule is .*timeout/);
  });

  it('chooses a kit only for rules', async () => {
    const { status, stderr } = await fix(folderWith(shop), '--kit', 'cockatiel');
    assert.equal(status, 2);
    assert.match(stderr, /--kit chooses among the fixes of --rule ID/);
  });
});

describe('faultline fix and wrong usage', () => {
  it('says where there is nothing', async () => {
    assert.match((await fix(folderWith({}), 'gone')).stderr, /There is no file or folder gone/);
    assert.match((await fix(folderWith({}))).stderr, /no JavaScript or TypeScript sources in this folder/);
    assert.equal((await fix(folderWith({}))).status, 2);
  });

  it('makes no file but those that it says', async () => {
    const root = folderWith(shop);
    await fix(root);
    assert.equal(existsSync(join(root, 'src/resilience.ts')), false);
    assert.deepEqual(Object.keys(everything(root)), ['package.json', 'src/http.ts', 'src/users.ts']);
  });
});
