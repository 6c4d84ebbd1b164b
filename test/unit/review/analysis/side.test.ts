import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Project, sessionOf } from '../annotated.ts';

/** The contexts of the outbound calls of one file, in its order. */
async function contexts(path: string, text: string, project: Project = {}): Promise<readonly string[]> {
  const { calls } = (await sessionOf({ ...project, [path]: text })).review();
  return calls.filter(({ file }) => file === path).map(({ context }) => context);
}

const both: Project = { 'package.json': '{ "dependencies": { "@remix-run/node": "2" } }' };

describe('on which side a call is made where its file does not tell', () => {
  it('is the page where code needs one', async () => {
    for (const needs of [
      'window.navigator.onLine',
      'document.title',
      "localStorage.getItem('token')",
      'new FileReader()',
    ]) {
      const text = `export const load = (u: string) => fetch(u, { body: String(${needs}) });`;
      assert.deepEqual(await contexts('src/load.ts', text), ['browser'], needs);
    }
    const dropped = 'export const drop = async (event: DragEvent, u: string) => fetch(u);';
    assert.deepEqual(await contexts('src/drop.ts', dropped), ['browser']);
  });

  it('stays open where the code looks whether there is a page, or means something else by the name', async () => {
    const asks =
      "export const load = (u: string) => fetch(typeof window === 'undefined' ? u : window.origin);";
    assert.deepEqual(await contexts('src/load.ts', asks), ['unknown']);
    const own = 'export const load = (document: { url: string }) => fetch(document.url);';
    assert.deepEqual(await contexts('src/load.ts', own), ['unknown']);
    const imported =
      "import type { DragEvent } from './mine'; export const load = (e: DragEvent) => fetch(e.url);";
    assert.deepEqual(await contexts('src/load.ts', imported), ['unknown']);
  });

  it('is what the file says, where it does', async () => {
    const text = "import 'node:fs'; export const load = (u: string) => fetch(u, { body: document.title });";
    assert.deepEqual(await contexts('src/load.ts', text), ['server']);
  });

  it('is the page where fetch is given a path without a host', async () => {
    const text = [
      "export const one = (id: string) => fetch('/api/users/' + id);",
      'export const two = (id: string) => fetch(`/api/users/${id}`);',
      "export const three = () => fetch('//users.internal/');",
    ].join('\n');
    assert.deepEqual(await contexts('src/load.ts', text), ['browser', 'browser', 'unknown']);
    assert.deepEqual(await contexts('src/server/load.ts', text), ['browser', 'browser', 'server']);
    assert.deepEqual(await contexts('test/load.ts', text), ['test', 'test', 'test']);
    const client = "import axios from 'axios'; export const load = () => axios.get('/users');";
    assert.deepEqual(await contexts('src/load.ts', client), ['unknown']);
  });

  it('is told by the function in a route that both sides have a part of', async () => {
    const text = `
export const loader = async () => fetch('https://users.internal/');
export async function clientLoader() { return fetch('https://users.internal/'); }
export default function Page() {
  const save = () => fetch('https://users.internal/', { method: 'POST' });
  return <button onClick={save} />;
}
const other = () => fetch('https://users.internal/');
`;
    assert.deepEqual(await contexts('app/routes/users.tsx', text, both), [
      'server',
      'browser',
      'browser',
      'unknown',
    ]);
  });
});
