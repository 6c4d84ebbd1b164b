import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../../src/base/finding.ts';
import { docsOf, rules } from '../../../../src/review/rules/index.ts';
import { joinPerCall } from '../../../../src/review/rules/join.ts';

function finding(ruleId: string, change: Partial<Finding> = {}): Finding {
  return {
    id: `${ruleId}:a`,
    ruleId,
    severity: 'warning',
    message: 'A message',
    file: 'src/a.ts',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    call: 'a',
    related: [],
    suppressed: null,
    fixes: [],
    ...change,
  };
}

describe('joining the findings of a call', () => {
  it('lets the most severe speak and keeps the others behind it', () => {
    const joined = joinPerCall([
      finding('retry', { severity: 'hint' }),
      finding('timeout', { severity: 'information' }),
      finding('fallback', { severity: 'error' }),
    ]);
    assert.deepEqual(
      joined.map(({ speaks, others }) => [speaks.ruleId, others.map(({ ruleId }) => ruleId)]),
      [['fallback', ['timeout', 'retry']]],
    );
  });

  it('hears a guard that does not work before one that is missing', () => {
    const joined = joinPerCall([finding('timeout'), finding('ineffective-timeout')]);
    assert.equal(joined[0]?.speaks.ruleId, 'ineffective-timeout');
  });

  it('keeps calls, files and findings without a call apart', () => {
    const joined = joinPerCall([
      finding('timeout'),
      finding('timeout', { file: 'src/b.ts' }),
      finding('timeout', { call: 'b' }),
      finding('unused-suppression', { call: null, id: 'unused-suppression:src/a.ts#1' }),
      finding('unused-suppression', { call: null, id: 'unused-suppression:src/a.ts#2' }),
    ]);
    assert.equal(joined.length, 5);
  });

  it('leaves out what is suppressed, and lets another rule of that call speak', () => {
    const suppressed = { by: 'faultline-disable-next-line', reason: null };
    const joined = joinPerCall([
      finding('timeout', { suppressed, severity: 'error' }),
      finding('retry', { severity: 'hint' }),
    ]);
    assert.deepEqual(
      joined.map(({ speaks, others }) => [speaks.ruleId, others.length]),
      [['retry', 0]],
    );
  });
});

describe('rules', () => {
  it('name their pages after themselves, and the mistakes of a configuration share one', () => {
    assert.deepEqual(
      rules.map(({ meta }) => docsOf(meta.id)),
      rules.map(({ meta }) => meta.docs),
    );
    assert.equal(docsOf('config/unknown-key'), 'docs/rules/config.md');
  });
});
