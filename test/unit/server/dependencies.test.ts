import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import {
  callsMethod,
  cardMethod,
  dependenciesChangedMethod,
  dependenciesMethod,
  type CallRow,
  type CallsQuery,
  type DependencyTree,
} from '../../../src/protocol/dependencies.ts';
import { folderWith } from '../node/folder.ts';
import { Editor, until } from './editor.ts';

const manifest = '{ "type": "module", "dependencies": { "axios": "1.7.9", "pg": "8.13.1" } }';
const http = `import axios from 'axios';
export const http = axios.create({ baseURL: 'http://users.internal' });
`;
const users = `import { http } from './http.ts';

export const loadUser = (id: string) => http.get('/users/' + id, { timeout: 2000 });
export const loadTeam = (id: string) => http.get('/teams/' + id);
export const saveTeam = (id: string) => http.post('/teams/' + id);
`;
const stock = `import { Pool } from 'pg';

const stock = new Pool({ query_timeout: 1000, connectionTimeoutMillis: 500 });
export const inStock = (id: string) => stock.query('SELECT 1 WHERE id = $1', [id]);
`;
const files = {
  'package.json': manifest,
  'src/http.ts': http,
  'src/users.ts': users,
  'src/stock.ts': stock,
  'test/users.test.ts': `import { http } from '../src/http.ts';\nvoid http.get('/users/1');\n`,
};

function start(...folders: readonly string[]): Promise<Editor> {
  return Editor.start({ folders });
}

function tree(editor: Editor): Promise<DependencyTree> {
  return editor.connection.sendRequest(dependenciesMethod);
}

async function callsOf(editor: Editor, dependency: string): Promise<readonly CallRow[]> {
  const [folder] = (await tree(editor)).folders;
  const query: CallsQuery = { folder: folder?.uri ?? '', dependency };
  return editor.connection.sendRequest(callsMethod, query);
}

/** `name ← detail, kind: calls/with findings, timeout present/of`. */
function rowsOf({ folders }: DependencyTree): readonly string[] {
  return folders.flatMap(({ dependencies }) =>
    dependencies.map(({ name, detail, kind, calls, withFindings, guards }) => {
      const { present = 0, of = 0 } = guards.timeout ?? {};
      return `${name} ← ${String(detail)}, ${kind}: ${String(calls)}/${String(withFindings)}, timeout ${String(present)}/${String(of)}`;
    }),
  );
}

describe('the dependencies that the server tells of', () => {
  it('are those of all files, the worst first, with the guards of their calls; tests are left out', async () => {
    const editor = await start(folderWith(files));
    const told = await tree(editor);
    assert.deepEqual(rowsOf(told), [
      'users.internal ← axios, http: 3/2, timeout 1/3',
      'stock ← pg, database: 1/0, timeout 1/1',
    ]);
    assert.deepEqual(
      told.folders.map(folder => [folder.files, folder.unreviewed]),
      [[4, []]],
    );
    assert.equal(told.end, 'finished');
  });

  it('have their calls, the worst first, with place, guards, finding and preferred fix', async () => {
    const editor = await start(folderWith(files));
    const calls = await callsOf(editor, 'axios:users.internal');
    assert.deepEqual(
      calls.map(({ callee, file, range, operation }) => [callee, file, range.start, operation]),
      [
        ['http.get', 'src/users.ts', { line: 3, character: 40 }, 'GET'],
        ['http.post', 'src/users.ts', { line: 4, character: 40 }, 'POST'],
        ['http.get', 'src/users.ts', { line: 2, character: 40 }, 'GET'],
      ],
    );
    assert.deepEqual(
      calls.map(({ guards }) => guards.find(({ guard }) => guard === 'timeout')?.verdict),
      ['absent', 'absent', 'present'],
    );
    const [worst, , best] = calls;
    assert.equal(worst?.uri, editor.uri('src/users.ts'));
    assert.deepEqual(
      [worst.finding?.ruleId, worst.finding?.severity, worst.finding?.fix],
      ['timeout', 'warning', 'timeout/native'],
    );
    assert.equal(best?.finding?.ruleId === 'timeout', false);
    assert.deepEqual(await callsOf(editor, 'axios:gone.internal'), []);
  });

  it('have the card of a call below what is reported of it, whether its file is open or not', async () => {
    const editor = await start(folderWith(files));
    const [folder] = (await tree(editor)).folders;
    const [call] = await callsOf(editor, 'axios:users.internal');
    const card = (id: string): Promise<unknown> =>
      editor.connection.sendRequest(cardMethod, { folder: folder?.uri, file: call?.file, call: id });
    assert.match(
      String(await card(call?.id ?? '')),
      /^`http\.get` has no timeout.*\n\n---\n\n\*\*http\.get\*\* · axios 1\.7\.9 · users\.internal · GET/,
    );
    assert.match(String(await card(call?.id ?? '')), /✗ \*\*timeout\*\* · none: not on the call/);
    assert.match(String(await card(call?.id ?? '')), /\n\nsrc\/users\.ts:4$/);
    assert.equal(await card('gone'), null);
  });

  it('name what could not be reviewed', async () => {
    const editor = await start(folderWith({ ...files, 'src/broken.ts': `void fetch('http://x.internal'\n` }));
    const [folder] = (await tree(editor)).folders;
    assert.deepEqual(
      folder?.unreviewed.map(({ file, line, uri }) => [file, line, uri]),
      [['src/broken.ts', 2, editor.uri('src/broken.ts')]],
    );
  });

  it('are told for each folder by itself, and for a document outside of them that holds calls', async () => {
    const [one, other] = [folderWith(files), folderWith({ ...files, 'src/stock.ts': '' })];
    const editor = await start(one, other);
    await editor.open(
      path.join(folderWith({ 'loose.ts': '' }), 'loose.ts'),
      "void fetch('http://loose.internal');\n",
    );
    await editor.open('untitled:Untitled-1', 'export const nothing = 1;\n');
    const { folders } = await tree(editor);
    assert.deepEqual(
      folders.map(({ name, dependencies }) => [name, dependencies.map(({ id }) => id)]),
      [
        [path.basename(one), ['axios:users.internal', 'pg:stock']],
        [path.basename(other), ['axios:users.internal']],
        ['loose.ts', ['fetch:loose.internal']],
      ],
    );
  });

  it('follow what is typed, with one notice for each answer', async () => {
    const editor = await start(folderWith(files));
    await editor.open('src/users.ts');
    const first = await tree(editor);
    await editor.replace('src/users.ts', "'/teams/' + id)", "'/teams/' + id, { timeout: 900 })");
    const notices = (): readonly unknown[] => editor.notified(dependenciesChangedMethod);
    await until(notices, all => all.length === 1);
    assert.deepEqual(notices(), [{ version: first.version + 1 }]);
    const second = await tree(editor);
    assert.equal(second.version, first.version + 1);
    assert.deepEqual(rowsOf(second)[0], 'users.internal ← axios, http: 3/1, timeout 2/3');
  });

  it('say where calls stand in a document that does not parse at the moment', async () => {
    const editor = await start(folderWith(files));
    await editor.open('src/users.ts');
    const before = await callsOf(editor, 'axios:users.internal');
    await editor.replace(
      'src/users.ts',
      '\nexport const loadUser',
      '\nconst half = (\nexport const loadUser',
    );
    const after = await callsOf(editor, 'axios:users.internal');
    assert.deepEqual(
      after.map(({ range }) => range.start.line),
      before.map(({ range }) => range.start.line + 1),
    );
  });

  it('are those that are known where a folder is switched off: none', async () => {
    const editor = await Editor.start({ folders: [folderWith(files)], settings: () => ({ enable: false }) });
    assert.deepEqual((await tree(editor)).folders, []);
  });
});
