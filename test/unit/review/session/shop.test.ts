import { before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reviewFolder } from '../../../../src/node/driver.ts';
import { scopeOf } from '../../../../src/node/review-root.ts';
import type { Review } from '../../../../src/review/session-types.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

interface Expected {
  readonly file: string;
  readonly line: number;
  readonly callee: string;
  readonly library: string;
  readonly timeout: string;
  readonly suppressed?: true;
}

const expected = JSON.parse(
  readFileSync(path.join(root, 'test/fixtures/shop-expected.json'), 'utf8'),
) as readonly Expected[];

describe('the review of the sample', () => {
  let review: Review;

  before(async function () {
    this.timeout(20_000);
    const found = scopeOf(path.join(root, 'examples/shop'), []);
    assert.ok(found.kind === 'scope');
    review = (await reviewFolder({ scope: found.scope, settings: {}, cache: null })).review;
  });

  it('finds each call, and judges it as a person does', () => {
    const found = review.calls.map((call): Expected => ({
      file: call.file,
      line: call.calleeRange.endLine,
      callee: call.callee,
      library: call.library.id,
      timeout: call.guards.timeout?.verdict ?? 'not judged',
    }));
    assert.deepEqual(
      found,
      expected.map(({ suppressed: _, ...call }) => call),
    );
  });

  it('has no problem, and keeps quiet where the source asks for it', () => {
    assert.deepEqual(review.problems, []);
    const quiet = review.findings.filter(finding => finding.suppressed !== null);
    assert.deepEqual(
      quiet.map(finding => `${finding.file}:${String(finding.line)}`),
      expected.filter(call => call.suppressed).map(call => `${call.file}:${String(call.line)}`),
    );
  });

  it('names only what is missing or does nothing, and in earnest code', () => {
    const named = new Set(review.findings.map(finding => `${finding.file}:${String(finding.endLine)}`));
    // What a library can bound only at its client is said once, for all calls of that client.
    const said = new Set(
      review.findings.flatMap(({ ruleId, call }) =>
        ruleId === 'timeout' ? review.calls.filter(({ id }) => id === call).map(each => each.dependency) : [],
      ),
    );
    const wrong = review.calls.filter(
      ({ guards, context, file }) =>
        /absent|ineffective/.test(guards.timeout?.verdict ?? '') &&
        context !== 'test' &&
        !file.includes('generated'),
    );
    assert.ok(wrong.length > 5);
    for (const call of wrong) {
      const place = `${call.file}:${String(call.calleeRange.endLine)}`;
      assert.ok(named.has(place) || said.has(call.dependency), `${place} is not named`);
    }
    assert.ok(!review.findings.some(finding => finding.file.startsWith('test/')));
  });
});
