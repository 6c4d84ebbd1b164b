import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { inVscode } from './shop.ts';

const call = "export const ping = () => fetch('http://ping.internal');\n";

describe('a person with two folders', () => {
  const setting = inVscode(async shop => {
    const parent = path.dirname(shop.folder);
    for (const [name, rules] of [
      ['strict', { timeout: 'error' }],
      ['calm', { timeout: 'off' }],
    ] as const) {
      await mkdir(path.join(parent, name, '.vscode'), { recursive: true });
      await writeFile(path.join(parent, name, `${name}.ts`), call);
      await writeFile(path.join(parent, name, 'package.json'), '{}');
      const settings = JSON.stringify({ 'faultline.preset': 'essential', 'faultline.rules': rules });
      await writeFile(path.join(parent, name, '.vscode', 'settings.json'), settings);
    }
    const file = path.join(parent, 'both.code-workspace');
    await writeFile(file, JSON.stringify({ folders: [{ path: 'strict' }, { path: 'calm' }] }));
    return file;
  });

  it('has the settings of each where they belong', async () => {
    const { window } = setting();
    await window.openFile('strict.ts');
    const squiggles = await window.squigglesOnce(all => all.length === 1);
    assert.deepEqual(squiggles, [{ kind: 'error', line: 1, text: 'fetch' }]);
    await window.openFile('calm.ts');
    const hover = await window.hoverOver('fetch', { contains: 'safe to repeat' });
    assert.match(hover.text, /timeout · none: not on the call/);
    assert.deepEqual(await window.squiggles(), []);
    const problems = await window.problems();
    assert.deepEqual(
      problems.map(({ file }) => path.basename(file)),
      ['strict.ts'],
    );
  });
});
