import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import type { Finding } from '../../../src/base/finding.ts';
import { diagnosticsOf } from '../../../src/server/diagnostics.ts';
import { toLsp } from '../../../src/server/positions.ts';
import { folderWith } from '../node/folder.ts';
import { Editor, everything, until } from './editor.ts';
import { slothText } from './slo/texts.ts';

const client = `import axios from 'axios';
export const http = axios.create({ baseURL: 'http://users.internal' });
`;
const users = `import { http } from './http.ts';

export async function loadUser(id: string) {
  return http.get('/users/' + id);
}
`;
const shop = (): string =>
  folderWith({
    'package.json': '{ "type": "module", "dependencies": { "axios": "1.7.9" } }',
    'src/http.ts': client,
    'src/users.ts': users,
  });

describe('diagnostics of the server', () => {
  it('mark the callee, name the rule, open its page and point at the evidence', async () => {
    const folder = shop();
    const editor = await Editor.start({ folders: [folder] });
    await editor.open('src/users.ts');
    const [diagnostic, ...others] = await editor.diagnostics('src/users.ts');
    assert.deepEqual(others, []);
    assert.equal(
      diagnostic?.message,
      '`http.get` has no timeout, nor has its client (src/http.ts:2); set `timeout`',
    );
    assert.deepEqual(diagnostic.range, { start: { line: 3, character: 9 }, end: { line: 3, character: 17 } });
    assert.equal(diagnostic.source, 'faultline');
    assert.equal(diagnostic.code, 'timeout');
    assert.equal(diagnostic.severity, 2);
    assert.ok(existsSync(fileURLToPath(diagnostic.codeDescription?.href ?? '')));
    const made = diagnostic.relatedInformation?.find(
      ({ location }) => location.uri === editor.uri('src/http.ts'),
    );
    assert.deepEqual(made?.location.range.start, { line: 1, character: 20 });
  });

  it('are unchanged until something changes', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    await editor.open('src/users.ts');
    const first = await editor.pull('src/users.ts');
    assert.equal(first.kind, 'full');
    assert.deepEqual(await editor.pull('src/users.ts', first.resultId), {
      kind: 'unchanged',
      resultId: first.resultId,
    });
    await editor.replace('src/users.ts', 'return http', 'return  http');
    assert.equal((await editor.pull('src/users.ts', first.resultId)).kind, 'full');
  });

  it('see what is typed into another document before it is saved', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    await editor.open('src/users.ts');
    await editor.open('src/http.ts');
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
    await editor.replace('src/http.ts', ' });', ', timeout: 2000 });');
    assert.deepEqual(await editor.marks('src/users.ts'), []);
    await editor.close('src/http.ts');
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
  });

  it('are asked for again where another document has changed them', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    await editor.open('src/users.ts');
    await editor.open('src/http.ts');
    await editor.diagnostics('src/users.ts');
    await editor.diagnostics('src/http.ts');
    await editor.connection.sendRequest('faultline/reviewWorkspace');
    await until(
      () => editor.refreshes,
      refreshes => refreshes > 0,
    );
    const before = editor.refreshes;
    await editor.replace('src/http.ts', ' });', ', timeout: 2000 });');
    await editor.diagnostics('src/http.ts');
    await until(
      () => editor.refreshes,
      refreshes => refreshes > before,
    );
  });

  it('follow files that change, come and go on disk', async () => {
    const folder = shop();
    const editor = await Editor.start({ folders: [folder] });
    await editor.open('src/users.ts');
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
    const tell = (type: number): Promise<void> =>
      editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: editor.uri('src/http.ts'), type }],
      });
    const file = path.join(folder, 'src/http.ts');
    writeFileSync(file, client.replace(' });', ', timeout: 2000 });'));
    await tell(2);
    assert.deepEqual(await editor.marks('src/users.ts'), []);
    rmSync(file);
    await tell(3);
    assert.equal(await editor.hover('src/users.ts', 'http.get'), null);
    writeFileSync(file, client);
    await tell(1);
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
  });

  it('follow what git ignores', async () => {
    const folder = shop();
    const editor = await Editor.start({ folders: [folder] });
    await editor.open('src/users.ts');
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
    writeFileSync(path.join(folder, '.gitignore'), 'http.ts\n');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri('.gitignore'), type: 2 }],
    });
    assert.deepEqual(await editor.marks('src/users.ts'), []);
  });

  it('come for open documents before the folder is read, and are refreshed when it is', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `src/f${String(index)}.ts`,
        "export const answer = 'fetch';\n",
      ]),
    );
    const folder = folderWith({
      ...files,
      'package.json': '{}',
      'z.ts': "await fetch('http://a.internal');\n",
    });
    let read = 0;
    const seen = new Set<string>();
    const rest = Promise.withResolvers<undefined>();
    const editor = await Editor.start({
      folders: [folder],
      platform: real => ({
        ...real,
        answer: (...args) => {
          read += 1;
          seen.add(args[1]);
          real.answer(...args);
        },
        turn: () => (read > 300 ? rest.promise : real.turn()),
      }),
    });
    await editor.open('z.ts');
    assert.deepEqual(await editor.marks('z.ts'), ['timeout: fetch']);
    rest.resolve(undefined);
    await until(
      () => editor.refreshes,
      refreshes => refreshes > 0,
    );
    assert.ok(Object.keys(files).every(file => seen.has(file)));
  });

  it('are sent to an editor that does not ask', async () => {
    const editor = await Editor.start({ folders: [shop()], capabilities: {} });
    await editor.open('src/users.ts');
    const sent = await until(
      () => editor.notifications.find(({ method }) => method === 'textDocument/publishDiagnostics'),
      message => message !== undefined,
    );
    const { diagnostics } = sent?.params as { diagnostics: { code: string }[] };
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['timeout'],
    );
  });

  it('of a file outside of every folder come from that file and its package alone', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    const outside = folderWith({ 'package.json': '{}', 'job.ts': "await fetch('http://a.internal');\n" });
    await editor.open(path.join(outside, 'job.ts'));
    assert.deepEqual(await editor.marks(path.join(outside, 'job.ts')), ['timeout: fetch']);
  });

  it('of a text that is in no file are made, too', async () => {
    const editor = await Editor.start({ folders: [] });
    await editor.open('untitled:Untitled-1', "await fetch('http://a.internal');\n");
    assert.deepEqual(await editor.marks('untitled:Untitled-1'), ['timeout: fetch']);
  });

  it('of a package that is installed are none', async () => {
    const folder = folderWith({ 'node_modules/a/index.js': "fetch('http://a.internal');\n" });
    const editor = await Editor.start({ folders: [folder] });
    await editor.open('node_modules/a/index.js');
    assert.deepEqual(await editor.diagnostics('node_modules/a/index.js'), []);
  });

  it('of a configuration say what is wrong in it, as it is typed', async () => {
    const folder = folderWith({ 'a.ts': '', '.faultline.yaml': 'preset: recommended\n' });
    const editor = await Editor.start({ folders: [folder] });
    await editor.open('.faultline.yaml');
    assert.deepEqual(await editor.marks('.faultline.yaml'), []);
    await editor.replace('.faultline.yaml', 'recommended', 'recomended');
    const [mark] = await editor.marks('.faultline.yaml');
    assert.match(mark ?? '', /^config\/.*: recomended$/);
  });
});

/** An SLO with an objective, and a name of its own. */
const sloOf = (objective: string): string =>
  slothText.replace('99.9', objective).replace('availability', `of-${objective.replace('.', '-')}`);

describe('workspace diagnostics of the server', () => {
  const announced = (editor: Editor): unknown =>
    editor.registered('textDocument/diagnostic').map(({ registerOptions }) => {
      const options = registerOptions as { workspaceDiagnostics: boolean };
      return options.workspaceDiagnostics;
    });

  it('are announced when the setting asks for them, and only then', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    await until(
      () => announced(editor),
      value => JSON.stringify(value) === '[false]',
    );
    editor.settings = () => ({ scope: 'workspace' });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(
      () => announced(editor),
      value => JSON.stringify(value) === '[true]',
    );
  });

  it('list what is wrong with SLO documents, closed and open', async () => {
    const folder = folderWith({
      'slo/a.slo.yaml': sloOf('101'),
      'slo/b.yml': sloOf('0.999'),
      'c.yaml': 'a: 1\n',
    });
    const editor = await Editor.start({ folders: [folder] });
    const pull = async (known: readonly { uri: string; value: string }[]) => {
      const { items } = await editor.connection.sendRequest<{
        items: { uri: string; resultId: string; items: { code: string }[] }[];
      }>('workspace/diagnostic', { previousResultIds: known });
      return {
        codes: items.map(item => `${path.basename(item.uri)} ${item.items.map(({ code }) => code).join()}`),
        known: items.map(({ uri, resultId }) => ({ uri, value: resultId })),
      };
    };
    const first = await pull([]);
    assert.deepEqual(first.codes.sort(), ['a.slo.yaml slo/objective-range', 'b.yml slo/objective-unit']);
    const held = pull(first.known);
    writeFileSync(path.join(folder, 'slo/b.yml'), sloOf('99.9'));
    const uri = editor.uri('slo/b.yml');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 2 }],
    });
    assert.deepEqual((await held).codes, ['b.yml ']);
    await editor.open('slo/a.slo.yaml');
    await editor.replace('slo/a.slo.yaml', 'objective: 101', 'objective: 100');
    const now = await pull([]);
    assert.deepEqual(now.codes, ['a.slo.yaml slo/objective-hundred']);
  });

  it('list the findings of closed files, and are held open until those change', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    const pull = (previousResultIds: readonly { uri: string; value: string }[]) =>
      editor.connection.sendRequest<{ items: { uri: string; resultId: string; items: unknown[] }[] }>(
        'workspace/diagnostic',
        { previousResultIds },
      );
    const first = await pull([]);
    assert.deepEqual(
      first.items.map(({ uri, items }) => [uri, items.length]),
      [[editor.uri('src/users.ts'), 1]],
    );
    const held = pull(first.items.map(({ uri, resultId }) => ({ uri, value: resultId })));
    await editor.open('src/users.ts');
    await editor.replace('src/users.ts', "'/users/' + id", "'/users/' + id, { timeout: 100 }");
    const second = await held;
    assert.deepEqual(
      second.items.map(({ uri, items }) => [uri, items.length]),
      [[editor.uri('src/users.ts'), 0]],
    );
  });

  it('come when the review of the workspace is asked for, with a summary', async () => {
    const editor = await Editor.start({ folders: [shop()] });
    const summary = await editor.connection.sendRequest('faultline/reviewWorkspace');
    assert.deepEqual(summary, {
      end: 'finished',
      files: 2,
      calls: 1,
      findings: 1,
      filesWithFindings: 1,
      hints: 0,
    });
    await until(
      () => announced(editor),
      value => JSON.stringify(value) === '[true]',
    );
  });
});

describe('settings of the server', () => {
  it('hold for each folder by itself', async () => {
    const [loud, quiet] = [shop(), shop()];
    const editor = await Editor.start({
      folders: [loud, quiet],
      settings: uri =>
        uri?.endsWith(path.basename(quiet))
          ? { preset: 'essential', rules: { timeout: 'off' } }
          : { preset: 'essential', rules: { timeout: 'error' } },
    });
    const [loudFile, quietFile] = [loud, quiet].map(folder => path.join(folder, 'src/users.ts'));
    await editor.open(loudFile ?? '');
    await editor.open(quietFile ?? '');
    assert.deepEqual(
      (await editor.diagnostics(loudFile ?? '')).map(({ severity }) => severity),
      [1],
    );
    assert.deepEqual(await editor.diagnostics(quietFile ?? ''), []);
  });

  it('switch the review off and on again', async () => {
    const editor = await Editor.start({ folders: [shop()], settings: () => ({ enable: false }) });
    await editor.open('src/users.ts');
    assert.deepEqual(await editor.diagnostics('src/users.ts'), []);
    assert.equal(await editor.hover('src/users.ts', 'http.get'), null);
    const before = await until(
      () => editor.refreshes,
      refreshes => refreshes > 0,
    );
    editor.settings = () => ({ enable: true });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(
      () => editor.refreshes,
      refreshes => refreshes > before,
    );
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
  });

  it('come with the start from an editor that cannot be asked', async () => {
    const editor = await Editor.start({
      folders: [shop()],
      capabilities: { ...everything, workspace: {} },
    });
    await editor.open('src/users.ts');
    assert.deepEqual(await editor.marks('src/users.ts'), ['timeout: http.get']);
  });
});

describe('folders of the server', () => {
  it('come and go, and documents go with them', async () => {
    const [first, second] = [shop(), shop()];
    const editor = await Editor.start({ folders: [first] });
    const file = path.join(second, 'src/users.ts');
    await editor.open(file);
    assert.deepEqual(await editor.marks(file), []);
    const folder = { uri: editor.uri(second), name: 'second' };
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [folder], removed: [] },
    });
    assert.deepEqual(await editor.marks(file), ['timeout: http.get']);
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [folder] },
    });
    assert.deepEqual(await editor.marks(file), []);
  });
});

describe('related places of a diagnostic', () => {
  it('are those worth a visit: not the call itself, and of many that say the same the first', () => {
    const at = (file: string, line: number) => ({ file, line, column: 5, endLine: line, endColumn: 9 });
    const finding: Finding = {
      ...at('a.ts', 3),
      id: 'timeout:a.ts#fetch',
      ruleId: 'timeout',
      severity: 'warning',
      message: '`fetch` waits without a deadline',
      call: 'a.ts#fetch',
      related: [
        { ...at('a.ts', 3), message: 'it has no default' },
        { ...at('http.ts', 1), message: 'the client is made here' },
        ...[1, 2, 3].map(line => ({ ...at('b.ts', line), message: 'called from here' })),
      ],
      suppressed: null,
      fixes: [],
    };
    const [diagnostic] = diagnosticsOf([finding], {
      file: 'a.ts',
      toEditor: toLsp,
      uriOf: file => `file:///${file}`,
      pageOf: rule => `file:///${rule}.md`,
    });
    assert.deepEqual(
      diagnostic?.relatedInformation?.map(({ message, location }) => [message, location.uri]),
      [
        ['the client is made here', 'file:///http.ts'],
        ['called from here (and 2 more)', 'file:///b.ts'],
      ],
    );
  });
});
