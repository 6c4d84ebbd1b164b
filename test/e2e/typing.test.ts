import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inVscode, onlyTheWorst } from './shop.ts';
import { statusOnce } from './status.ts';

const broken = `export async function stock(id: string) {
  const response = await fetch(\`http://stock.internal/\${id}\`);
  return response.json(
}
`;

describe('a person who types', () => {
  const setting = inVscode(async shop => {
    await shop.write('src/broken.ts', broken);
    return onlyTheWorst(shop);
  });

  it('is told in the status that a file does not parse, and nothing more', async () => {
    const { window } = setting();
    await window.openFile('src/broken.ts');
    await statusOnce(window, 'Faultline: waiting for a file that parses');
    assert.deepEqual(await window.squiggles(), []);
  });

  it('sees the finding as soon as the file is mended', async () => {
    const { window } = setting();
    await window.goToLine(3, 'end');
    await window.type(')');
    const squiggles = await window.squigglesOnce(all => all.length === 1);
    assert.deepEqual(squiggles, [{ kind: 'warning', line: 2, text: 'fetch' }]);
  });

  it('keeps it, in its place, while the next line is half written above', async () => {
    const { window } = setting();
    await window.goToLine(1, 'end');
    await window.type('\nconst shelf = (');
    const moved = await window.squigglesOnce(all => all.some(({ line }) => line === 3));
    assert.deepEqual(moved, [{ kind: 'warning', line: 3, text: 'fetch' }]);
    await statusOnce(window, 'Faultline: waiting for a file that parses');
    const hover = await window.hoverOver('fetch', { contains: 'safe to repeat' });
    assert.match(hover.text, /stock\.internal/);
    await window.type('id)');
    await statusOnce(window, 'Faultline: 1 warning');
    assert.deepEqual(await window.squiggles(), [{ kind: 'warning', line: 3, text: 'fetch' }]);
  });
});
