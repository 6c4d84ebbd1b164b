import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Review } from '../../../src/review/session-types.ts';
import { reviewFolder } from '../../../src/node/driver.ts';
import { factsCacheOf } from '../../../src/node/facts-cache.ts';
import type { Progress } from '../../../src/node/feed.ts';
import { scopeOf, type Scope } from '../../../src/node/review-root.ts';
import { folderWith } from './folder.ts';

function scopeIn(root: string, ...paths: readonly string[]): Scope {
  const result = scopeOf(root, paths);
  assert.ok(result.kind === 'scope');
  return result.scope;
}

const project = {
  'node_modules/': '',
  'package.json': '{ "dependencies": { "axios": "1.7.9" } }',
  'src/http.ts': "import axios from 'axios';\nexport const http = axios.create({});\n",
  'src/users.ts': "import { http } from './http.ts';\nexport const users = () => http.get('/users');\n",
  'src/orders.ts':
    "import { http } from './http.ts';\nexport const orders = () => http.get('/orders', { timeout: 1 });\n",
  'src/pure.ts': 'export const add = (a: number, b: number): number => a + b;\n',
};

function withoutCounts(review: Review): string {
  const { seen, skipped } = review.files;
  return JSON.stringify({ ...review, files: { seen, skipped } });
}

function timeoutsIn({ findings }: Review): number {
  return findings.filter(({ ruleId }) => ruleId === 'timeout').length;
}

describe('reviewFolder', () => {
  it('parses nothing again that is kept, and finds the same', async () => {
    const root = folderWith(project);
    const review = async (): Promise<Review> =>
      (await reviewFolder({ scope: scopeIn(root), settings: {}, cache: factsCacheOf(root, 'test') })).review;
    const cold = await review();
    const warm = await review();

    assert.deepEqual([cold.files.parsed, cold.files.cached], [3, 0]);
    assert.deepEqual([warm.files.parsed, warm.files.cached], [0, 3]);
    assert.equal(withoutCounts(warm), withoutCounts(cold));
    assert.equal(timeoutsIn(cold), 1);

    writeFileSync(join(root, 'src/orders.ts'), project['src/orders.ts'].replace(', { timeout: 1 }', ''));
    const changed = await review();
    assert.deepEqual([changed.files.parsed, changed.files.cached], [1, 2]);
    assert.equal(timeoutsIn(changed), 2);
  });

  it('reviews again with texts that stand in for those on the disk', async () => {
    const root = folderWith(project);
    const folder = await reviewFolder({ scope: scopeIn(root), settings: {}, cache: null });
    const unguarded = project['src/orders.ts'].replace(', { timeout: 1 }', '');

    assert.equal(timeoutsIn(await folder.withTexts(new Map([['src/orders.ts', unguarded]]))), 2);
    const added = await folder.withTexts(new Map([['src/more.ts', unguarded]]));
    assert.deepEqual([timeoutsIn(added), added.files.seen], [3, folder.review.files.seen + 1]);
    const gone = await folder.withTexts(
      new Map([
        ['src/more.ts', null],
        ['src/orders.ts', project['src/orders.ts']],
      ]),
    );
    assert.deepEqual([timeoutsIn(gone), gone.files.seen], [1, folder.review.files.seen]);
  });

  it('tells how far it is, up to the end', async () => {
    const seen: Progress[] = [];
    const root = folderWith(project);
    await reviewFolder({
      scope: scopeIn(root),
      settings: {},
      cache: null,
      onProgress: progress => seen.push(progress),
    });

    const last = seen.at(-1);
    assert.ok(last !== undefined && last.of > 0);
    assert.equal(last.done, last.of);
    assert.ok(seen.every(({ done, of }) => done <= of));
  });

  it('stops when it is told to', async () => {
    const root = folderWith(project);
    const controller = new AbortController();
    const reviewing = reviewFolder({
      scope: scopeIn(root),
      settings: {},
      cache: null,
      signal: controller.signal,
      onProgress: () => {
        controller.abort(new Error('enough'));
      },
    });

    await assert.rejects(reviewing, /enough/);
  });

  it('takes a text in the place of a file, and counts what was asked for', async () => {
    const root = folderWith(project);
    const text = `${project['src/users.ts']}export const more = () => http.get('/more');\n`;
    const { review, session } = await reviewFolder({
      scope: scopeIn(root, 'src/users.ts'),
      settings: {},
      cache: null,
      overlay: { path: 'src/users.ts', text },
    });

    assert.deepEqual(
      review.calls.map(call => [call.file, call.line]),
      [
        ['src/users.ts', 2],
        ['src/users.ts', 3],
      ],
    );
    assert.deepEqual([review.files.seen, review.dependencies.length], [1, 1]);
    assert.ok(session.review().calls.length > review.calls.length);
  });

  it('keeps mistakes in the configuration that holds for what was asked for', async () => {
    const root = folderWith({
      ...project,
      '.faultline.yaml': 'preset: loud\n',
      'other/.faultline.yaml': 'x: 1\n',
    });
    const { review } = await reviewFolder({ scope: scopeIn(root, 'src'), settings: {}, cache: null });

    assert.deepEqual(
      review.findings.filter(finding => finding.ruleId.startsWith('config/')).map(finding => finding.file),
      ['.faultline.yaml'],
    );
  });
});
