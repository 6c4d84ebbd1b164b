import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { eventually } from '../host/eventually.ts';
import { inVscode } from './shop.ts';

const retry = 'Retry, 3 attempts with back-off and jitter (resilience.ts)';

describe('a person who wraps a call', () => {
  const setting = inVscode();

  it('picks the retry among the refactorings, and reads what has come into the project', async () => {
    const { window, shop } = setting();
    await window.openFile('src/checkout/pricing.ts');
    await window.squigglesOnce(all => all.length > 0);
    await window.cursorAt('fetch', 63);
    assert.ok((await window.lightbulb()).includes(retry));
    await window.pickAction(retry);
    const text = await eventually(
      'the wrapped call',
      () => window.editorText(),
      lines => lines.includes('await retryWithBackoff(() => fetch('),
    );
    assert.match(text, /\/points\/\$\{customer\}`\)\);/);
    await window.save();
    assert.match(
      await shop.read('src/checkout/pricing.ts'),
      /import \{ retryWithBackoff \} from '\.\.\/resilience/,
    );

    await window.openFile('src/resilience.ts');
    await eventually(
      'the module',
      () => window.editorText(),
      lines => lines.includes('Guards for calls that leave this process'),
    );
  });
});
