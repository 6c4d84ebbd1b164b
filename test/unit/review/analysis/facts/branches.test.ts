import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { factsIn, shownValue } from './shown.ts';

/** `test: then / otherwise`, each arm by how it leaves. */
async function branches(body: string): Promise<string[]> {
  const facts = await factsIn(`async function run(a, b, list) {\n${body}\n}`);
  return facts.branches.map(({ test, then, otherwise }) => {
    const [first, second] = [then, otherwise].map(arm =>
      arm === null
        ? 'none'
        : [
            ...(arm.exits.completes ? ['ends'] : []),
            ...(arm.exits.returns.length > 0 ? ['returns'] : []),
            ...(arm.exits.throws.length > 0 ? ['throws'] : []),
            ...(arm.exits.breaks ? ['breaks'] : []),
            ...(arm.exits.continues ? ['continues'] : []),
          ].join(' '),
    );
    return `${shownValue(facts, test)}: ${String(first)} / ${String(second)}`;
  });
}

describe('facts: branches', () => {
  it('are kept where an arm leaves', async () => {
    assert.deepEqual(await branches('if (a) return 1;'), ['a: returns / none']);
    assert.deepEqual(await branches('if (a) { b(); } else { throw b; }'), ['a: ends / throws']);
    assert.deepEqual(await branches('while (b) { if (a) break; else continue; }'), ['a: breaks / continues']);
    assert.deepEqual(await branches('if (a) { if (b) return; throw a; }'), [
      'b: returns / none',
      'a: returns throws / none',
    ]);
  });

  it('are left out where both arms go on', async () => {
    assert.deepEqual(await branches('if (a) b(); else list();'), []);
    assert.deepEqual(await branches('if (a) { if (b) list(); }'), []);
  });
});
