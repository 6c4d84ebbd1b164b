import type { Guard } from '../../base/guard.ts';
import type { Kit } from '../../base/settings.ts';

/** The primitives of the module that `local` adds, by the names that they are imported under. */
export type LocalPrimitive = 'retryWithBackoff' | 'CircuitBreaker' | 'withFallback';

/** The guards that a fix wraps a call in. */
export type WrappingGuard = Extract<Guard, 'retry' | 'circuit-breaker' | 'fallback'>;

export const wrappingGuards: readonly WrappingGuard[] = ['retry', 'circuit-breaker', 'fallback'];

/**
 * How a kit guards one call. In the texts, `$fn` is the function that makes the call, `$name` the guard that is declared at the top of
 * the module, `$value` what a fallback falls back to, and `$import(x)` the name `x` of the package as it can be used in the file.
 */
export interface Recipe {
  readonly kit: Kit;
  /** Where its names are imported from. */
  readonly from:
    { readonly package: string; readonly versions: string } | { readonly primitive: LocalPrimitive };
  readonly imports: readonly string[];
  /** The guard, made once for all calls of a dependency; null: each call makes its own. */
  readonly declaration: string | null;
  /** The same where types tell what comes back; left out: no difference. */
  readonly typedDeclaration?: readonly string[];
  readonly wrapped: string;
  readonly typedWrapped?: string;
  /** The package cannot be required from CommonJS in these versions. */
  readonly esmOnly?: string;
  /** The versions that know what a failed `fetch` throws; left out: all. */
  readonly fetches?: string;
}

/** Attempts of a retry, the first one counted. */
export const attempts = 3;

const breaker = '{ halfOpenAfter: 10_000, breaker: new $import(ConsecutiveBreaker)(5) }';
const backoff = 'new $import(ExponentialBackoff)({ initialDelay: 200, maxDelay: 5_000 })';
const circuit = '{ timeout: false, errorThresholdPercentage: 50, volumeThreshold: 5, resetTimeout: 10_000 }';
const cockatiel = { package: 'cockatiel', versions: '>=3' } as const;

/** By guard, in the order in which they are tried; the templates of packages were type-checked with their own types. */
export const recipes: Readonly<Record<WrappingGuard, readonly Recipe[]>> = {
  retry: [
    {
      kit: 'cockatiel',
      from: cockatiel,
      imports: ['retry', 'handleAll', 'ExponentialBackoff'],
      declaration: `$import(retry)($import(handleAll), { maxAttempts: 2, backoff: ${backoff} })`,
      wrapped: '$name.execute($fn)',
    },
    {
      kit: 'p-retry',
      from: { package: 'p-retry', versions: '>=4' },
      imports: ['default pRetry'],
      declaration: null,
      wrapped: '$import(pRetry)($fn, { retries: 2, minTimeout: 200, maxTimeout: 5_000, randomize: true })',
      esmOnly: '>=5',
      // A `TypeError` is a mistake to it, but for some messages: that of Node's `fetch` is among them from p-retry@5.1.2 index.js on.
      fetches: '>=5.1.2',
    },
    {
      kit: 'local',
      from: { primitive: 'retryWithBackoff' },
      imports: ['retryWithBackoff'],
      declaration: null,
      wrapped: '$import(retryWithBackoff)($fn)',
    },
  ],
  'circuit-breaker': [
    {
      kit: 'cockatiel',
      from: cockatiel,
      imports: ['circuitBreaker', 'ConsecutiveBreaker', 'handleAll'],
      declaration: `$import(circuitBreaker)($import(handleAll), ${breaker})`,
      wrapped: '$name.execute($fn)',
    },
    {
      kit: 'opossum',
      from: { package: 'opossum', versions: '>=6' },
      imports: ['default CircuitBreaker'],
      declaration: `new $import(CircuitBreaker)(call => call(), ${circuit})`,
      // Its types fix what comes back when it is made; one breaker is for all calls of the dependency.
      typedDeclaration: [
        `new $import(CircuitBreaker)((call: () => Promise<unknown>) => call(), ${circuit})`,
        'async <T>(call: () => Promise<T>): Promise<T> => (await $name.fire(call)) as T',
      ],
      wrapped: '$name.fire($fn)',
      typedWrapped: '$second($fn)',
    },
    {
      kit: 'local',
      from: { primitive: 'CircuitBreaker' },
      imports: ['CircuitBreaker'],
      declaration: 'new $import(CircuitBreaker)({ threshold: 5, resetMs: 10_000 })',
      wrapped: '$name.execute($fn)',
    },
  ],
  fallback: [
    {
      kit: 'cockatiel',
      from: cockatiel,
      imports: ['fallback', 'handleAll'],
      declaration: null,
      wrapped: '$import(fallback)($import(handleAll), () => $value).execute($fn)',
    },
    {
      kit: 'local',
      from: { primitive: 'withFallback' },
      imports: ['withFallback'],
      declaration: null,
      wrapped: '$import(withFallback)($fn, () => $value)',
    },
  ],
};
