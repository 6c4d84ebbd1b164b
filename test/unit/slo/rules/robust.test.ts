import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/base/edit.ts';
import { issuesOf } from './annotated.ts';
import { sloth } from './documents.ts';

/** Numbers that are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state >>> 8) % below;
  };
}

const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '\n',
  ' ',
  ':',
  '- ',
  '{{.window}}',
  '|\n',
  '0',
  '\\',
  '#',
  '&a ',
  '*a',
];

/** A document with a few characters taken out and pieces put in. */
function spoiled(text: string, seed: number): string {
  const pick = random(seed);
  let result = text;
  for (let i = 0; i < 1 + pick(4); i++) {
    const at = pick(result.length + 1);
    const piece = pick(3) === 0 ? '' : (pieces[pick(pieces.length)] ?? '');
    result = result.slice(0, at) + piece + result.slice(at + pick(3));
  }
  return result;
}

describe('a document that is being typed', () => {
  const seeds = Array.from({ length: 400 }, (_, index) => index + 1);
  const query = '|\n          sum(rate(x_bucket{a="b"}[5m]))\n          or vector(0)';
  const texts = [
    sloth({}),
    sloth({ objective: '0.9', total: query, bad: '\'x_bucket{le=~"1|2"}[{{.window}}]\'' }),
  ];

  it('is judged without failing, at places within it, with fixes that can be applied', () => {
    for (const text of texts.flatMap(each => seeds.map(seed => spoiled(each, seed)))) {
      for (const { span, message, fixes } of issuesOf(text)) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, text);
        assert.ok(message.length < 140, message);
        for (const { edits, title } of fixes ?? []) {
          assert.notEqual(applyEdits(text, edits), null, `${title} in ${text}`);
        }
      }
    }
  });
});
