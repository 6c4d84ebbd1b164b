import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { folderWith } from '../node/folder.ts';
import { Editor } from './editor.ts';

const manifest = '{ "type": "module", "dependencies": { "axios": "1.7.9" } }';

async function cardOf(files: Readonly<Record<string, string>>, text: string): Promise<readonly string[]> {
  const editor = await Editor.start({ folders: [folderWith({ 'package.json': manifest, ...files })] });
  await editor.open('src/a.ts');
  const card = await editor.hover('src/a.ts', text);
  return (card ?? '').replaceAll(editor.uri('src'), 'src').split(/ {2}\n|\n\n/);
}

describe('the hover card', () => {
  it('says what is called, which guards it lacks, and where was looked', async () => {
    const files = {
      'src/http.ts': `import axios from 'axios';\nexport const http = axios.create({ baseURL: 'http://users.internal' });\n`,
      'src/a.ts': `import { http } from './http.ts';\nexport const user = () => http.get('/me');\n`,
    };
    assert.deepEqual(await cardOf(files, 'http.get'), [
      '**http.get** · axios 1.7.9 · users.internal · GET, safe to repeat',
      '✗ **timeout** · none: not on the call and not on [http](src/http.ts#L2,21) · axios 1.7.9 has no timeout by default (package.json)',
      '✗ **retry** · none: not on the call and not on [http](src/http.ts#L2,21) · axios 1.7.9 repeats nothing by itself (package.json)',
      '✗ **circuit breaker** · none around the call',
      '✗ **fallback** · none around the call',
    ]);
  });

  it('says how long a timeout is, where it stands and what it covers, also where nothing is reported', async () => {
    const files = {
      'src/a.ts': `import axios from 'axios';\nconst http = axios.create({ timeout: 3000 });\nexport const user = () => http.get('http://users.internal/me');\n`,
    };
    assert.deepEqual((await cardOf(files, 'http.get')).slice(0, 2), [
      '**http.get** · axios 1.7.9 · users.internal · GET, safe to repeat',
      '✓ **timeout** · 3 s, [on http](src/a.ts#L2,38) (covers connect, headers and body)',
    ]);
  });

  it('shows a guard that stands there and does nothing, with its defect in words', async () => {
    const files = { 'src/a.ts': `await fetch('http://users.internal', { method: 'POST', timeout: 500 });\n` };
    assert.deepEqual((await cardOf(files, 'fetch')).slice(0, 2), [
      '**fetch** · users.internal · POST, not safe to repeat',
      '! **timeout** · `timeout` does nothing here: is no option of fetch, [a.ts:1](src/a.ts#L1,65)',
    ]);
  });

  it('shows a guard that works and has a defect as both', async () => {
    const text = `export const load = (signal?: AbortSignal) =>\n  fetch('http://a.internal', { signal: signal ?? AbortSignal.timeout(500) });\n`;
    const [, works, defect] = await cardOf({ 'src/a.ts': text }, 'fetch');
    assert.equal(works, '✓ **timeout** · 500 ms, [on the call](src/a.ts#L2,50)');
    assert.match(
      defect ?? '',
      /^! \*\*timeout\*\* · the 500 ms deadline is lost whenever a caller passes `signal`/,
    );
  });

  it('says what stands in the way where it cannot be told', async () => {
    const text = `export const load = (options: RequestInit) => fetch('http://a.internal', options);\n`;
    const [, line] = await cardOf({ 'src/a.ts': text }, 'fetch');
    assert.match(line ?? '', /^\? \*\*timeout\*\* · cannot be told: /);
  });

  it('gives the reason of a suppression', async () => {
    const text = `// faultline-disable-next-line timeout -- the job has a limit\nawait fetch('http://a.internal');\n`;
    const card = await cardOf({ 'src/a.ts': text }, 'fetch');
    assert.equal(card.at(-1), '`timeout` is suppressed here: the job has a limit');
  });

  it('is not there where nothing leaves the process', async () => {
    assert.deepEqual(await cardOf({ 'src/a.ts': `console.log('fetch');\n` }, 'console'), ['']);
  });
});
