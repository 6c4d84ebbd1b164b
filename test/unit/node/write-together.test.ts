import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { writeTogether } from '../../../src/node/write-together.ts';
import { folderWith } from './folder.ts';

function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

describe('writeTogether', () => {
  it('changes files and adds new ones, in folders that are not there yet', () => {
    const root = folderWith({ 'a.ts': 'old' });
    const mistake = writeTogether(root, [
      { file: 'a.ts', before: 'old', after: 'new' },
      { file: 'lib/b.ts', before: null, after: 'added' },
    ]);

    assert.equal(mistake, null);
    assert.deepEqual([read(root, 'a.ts'), read(root, 'lib/b.ts')], ['new', 'added']);
    assert.deepEqual(readdirSync(root).sort(), ['a.ts', 'lib']);
  });

  it('writes none of them where one has changed meanwhile', () => {
    const root = folderWith({ 'a.ts': 'old', 'b.ts': 'somebody was here' });
    const mistake = writeTogether(root, [
      { file: 'a.ts', before: 'old', after: 'new' },
      { file: 'b.ts', before: 'old', after: 'new' },
      { file: 'c.ts', before: null, after: 'added' },
    ]);

    assert.equal(mistake, 'b.ts has changed since it was reviewed');
    assert.deepEqual([read(root, 'a.ts'), read(root, 'b.ts')], ['old', 'somebody was here']);
    assert.equal(existsSync(join(root, 'c.ts')), false);
  });

  it('never writes over a file that is there, nor through a link that leads nowhere', () => {
    const root = folderWith({ 'resilience.ts': 'mine' });
    symlinkSync('nowhere.ts', join(root, 'link.ts'));

    assert.equal(
      writeTogether(root, [{ file: 'resilience.ts', before: null, after: 'yours' }]),
      'resilience.ts is there already, and is not written over',
    );
    assert.match(
      writeTogether(root, [{ file: 'link.ts', before: null, after: '' }]) ?? '',
      /is there already/,
    );
    assert.equal(read(root, 'resilience.ts'), 'mine');
    assert.equal(existsSync(join(root, 'nowhere.ts')), false);
  });

  it('takes back what it has written where the disk refuses the next one', () => {
    const root = folderWith({ 'a.ts': 'old', folder: 'is a file' });
    const mistake = writeTogether(root, [
      { file: 'a.ts', before: 'old', after: 'new' },
      { file: 'b.ts', before: null, after: 'added' },
      { file: 'folder/c.ts', before: null, after: 'added' },
    ]);

    assert.match(mistake ?? '', /^a\.ts, b\.ts, folder\/c\.ts cannot be written: /);
    assert.equal(read(root, 'a.ts'), 'old');
    assert.deepEqual(readdirSync(root).sort(), ['a.ts', 'folder']);
  });

  it('misses a file that is gone', () => {
    assert.equal(
      writeTogether(folderWith({}), [{ file: 'a.ts', before: 'old', after: 'new' }]),
      'a.ts is gone since it was reviewed',
    );
  });
});
