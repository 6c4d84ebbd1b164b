import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { rich, say, translate } from '../../../src/webview/words/say.ts';
import { texts } from '../../../src/webview/words/texts.ts';
import { projectDir } from '../../host/paths.ts';

afterEach(() => translate({}));

describe('the texts of the page', () => {
  it('can be translated: each stands in the bundle that VS Code hands in', async () => {
    const file = path.join(projectDir, 'l10n', 'bundle.l10n.json');
    const bundle = new Set(Object.keys(JSON.parse(await readFile(file, 'utf8')) as object));
    assert.deepEqual(
      Object.values(texts).filter(text => !bundle.has(text)),
      [],
    );
  });

  it('are filled in with texts that are not read as part of them', () => {
    assert.equal(say('and', '{1}**', 'b'), '{1}** and b');
    assert.deepEqual(
      rich('promiseOne', '1**', '{2}', '43 min', '30 days').map(part =>
        typeof part === 'string' ? part : part.children,
      ),
      ['1** request in {2} may fail: ', ['43 min'], ' of full outage in 30 days.'],
    );
  });

  it('are those of the person’s language where it has them', () => {
    translate({ never: 'nie', constructor: 'x' });
    assert.equal(say('never'), 'nie');
    assert.equal(say('yes'), 'yes');
  });
});
