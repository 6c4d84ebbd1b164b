import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  globOf,
  globOfAllIn,
  matchesGlob,
  segmentsOf,
} from '../../../../../src/review/analysis/project/globs.ts';

function matches(glob: string, path: string): boolean {
  return matchesGlob(globOf(glob), segmentsOf(path));
}

describe('globs of workspaces and compiler options', () => {
  it('match names, one folder, any number of folders and alternatives', () => {
    assert.equal(matches('packages/*', 'packages/a'), true);
    assert.equal(matches('packages/*', 'packages/a/b'), false);
    assert.equal(matches('packages/**', 'packages/a/b'), true);
    assert.equal(matches('**/*.ts', 'a.ts'), true);
    assert.equal(matches('src/**/*.spec.ts', 'src/a/b/c.spec.ts'), true);
    assert.equal(matches('src/**/*.spec.ts', 'src/a/b/c.ts'), false);
    assert.equal(matches('./apps/?pp/', 'apps/app'), true);
    assert.equal(matches('{apps,packages}/{a,b}', 'packages/b'), true);
    assert.equal(matches('{apps,packages}/{a,b}', 'libs/b'), false);
    assert.equal(matches('a*b*c', 'a__b__b__c'), true);
    assert.equal(matches('**/a/**/b', 'x/a/y/a/z/b'), true);
    assert.equal(matches('.', ''), true);
  });

  it('can stand for all that lies in what they match', () => {
    const inTests = globOfAllIn(globOf('**/test'));
    assert.equal(matchesGlob(inTests, segmentsOf('a/test/b/c.ts')), true);
    assert.equal(matchesGlob(inTests, segmentsOf('a/test')), true);
    assert.equal(matchesGlob(inTests, segmentsOf('a/tests/b.ts')), false);
  });

  it('stay small, however many braces there are', () => {
    assert.ok(globOf('{a,b}'.repeat(30)).length < 100);
  });
});
