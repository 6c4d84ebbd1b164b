import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsFor, type FactsResult } from '../../../../src/review/facts-elsewhere.ts';
import { createSession } from '../../../../src/review/session.ts';
import type { FactsWant, Review } from '../../../../src/review/session-types.ts';
import { hash, theParser } from './driving.ts';

const project: Readonly<Record<string, string>> = {
  'package.json': '{ "dependencies": { "axios": "1.7.9" } }',
  'src/orders.ts': "import axios from 'axios';\nexport const orders = () => axios.get('/orders');\n",
  'src/users.ts': "import axios from 'axios';\nexport const users = () => axios.get('/users');\n",
};

/** Reviews a project whose facts are read by `read`, not by the session. */
function reviewWith(read: (want: FactsWant) => FactsResult): Review {
  const session = createSession({ now: () => performance.now(), hash, reads: 'elsewhere' });
  session.settings({});
  session.files(Object.keys(project), { complete: true });
  for (let state = session.step(50); state !== 'done'; state = session.step(50)) {
    const wants = session.wants();
    assert.ok(state !== 'wants' || wants.length > 0, 'the session waits, and says not for what');
    for (const want of wants) {
      assert.notEqual(want.kind, 'parser');
      if (want.kind === 'text') {
        session.set(want.path, project[want.path] ?? null);
      } else if (want.kind === 'facts') {
        session.facts(want, read(want));
      }
    }
  }
  return session.review();
}

describe('a session whose facts are read elsewhere', () => {
  it('finds what it finds by itself', async () => {
    const parser = await theParser();
    const review = reviewWith(want => JSON.parse(JSON.stringify(factsFor(want, parser))) as FactsResult);
    assert.deepEqual(
      review.findings.filter(({ ruleId }) => ruleId === 'timeout').map(({ file }) => file),
      ['src/orders.ts', 'src/users.ts'],
    );
    assert.equal(review.files.parsed, 2);
  });

  it('says of a file that cannot be judged that it failed, and reviews the others', async () => {
    const parser = await theParser();
    const review = reviewWith(want => {
      const json = JSON.stringify(factsFor(want, parser));
      const broken = want.path === 'src/orders.ts' ? json.replace('"args":[', '"args":null,"rest":[') : json;
      return JSON.parse(broken) as FactsResult;
    });
    assert.deepEqual(
      review.problems.map(({ file, kind }) => ({ file, kind })),
      [{ file: 'src/orders.ts', kind: 'internal' }],
    );
    assert.match(review.problems[0]?.message ?? '', /^The review of this file failed: /);
    assert.deepEqual(
      review.findings.filter(({ ruleId }) => ruleId === 'timeout').map(({ file }) => file),
      ['src/users.ts'],
    );
  });
});
