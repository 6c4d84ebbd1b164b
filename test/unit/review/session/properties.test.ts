import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { factsOf } from '../../../../src/review/analysis/facts/facts.ts';
import type { Parser } from '../../../../src/review/session-types.ts';
import { countingSession, drive, saidOf, sessionOn, theParser } from './driving.ts';
import { names, plainProject, plainText, smallProject } from './projects.ts';
import { mutated, realTexts } from './sources.ts';

const seed = 20_240_229;
const texts = realTexts();
let parser: Parser;

before(async function () {
  this.timeout(20_000);
  parser = await theParser();
});

describe('a review of any text', () => {
  it('ends, says the same again, and has one problem at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutated(texts),
        fc.constantFrom('a.ts', 'a.tsx', 'a.js', 'a.mjs'),
        async (text, name) => {
          const project = { [name]: text, 'package.json': '{}' };
          const review = (await sessionOn(project)).review();
          assert.ok(review.problems.length <= 1);
          assert.deepEqual(saidOf((await sessionOn(project)).review()), saidOf(review));
        },
      ),
      { seed, numRuns: 150 },
    );
  }).timeout(20_000);

  it('has facts that survive being written and read', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(texts), fc.constantFrom(...texts)), text => {
        const result = factsOf('a.tsx', text, 'esm', parser);
        if (result.kind === 'facts') {
          assert.deepEqual(JSON.parse(JSON.stringify(result.facts)), result.facts);
        }
      }),
      { seed, numRuns: 150 },
    );
  }).timeout(20_000);
});

describe('a review of files that lead to each other', () => {
  it('ends, and does not depend on the order and size of the pieces it is fed', async () => {
    await fc.assert(
      fc.asyncProperty(
        smallProject,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('as asked', 'reversed'),
        async (project, batch, order) => {
          const review = (await sessionOn(project)).review();
          const other = await sessionOn(project, { batch, order, slices: 1 });
          assert.deepEqual(saidOf(other.review()), saidOf(review));
        },
      ),
      { seed, numRuns: 200 },
    );
  }).timeout(20_000);

  it('comes to the same by edits as from scratch', async () => {
    const broken = plainText.map(text => `${text}const { = `);
    const edit = fc.record({
      path: fc.constantFrom(...names),
      text: fc.oneof(plainText, broken, fc.constant(null)),
      /** Slices until the next edit; null: the review is done before. */
      slices: fc.option(fc.integer({ min: 0, max: 12 })),
    });
    await fc.assert(
      fc.asyncProperty(
        plainProject,
        plainProject,
        fc.array(edit, { maxLength: 5 }),
        async (first, last, edits) => {
          const session = await sessionOn(first);
          const now: Record<string, string | null> = { ...first };
          const put = (path: string, text: string | null, slices: number | null): void => {
            now[path] = text;
            session.set(path, text);
            if (slices === null) {
              drive(session, now, parser);
            } else {
              session.step(slices);
            }
          };
          edits.forEach(({ path, text, slices }) => {
            put(path, text, slices);
          });
          Object.entries(last).forEach(([path, text], index) => {
            put(path, text, index);
          });
          drive(session, last, parser);
          const fresh = (await sessionOn(last)).review();
          fc.pre(fresh.problems.length === 0);
          assert.deepEqual(saidOf(session.review()), saidOf(fresh));
        },
      ),
      { seed, numRuns: 200 },
    );
  }).timeout(20_000);

  it('comes to the same with facts that were kept as without, and without the parser', async () => {
    await fc.assert(
      fc.asyncProperty(smallProject, async project => {
        const cold = await sessionOn(project);
        fc.pre(cold.review().problems.length === 0);
        const warm = countingSession();
        warm.restore(cold.dump());
        warm.files(Object.keys(project), { complete: true });
        drive(warm, project, { parse: () => assert.fail('nothing is left to parse') });
        assert.deepEqual(saidOf(warm.review()), saidOf(cold.review()));
      }),
      { seed, numRuns: 60 },
    );
  }).timeout(20_000);
});
