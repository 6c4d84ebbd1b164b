/** What can stand between a call and the failure of what it calls. */
export const guards = ['timeout', 'retry', 'circuit-breaker', 'fallback', 'bulkhead', 'rate-limit'] as const;
export type Guard = (typeof guards)[number];

/** `circuit-breaker` → `circuit breaker`. */
export function guardName(guard: Guard): string {
  return guard.replaceAll('-', ' ');
}

/** Those that most calls want, so that it is worth a word where one is not there; of the others only what is there is. */
export const expectedGuards: readonly Guard[] = ['timeout', 'retry', 'circuit-breaker', 'fallback'];

/**
 * What the review can say of a call and a guard. `ineffective`: it stands there and does nothing.
 * `not-applicable`: a deadline makes no sense (a blocking queue read). `unknown`: the source does not settle it; never reported.
 */
export type VerdictKind = 'present' | 'absent' | 'ineffective' | 'not-applicable' | 'unknown';

/** Where a guard comes from. */
export type Origin = 'call' | 'client' | 'library' | 'enclosing' | 'wrapper' | 'caller' | 'platform';

/** The phases of a call that a timeout can bound. `total` is the whole, by one clock. */
export const phases = ['connect', 'pool-wait', 'headers', 'body', 'total'] as const;
export type Phase = (typeof phases)[number];

export interface Amount {
  readonly amount: number;
  /** attempts: all of them, the first one too; `Infinity` is allowed. */
  readonly unit: 'ms' | 'attempts';
}

/** Where the code runs, as far as file names, imports and directives tell. */
export type Context = 'server' | 'browser' | 'test' | 'script' | 'unknown';
