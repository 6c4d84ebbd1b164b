import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Answered, ParsePool } from '../../../src/node/parse-pool.ts';
import { loadParser } from '../../../src/node/parser.ts';
import { factsFor } from '../../../src/review/facts-elsewhere.ts';
import type { FactsWant } from '../../../src/review/session-types.ts';

function wantOf(path: string, text: string): FactsWant {
  return { kind: 'facts', path, text, module: 'esm', key: text };
}

async function answersOf(pool: ParsePool, wants: readonly FactsWant[]): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  pool.add(wants);
  while (answers.length < wants.length) {
    await pool.work();
    answers.push(...pool.take());
  }
  return answers;
}

describe('the pool that reads facts', () => {
  it('gives in its threads what is read here, also where a text does not parse', async () => {
    const parser = await loadParser();
    const pool = new ParsePool(() => Promise.reject(new Error('nothing is to be read in this thread')));
    const wants = Array.from({ length: 120 }, (_, count) =>
      wantOf(
        `src/${String(count)}.ts`,
        count % 10 === 9 ? 'const = ;' : `export const n = load(${String(count)});`,
      ),
    );
    try {
      const answers = await answersOf(pool, wants);
      assert.deepEqual(new Set(answers.map(({ want }) => want)), new Set(wants));
      for (const { want, result } of answers) {
        assert.deepEqual(result, JSON.parse(JSON.stringify(factsFor(want, parser))), want.path);
      }
    } finally {
      pool.close();
    }
  });

  it('starts no thread for a few texts', async () => {
    let loaded = 0;
    const pool = new ParsePool(() => {
      loaded += 1;
      return loadParser();
    });
    const [answer] = await answersOf(pool, [wantOf('a.ts', 'fetch("/x");')]);
    assert.equal(answer?.result.kind, 'facts');
    assert.equal(loaded, 1);
  });

  it('says so where there is nothing to wait for', async () => {
    await assert.rejects(new ParsePool(loadParser).work(), /waits, and says not for what/);
  });
});
