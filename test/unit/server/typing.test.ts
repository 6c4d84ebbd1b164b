import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { statusMethod, type Status } from '../../../src/protocol/messages.ts';
import { folderWith } from '../node/folder.ts';
import { Editor } from './editor.ts';

const text = `export async function first() {
  return fetch('http://a.internal');
}

export async function second() {
  return fetch('http://b.internal', { timeout: 1 });
}
`;

async function opened(): Promise<Editor> {
  const editor = await Editor.start({ folders: [folderWith({ 'package.json': '{}', 'a.ts': text })] });
  await editor.open('a.ts');
  assert.deepEqual(await editor.marks('a.ts'), ['timeout: fetch', 'ineffective-timeout: fetch']);
  return editor;
}

function statusOf(editor: Editor): Status | undefined {
  const all = editor.notifications.flatMap(({ method, params }) =>
    method === statusMethod ? [params as Status] : [],
  );
  return all.findLast(status => status.kind !== 'reviewing' && status.kind !== 'ready');
}

describe('while somebody types', () => {
  it('the last good findings stay and move with the edits, above and below', async () => {
    const editor = await opened();
    await editor.replace(
      'a.ts',
      'export async function first',
      'const half = (\n\nexport async function first',
    );
    const lines = (await editor.diagnostics('a.ts')).map(({ range }) => range.start.line);
    assert.deepEqual(lines, [3, 7]);
    await editor.replace('a.ts', "'http://a.internal'", "'http://a.internal', {");
    assert.deepEqual(await editor.marks('a.ts'), ['timeout: fetch', 'ineffective-timeout: fetch']);
  });

  it('a finding whose call is deleted goes at once', async () => {
    const editor = await opened();
    await editor.replace(
      'a.ts',
      'export async function first',
      'const half = (\nexport async function first',
    );
    await editor.replace('a.ts', "fetch('http://a.internal')", 'x');
    assert.deepEqual(await editor.marks('a.ts'), ['ineffective-timeout: fetch']);
  });

  it('the hover card stays, and its links lead to where things stand now', async () => {
    const editor = await opened();
    await editor.replace('a.ts', 'export async function first', '(\n\n\nexport async function first');
    const card = await editor.hover('a.ts', "fetch('http://b");
    assert.match(card ?? '', /\[a\.ts:6\]\([^)]*a\.ts#L9,48\)/);
  });

  it('nothing is said of the review of the folder', async () => {
    const editor = await opened();
    await editor.connection.sendRequest('faultline/reviewWorkspace');
    const said = (): number => editor.notifications.filter(({ method }) => method === statusMethod).length;
    const before = said();
    await editor.replace('a.ts', "'http://a.internal'", "'http://a.internal/'");
    await editor.diagnostics('a.ts');
    assert.equal(said(), before);
  });

  it('our own trouble with the text is told as a status, not as a diagnostic', async () => {
    const editor = await opened();
    assert.equal(statusOf(editor)?.kind, 'reviewed');
    await editor.replace('a.ts', 'return fetch', 'return (fetch');
    assert.ok((await editor.diagnostics('a.ts')).every(({ code }) => String(code).includes('timeout')));
    const waiting = statusOf(editor);
    assert.equal(waiting?.kind, 'waiting');
    assert.equal('uri' in waiting ? waiting.uri : '', editor.uri('a.ts'));
    await editor.replace('a.ts', 'return (fetch', 'return fetch');
    await editor.diagnostics('a.ts');
    assert.equal(statusOf(editor)?.kind, 'reviewed');
  });

  it('the findings are those of the present text as soon as it parses', async () => {
    const editor = await opened();
    await editor.replace('a.ts', "'http://a.internal'", "'http://a.internal', {");
    await editor.diagnostics('a.ts');
    await editor.replace(
      'a.ts',
      "'http://a.internal', {",
      "'http://a.internal', { signal: AbortSignal.timeout(100) }",
    );
    assert.deepEqual(await editor.marks('a.ts'), ['ineffective-timeout: fetch']);
  });

  it('a file that never parsed has no findings, and comes to life when it does', async () => {
    const editor = await Editor.start({
      folders: [folderWith({ 'package.json': '{}', 'a.ts': "await fetch('http://a.internal'" })],
    });
    await editor.open('a.ts');
    assert.deepEqual(await editor.marks('a.ts'), []);
    assert.equal(statusOf(editor)?.kind, 'waiting');
    await editor.replace('a.ts', "internal'", "internal')");
    assert.deepEqual(await editor.marks('a.ts'), ['timeout: fetch']);
  });
});

describe('a server in trouble', () => {
  it('logs what went wrong, answers with nothing, and goes on', async () => {
    let broken = true;
    const editor = await Editor.start({
      folders: [folderWith({ 'package.json': '{}', 'a.ts': text })],
      platform: real => ({
        ...real,
        pageOf: rule => {
          if (broken) {
            throw new Error('no pages today');
          }
          return real.pageOf(rule);
        },
      }),
    });
    await editor.open('a.ts');
    assert.deepEqual(await editor.diagnostics('a.ts'), []);
    const log = editor.notifications.find(({ method }) => method === 'window/logMessage');
    assert.ok(log !== undefined);
    const report = await editor.connection.sendRequest<{ errors: string[] }>('faultline/report');
    assert.match(report.errors.join('\n'), /could not pull diagnostics: Error: no pages today/);
    broken = false;
    assert.equal((await editor.marks('a.ts')).length, 2);
  });

  it('reports without code and without paths', async () => {
    const editor = await opened();
    const report = JSON.stringify(await editor.connection.sendRequest('faultline/report'));
    assert.match(
      report,
      /"folders":\[\{"files":1,"parsed":1,"skipped":0,"problems":0,"calls":2,"findings":2\}\]/,
    );
    assert.doesNotMatch(report, /internal|a\.ts|tmp/);
  });

  it('stops working on a request that is cancelled', async () => {
    const editor = await opened();
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const pulled = editor.connection.sendRequest(
      'workspace/diagnostic',
      { previousResultIds: [] },
      source.token,
    );
    source.cancel();
    await assert.rejects(pulled, /cancelled/);
  });
});
