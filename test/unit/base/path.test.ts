import fc from 'fast-check';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { basename, dirname, extname, foldersUp, join } from '../../../src/base/path.ts';

describe('a path', () => {
  it('has a folder, a name and an extension', () => {
    assert.equal(dirname('src/lib/a.ts'), 'src/lib');
    assert.equal(dirname('a.ts'), '');
    assert.equal(basename('src/lib/a.ts'), 'a.ts');
    assert.equal(basename('a.ts'), 'a.ts');
    assert.equal(extname('src/a.d.ts'), '.ts');
    assert.equal(extname('src.d/readme'), '');
    assert.equal(extname('.faultline'), '');
    assert.equal(extname('src/.env.local'), '.local');
  });

  it('is joined without its dots', () => {
    assert.equal(join('src', './lib', '../a.ts'), 'src/a.ts');
    assert.equal(join('', 'a.ts'), 'a.ts');
    assert.equal(join('a', '', 'b/'), 'a/b');
    assert.equal(join('src', '../../up.ts'), '../up.ts');
    assert.equal(join('..', '..', 'a'), '../../a');
    assert.equal(join('/src', '../../a'), '/a');
    assert.equal(join(), '');
  });

  it('is joined as Node joins it', () => {
    const part = fc
      .array(fc.constantFrom('a', 'b.ts', '.', '..', ''), { maxLength: 5 })
      .map(parts => parts.join('/'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), parts => {
        const nodes = posix.join(...parts).replace(/(?<=.)\/$/, '');
        assert.equal(join(...parts), nodes === '.' ? '' : nodes);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('has the folders above it, the nearest first and the root last', () => {
    assert.deepEqual(foldersUp('a/b/c.ts'), ['a/b', 'a', '']);
    assert.deepEqual(foldersUp('c.ts'), ['']);
  });
});
