import { guardLibrary, runs } from '../define.ts';
import type { AddedGuard } from '../schema.ts';

const enabled = { argument: 1, path: 'enabled', is: false };

/** Its timeout is on by default; `timeout: 0` means the default before 8.1.4, and none from then on. It never retries. */
const added: readonly AddedGuard[] = [
  { guard: 'circuit-breaker', unless: enabled, note: 'a circuit breaker runs it' },
  {
    guard: 'timeout',
    versions: '>=8.1.4',
    amount: { argument: 1, path: 'timeout', form: 'ms', default: 10_000, off: [0, false] },
    unless: enabled,
    note: 'a circuit breaker with a timeout runs it',
  },
  {
    guard: 'timeout',
    versions: '<8.1.4',
    amount: { argument: 1, path: 'timeout', form: 'ms', default: 10_000, off: [false] },
    unless: enabled,
    note: 'a circuit breaker with a timeout runs it',
  },
  {
    guard: 'fallback',
    onlyWith: { method: 'fallback' },
    unless: enabled,
    note: 'the circuit breaker that runs it has a fallback',
  },
  {
    guard: 'bulkhead',
    amount: { argument: 1, path: 'capacity', form: 'count', default: null },
    unless: enabled,
    note: 'the circuit breaker that runs it limits how many run at once',
  },
];

const breaker = runs(0, added, { by: 'new', gives: 'Breaker' });

export const opossum = guardLibrary({
  id: 'opossum',
  packages: ['opossum'],
  sources: ['opossum@6.4.0', 'opossum@7.1.0', 'opossum@8.5.0', 'opossum@10.0.0'],
  exports: { default: breaker, '=': breaker },
  // The build for browsers, loaded by a script tag.
  globals: { circuitBreaker: breaker },
  types: { default: 'Breaker', CircuitBreaker: 'Breaker' },
  objects: {
    Breaker: {
      members: {
        // One breaker for whatever it is handed: `new CircuitBreaker(run => run())`.
        fire: runs('any', 'receiver'),
        call: runs('any', 'receiver'),
        fallback: { is: 'object', object: 'Breaker' },
      },
      guards: added,
    },
  },
});
