import type { Finding } from '../../../../src/base/finding.ts';
import type { OutboundCall } from '../../../../src/review/analysis/call.ts';
import { applySuppressions } from '../../../../src/review/config/suppressions.ts';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import type { Review } from '../../../../src/review/session-types.ts';
import { code, present, settings, timeoutFix } from '../rules/outbound.ts';

/** A small project as the session would review it: calls bounded, unbounded and suppressed, a test, and what went wrong. */
export function shop(change: Partial<Review> = {}): Review {
  const files = [
    code(
      `export async function charge(order) {
  await http.post('/charges', order);
  // faultline-disable-next-line timeout -- the queue runs it again
  await http.get('/charges/' + order.id);
  await http.get('/refunds/' + order.id);
}`,
      {
        'http.post': {
          fixes: [timeoutFix],
          client: { file: 'src/http.ts', line: 12 },
          dependency: 'payments',
          version: { version: '1.13.2', exact: true, from: 'package-lock.json' },
          verdict: {
            looked: [
              {
                file: 'src/http.ts',
                line: 12,
                column: 14,
                endLine: 12,
                endColumn: 30,
                message: 'the client is made here, without a timeout',
              },
            ],
          },
        },
        'http.get': [
          { dependency: 'payments' },
          { dependency: 'payments', verdict: present('headers', 'body') },
        ],
      },
      'src/orders.ts',
    ),
    code(
      'export const load = () => fetch(url);',
      { fetch: { context: 'browser', dependency: 'fetch' } },
      'src/page.tsx',
    ),
    code(
      'pool.query(sql);',
      {
        'pool.query': {
          dependency: 'postgres',
          verdict: { verdict: 'unknown', reason: 'options come from a parameter' },
        },
      },
      'src/db.ts',
    ),
    code('fetch(url);', { fetch: { context: 'test', dependency: 'fetch' } }, 'test/orders.test.ts'),
  ];
  const findings = files.flatMap(({ file, facts, calls }) =>
    applySuppressions({
      file,
      facts,
      calls,
      findings: findingsOf({ calls, settings: settings() }),
      rules: {},
    }),
  );
  return {
    preset: 'recommended',
    files: { seen: 214, parsed: 9, cached: 3, skipped: [{ file: 'public/vendor.js', reason: 'minified' }] },
    problems: [
      {
        file: 'src/legacy.ts',
        range: { line: 7, column: 3, endLine: 7, endColumn: 4 },
        kind: 'syntax',
        message: "';' expected",
      },
    ],
    dependencies: [
      { id: 'postgres', library: 'acme', client: null, target: null },
      {
        id: 'payments',
        library: 'acme',
        client: { file: 'src/http.ts', line: 12, column: 14, endLine: 12, endColumn: 30 },
        target: 'payments.internal',
      },
      { id: 'fetch', library: 'acme', client: null, target: null },
    ],
    calls: files.flatMap(({ calls }) => calls),
    findings,
    ...change,
  };
}

/** The same review with everything in another order. */
export function shuffled(review: Review): Review {
  const back = <T>(items: readonly T[]): readonly T[] => [...items].reverse();
  return {
    ...review,
    files: { ...review.files, skipped: back(review.files.skipped) },
    problems: back(review.problems),
    dependencies: back(review.dependencies),
    calls: back<OutboundCall>(review.calls),
    findings: back<Finding>(review.findings),
  };
}
