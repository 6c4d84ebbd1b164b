import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import {
  callsMethod,
  dependenciesMethod,
  type CallRow,
  type CallsQuery,
  type DependencyTree,
} from '../../../src/protocol/dependencies.ts';
import {
  reportMethod,
  reviewWorkspaceMethod,
  statusMethod,
  type Status,
  type WorkspaceSummary,
} from '../../../src/protocol/messages.ts';
import { folderWith } from '../node/folder.ts';
import { Editor, until } from './editor.ts';

const count = 600;
/** Who calls it stands in the last file: whether it has a deadline is not known before. */
const handed = {
  'src/a.ts': "export const load = (signal: AbortSignal) => fetch('http://handed.internal', { signal });\n",
  'src/z.ts': "import { load } from './a.ts';\nvoid load(new AbortController().signal);\n",
};
const many = Object.fromEntries(
  Array.from({ length: count }, (_, index) => [
    `src/f${String(index).padStart(3, '0')}.ts`,
    `export const load = () => fetch('http://h${String(index)}.internal');\n`,
  ]),
);

/** An editor on many files whose server waits at the gate once it has read some, until it is opened. */
async function halfway(): Promise<{ readonly editor: Editor; readonly openGate: () => void }> {
  let openGate = (): void => undefined;
  const gate = new Promise<void>(resolve => {
    openGate = resolve;
  });
  let read = 0;
  const editor = await Editor.start({
    folders: [folderWith({ 'package.json': '{}', ...many, ...handed })],
    platform: real => ({
      ...real,
      answer: (session, file, from) => {
        read += 1;
        real.answer(session, file, from);
      },
      turn: async () => {
        await (read > count / 4 ? gate : undefined);
        await real.turn();
      },
    }),
  });
  await until(
    () => read,
    files => files > count / 4,
  );
  return { editor, openGate };
}

/** Asks for a review and stops it halfway. */
async function stopped(): Promise<{ readonly editor: Editor; readonly summary: WorkspaceSummary }> {
  const { editor, openGate } = await halfway();
  const cancel = new CancellationTokenSource();
  const asked = editor.connection.sendRequest<WorkspaceSummary>(reviewWorkspaceMethod, cancel.token);
  // Messages are taken in order: with this answer the one before is at work, or stopped.
  await editor.connection.sendRequest(reportMethod);
  cancel.cancel();
  await editor.connection.sendRequest(reportMethod);
  openGate();
  return { editor, summary: await asked };
}

/** What is known of the timeout of the call that is handed its signal. */
async function handedTimeout(editor: Editor): Promise<string | undefined> {
  const { folders } = await editor.connection.sendRequest<DependencyTree>(dependenciesMethod);
  const query: CallsQuery = { folder: folders[0]?.uri ?? '', dependency: 'fetch:handed.internal' };
  const [call] = await editor.connection.sendRequest<readonly CallRow[]>(callsMethod, query);
  return call?.guards.find(({ guard }) => guard === 'timeout')?.verdict;
}

function statuses(editor: Editor): readonly Status[] {
  return editor.notified(statusMethod) as readonly Status[];
}

describe('a review that somebody stops', () => {
  it('ends after its slice, and leaves what was found', async () => {
    const { editor, summary } = await stopped();
    assert.equal(summary.end, 'interrupted');
    assert.ok(summary.calls > 0 && summary.calls < count, `${String(summary.calls)} calls`);
    assert.ok(summary.findings > 0 && summary.findings < count, `${String(summary.findings)} findings`);
    const { end } = await editor.connection.sendRequest<DependencyTree>(dependenciesMethod);
    assert.equal(end, 'interrupted');
    assert.equal(statuses(editor).at(-1)?.kind, 'interrupted');
  });

  it('says nothing of a call that a file which was not read may change', async () => {
    const { editor } = await stopped();
    assert.equal(await handedTimeout(editor), 'unknown');
    await editor.connection.sendRequest(reviewWorkspaceMethod);
    assert.equal(await handedTimeout(editor), 'ineffective');
  });

  it('still reviews what is opened and typed', async () => {
    const { editor } = await stopped();
    await editor.open('src/f599.ts');
    assert.deepEqual(await editor.marks('src/f599.ts'), ['timeout: fetch']);
    await editor.replace('src/f599.ts', "internal')", "internal', { signal: AbortSignal.timeout(1) })");
    assert.deepEqual(await editor.marks('src/f599.ts'), []);
    const tree = await editor.connection.sendRequest<DependencyTree>(dependenciesMethod);
    assert.equal(tree.end, 'interrupted');
    assert.ok(tree.folders.flatMap(({ dependencies }) => dependencies).length < count);
  });

  it('goes on when it is asked for again, to its end', async () => {
    const { editor } = await stopped();
    const summary = await editor.connection.sendRequest<WorkspaceSummary>(reviewWorkspaceMethod);
    assert.deepEqual(
      [summary.end, summary.calls, summary.files, summary.findings],
      ['finished', count + 1, count + 2, count + 1],
    );
    assert.equal(statuses(editor).at(-1)?.kind, 'ready');
    const { end } = await editor.connection.sendRequest<DependencyTree>(dependenciesMethod);
    assert.equal(end, 'finished');
  });
});
