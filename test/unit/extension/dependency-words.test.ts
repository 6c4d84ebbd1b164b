import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  callDescription,
  callLabel,
  dependencyDescription,
  dependencyLabel,
  dependencyLines,
  treeDescription,
  type Translate,
} from '../../../src/extension/dependency-words.ts';
import type { CallRow, DependencyRow } from '../../../src/protocol/dependencies.ts';

/** As VS Code does it where there is no translation. */
const t: Translate = (message, ...args) =>
  message.replaceAll(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));

const payments: DependencyRow = {
  id: 'axios:payments.internal',
  name: 'payments.internal',
  detail: 'axios',
  kind: 'http',
  calls: 7,
  withFindings: 1,
  guards: {
    timeout: { present: 6, of: 7, unknown: 0 },
    retry: { present: 7, of: 7, unknown: 0 },
    'circuit-breaker': { present: 0, of: 5, unknown: 2 },
    fallback: { present: 0, of: 0, unknown: 7 },
  },
};
const post: CallRow = {
  id: 'src/pay.ts#pay#http.post',
  uri: 'file:///shop/src/pay.ts',
  file: 'src/pay.ts',
  range: { start: { line: 13, character: 2 }, end: { line: 13, character: 11 } },
  callee: 'http.post',
  operation: 'POST',
  guards: [
    { guard: 'timeout', verdict: 'absent' },
    { guard: 'retry', verdict: 'present' },
    { guard: 'circuit-breaker', verdict: 'absent' },
    { guard: 'fallback', verdict: 'unknown' },
    { guard: 'bulkhead', verdict: 'present' },
    { guard: 'rate-limit', verdict: 'absent' },
  ],
  finding: {
    id: 'timeout:1',
    ruleId: 'timeout',
    severity: 'warning',
    message: '`http.post` has no timeout',
    fix: 'timeout/native',
  },
};

describe('the words of the view', () => {
  it('count the guards of a dependency, and say what cannot be told', () => {
    assert.equal(
      dependencyDescription(payments, t),
      '7 calls · timeout 6/7 · retry 7/7 · breaker 0/5, 2 unknown · fallback 7 unknown · axios',
    );
    assert.equal(dependencyDescription({ ...payments, detail: null, calls: 1, guards: {} }, t), '1 call');
  });

  it('say of a call where it stands, of its timeout first, and what it lacks before what it has', () => {
    assert.equal(callDescription(post, t), 'pay.ts:14 · ✗ timeout, breaker · ? fallback · ✓ retry, bulkhead');
    const idle: CallRow = {
      ...post,
      guards: [
        { guard: 'timeout', verdict: 'not-applicable' },
        { guard: 'retry', verdict: 'ineffective' },
      ],
    };
    assert.equal(callDescription(idle, t), 'pay.ts:14 · – timeout · ! retry');
    assert.equal(callDescription({ ...post, guards: [] }, t), 'pay.ts:14');
  });

  it('are spoken without marks', () => {
    assert.equal(
      dependencyLabel(payments, t),
      'payments.internal, axios, HTTP, 7 calls, 1 with findings, timeout 6 of 7, retry 7 of 7, ' +
        'circuit breaker 0 of 5 · 2 cannot be told, fallback 7 cannot be told',
    );
    assert.equal(
      callLabel(post, t),
      'http.post, POST, src/pay.ts line 14, warning: `http.post` has no timeout, timeout missing, retry present, ' +
        'circuit breaker missing, fallback cannot be told, bulkhead present',
    );
    assert.equal(
      callLabel({ ...post, operation: null, finding: null, guards: [] }, t),
      'http.post, src/pay.ts line 14',
    );
  });

  it('are the same in the tooltip of a dependency', () => {
    assert.deepEqual(dependencyLines(payments, t), [
      'HTTP · axios · 7 calls',
      'timeout 6 of 7',
      'retry 7 of 7',
      'circuit breaker 0 of 5 · 2 cannot be told',
      'fallback 7 cannot be told',
    ]);
  });

  it('sum up what is there', () => {
    const folder = { uri: 'file:///shop', name: 'shop', files: 2, unreviewed: [] };
    assert.equal(treeDescription([{ ...folder, dependencies: [] }], t), '');
    assert.equal(treeDescription([{ ...folder, dependencies: [payments] }], t), '7 calls to 1 dependency');
    const both = [{ ...folder, dependencies: [payments, { ...payments, calls: 1 }] }];
    assert.equal(treeDescription(both, t), '8 calls to 2 dependencies');
  });
});
