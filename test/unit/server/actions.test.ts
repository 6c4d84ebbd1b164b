import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { folderWith } from '../node/folder.ts';
import { Editor, everything } from './editor.ts';

const users = `import { http } from './http.ts';

export async function loadUser(id: string) {
  return http.get('/users/' + id);
}

export async function loadTeam(id: string) {
  return http.get('/teams/' + id);
}
`;
const shop = (): string =>
  folderWith({
    'package.json': '{ "type": "module", "dependencies": { "axios": "1.7.9" } }',
    'src/http.ts': `import axios from 'axios';\nexport const http = axios.create({ baseURL: 'http://users.internal' });\n`,
    'src/users.ts': users,
  });

async function opened(): Promise<Editor> {
  const editor = await Editor.start({ folders: [shop()] });
  await editor.open('src/users.ts');
  return editor;
}

describe('code actions of the server', () => {
  it('offer the fix, the same at the client, the suppressions and the page, in this order', async () => {
    const editor = await opened();
    const actions = await editor.actions('src/users.ts', 'http.get', ['quickfix']);
    assert.deepEqual(
      actions.map(({ title, isPreferred = false }) => [title, isPreferred]),
      [
        ['Add a 5 s timeout (`timeout` on the call)', true],
        ['Add a 5 s timeout to `http`, for its 2 calls', false],
        ['Disable `timeout` for this line', false],
        ['Disable `timeout` for this file', false],
        ['About `timeout`', false],
      ],
    );
    assert.ok(actions.every(({ kind, diagnostics }) => kind === 'quickfix' && diagnostics?.length === 1));
  });

  it('offer the guards as refactorings of any call, with the file that one adds', async () => {
    const editor = await opened();
    const actions = await editor.actions('src/users.ts', 'http.get', ['refactor.rewrite']);
    assert.deepEqual(
      actions.map(({ title, kind }) => [title, kind]),
      [
        ['Retry, 3 attempts with back-off and jitter (resilience.ts)', 'refactor.rewrite'],
        ['Circuit breaker for users (resilience.ts)', 'refactor.rewrite'],
      ],
    );
    const { edit } = await editor.resolve(actions[0]);
    const [create, text, change] = edit?.documentChanges ?? [];
    const uri = editor.uri('src/resilience.ts');
    assert.deepEqual(create, { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } });
    assert.ok(text !== undefined && 'edits' in text && text.textDocument.uri === uri);
    assert.match(JSON.stringify(text.edits), /export async function retryWithBackoff/);
    assert.ok(change !== undefined && 'edits' in change);
    assert.equal(change.textDocument.uri, editor.uri('src/users.ts'));
  });

  it('leave out what a fix cannot do: an editor that makes no files gets no half of one', async () => {
    const editor = await Editor.start({
      folders: [shop()],
      capabilities: { ...everything, workspace: { workspaceEdit: { documentChanges: true } } },
    });
    await editor.open('src/users.ts');
    const [retry] = await editor.actions('src/users.ts', 'http.get', ['refactor.rewrite']);
    assert.equal((await editor.resolve(retry)).edit, undefined);
  });

  it('write nothing before one is picked', async () => {
    const editor = await opened();
    const actions = await editor.actions('src/users.ts', 'http.get');
    assert.ok(actions.every(({ edit }) => edit === undefined));
  });

  it('come with their edits for an editor that cannot ask for them later', async () => {
    const editor = await Editor.start({
      folders: [shop()],
      capabilities: { ...everything, textDocument: { diagnostic: {} } },
    });
    await editor.open('src/users.ts');
    const [fix] = await editor.actions('src/users.ts', 'http.get');
    assert.equal(fix?.edit?.documentChanges?.length, 1);
  });

  it('mend the call, after which the file is clean there', async () => {
    const editor = await opened();
    await editor.pick('src/users.ts', 'http.get', 'Add a 5 s timeout (`timeout` on the call)');
    assert.match(editor.text('src/users.ts'), /http\.get\('\/users\/' \+ id, \{ timeout: 5000 \}\)/);
    assert.equal((await editor.marks('src/users.ts')).length, 1);
  });

  it('mend the client in its own file, whether that is open or not', async () => {
    const editor = await opened();
    const title = 'Add a 5 s timeout to `http`, for its 2 calls';
    const [action] = (await editor.actions('src/users.ts', 'http.get')).filter(each => each.title === title);
    const { edit } = await editor.resolve(action);
    assert.deepEqual(
      edit?.documentChanges?.map(change => 'textDocument' in change && change.textDocument),
      [{ uri: editor.uri('src/http.ts'), version: null }],
    );
    await editor.open('src/http.ts');
    await editor.pick('src/users.ts', 'http.get', title);
    assert.deepEqual(await editor.marks('src/users.ts'), []);
  });

  it('suppress for the line, and take the suppression back when it has nothing left to do', async () => {
    const editor = await opened();
    await editor.pick('src/users.ts', 'http.get', 'Disable `timeout` for this line');
    assert.match(editor.text('src/users.ts'), /^ {2}\/\/ faultline-disable-next-line timeout$/m);
    assert.equal((await editor.marks('src/users.ts')).length, 1);
    await editor.replace('src/users.ts', "'/users/' + id", "'/users/' + id, { timeout: 100 }");
    const [unused] = await editor.diagnostics('src/users.ts');
    assert.equal(unused?.message, 'Nothing to suppress here');
    assert.deepEqual(unused.tags, [1]);
    const [remove] = await editor.actions('src/users.ts', '// faultline');
    assert.deepEqual([remove?.title, remove?.isPreferred], ['Remove the suppression', true]);
    await editor.apply((await editor.resolve(remove)).edit);
    assert.doesNotMatch(editor.text('src/users.ts'), /faultline/);
  });

  it('suppress for the file', async () => {
    const editor = await opened();
    await editor.pick('src/users.ts', 'http.get', 'Disable `timeout` for this file');
    assert.deepEqual(await editor.marks('src/users.ts'), []);
  });

  it('make every safe fix at once, one after another', async () => {
    const editor = await opened();
    const [all, ...others] = await editor.actions('src/users.ts', 'import', ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.equal(all?.kind, 'source.fixAll.faultline');
    await editor.apply((await editor.resolve(all)).edit);
    assert.deepEqual(await editor.marks('src/users.ts'), []);
    assert.equal(editor.text('src/users.ts').match(/timeout: 5000/g)?.length, 2);
    assert.deepEqual(await editor.actions('src/users.ts', 'import', ['source.fixAll']), []);
  });

  it('leave the document alone when it has changed since they were offered', async () => {
    const editor = await opened();
    const [fix] = await editor.actions('src/users.ts', 'http.get');
    await editor.replace('src/users.ts', 'return', 'return ');
    assert.equal((await editor.resolve(fix)).edit, undefined);
  });

  it('offer the page alone while the text does not parse', async () => {
    const editor = await opened();
    await editor.diagnostics('src/users.ts');
    await editor.replace('src/users.ts', 'return http', 'return ( http');
    assert.deepEqual(
      (await editor.actions('src/users.ts', 'http.get')).map(({ title }) => title),
      ['About `timeout`'],
    );
  });

  it('open the page of a rule in an editor that has no command of ours', async () => {
    const editor = await opened();
    const shown: unknown[] = [];
    editor.connection.onRequest('window/showDocument', (params: { uri: string }) => {
      shown.push(path.basename(params.uri));
      return { success: true };
    });
    const about = (await editor.actions('src/users.ts', 'http.get', ['quickfix'])).at(-1);
    await editor.connection.sendRequest('workspace/executeCommand', about?.command);
    assert.deepEqual(shown, ['timeout.md']);
  });
});
