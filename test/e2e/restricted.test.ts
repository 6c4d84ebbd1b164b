import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inVscode } from './shop.ts';

describe('a person who does not trust the folder', () => {
  const setting = inVscode(shop => Promise.resolve(shop.folder), 'on');

  it('gets the review all the same, for nothing of the folder is run', async () => {
    const { window } = setting();
    await window.openFile('src/checkout/quotes.ts');
    const squiggles = await window.squigglesOnce(all => all.length >= 1);
    assert.deepEqual(squiggles[0], { kind: 'warning', line: 14, text: 'carriers.post' });
    assert.ok((await window.statusBar()).some(item => item.includes('Restricted Mode')));
  });
});
