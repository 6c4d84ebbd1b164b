import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type KitUnderTest, kits, noKit, projectWith } from './kits.ts';
import { written } from './shapes.ts';
import { wrap } from './wrapping.ts';

const file = 'src/orders.ts';

async function fixed(kit: KitUnderTest, guard: string, source: string): Promise<readonly [string, string]> {
  const wrapped = await wrap(projectWith(kit, { [file]: source }), file, guard);
  assert.ok(wrapped !== null, 'it is not offered');
  return [wrapped.title, wrapped.texts[file] ?? ''];
}

const [, cockatiel, opossum, pRetry, pRetry4] = kits;
const source = written('an awaited call', 'TypeScript');

/** The one place that changes in the code itself. */
const [before = '', after = ''] = source.split('fetch(`https://orders.example.com/${id}`)');
const call = 'fetch(`https://orders.example.com/${id}`)';

describe('the text of a fix that wraps', () => {
  it('retry, cockatiel', async () => {
    assert.deepEqual(await fixed(cockatiel, 'retry', source), [
      'Retry, 3 attempts with back-off and jitter (cockatiel)',
      `import { retry, handleAll, ExponentialBackoff } from 'cockatiel';

const ordersRetry = retry(handleAll, {
  maxAttempts: 2,
  backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 5_000 }),
});

${before}ordersRetry.execute(() => ${call})${after}`,
    ]);
  });

  it('circuit breaker, cockatiel', async () => {
    assert.deepEqual(await fixed(cockatiel, 'circuit-breaker', source), [
      'Circuit breaker for orders (cockatiel)',
      `import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';

const ordersBreaker = circuitBreaker(handleAll, {
  halfOpenAfter: 10_000,
  breaker: new ConsecutiveBreaker(5),
});

${before}ordersBreaker.execute(() => ${call})${after}`,
    ]);
  });

  it('fallback, cockatiel', async () => {
    assert.deepEqual(await fixed(cockatiel, 'fallback', source), [
      'Fall back to `Response.json(null)` (cockatiel)',
      `import { fallback, handleAll } from 'cockatiel';

${before}fallback(handleAll, () => Response.json(null)).execute(() => ${call})${after}`,
    ]);
  });

  it('circuit breaker, opossum', async () => {
    assert.deepEqual(await fixed(opossum, 'circuit-breaker', source), [
      'Circuit breaker for orders (opossum)',
      `import CircuitBreaker from 'opossum';

const ordersCircuit = new CircuitBreaker((call: () => Promise<unknown>) => call(), {
  timeout: false,
  errorThresholdPercentage: 50,
  volumeThreshold: 5,
  resetTimeout: 10_000,
});
const ordersBreaker = async <T>(call: () => Promise<T>): Promise<T> => (await ordersCircuit.fire(call)) as T;

${before}ordersBreaker(() => ${call})${after}`,
    ]);
  });

  it('retry, p-retry', async () => {
    assert.deepEqual(await fixed(pRetry, 'retry', source), [
      'Retry, 3 attempts with back-off and jitter (p-retry)',
      `import pRetry from 'p-retry';

${before}pRetry(() => ${call}, { retries: 2, minTimeout: 200, maxTimeout: 5_000, randomize: true })${after}`,
    ]);
  });

  it('retry, a module of the project', async () => {
    assert.deepEqual(await fixed(noKit, 'retry', source), [
      'Retry, 3 attempts with back-off and jitter (resilience.ts)',
      `import { retryWithBackoff } from './resilience';

${before}retryWithBackoff(() => ${call})${after}`,
    ]);
  });

  it('circuit breaker, a module of the project', async () => {
    assert.deepEqual(await fixed(noKit, 'circuit-breaker', source), [
      'Circuit breaker for orders (resilience.ts)',
      `import { CircuitBreaker } from './resilience';

const ordersBreaker = new CircuitBreaker({ threshold: 5, resetMs: 10_000 });

${before}ordersBreaker.execute(() => ${call})${after}`,
    ]);
  });

  it('fallback, a module of the project', async () => {
    assert.deepEqual(await fixed(noKit, 'fallback', source), [
      'Fall back to `Response.json(null)` (resilience.ts)',
      `import { withFallback } from './resilience';

${before}withFallback(() => ${call}, () => Response.json(null))${after}`,
    ]);
  });

  it('retry, p-retry 4 from CommonJS; not around a fetch, whose errors it takes for mistakes', async () => {
    const axios = `const axios = require('axios');
exports.order = id => axios.get('https://orders.example.com/' + id);
`;
    const wrapped = await wrap(projectWith(pRetry4, { 'orders.cjs': axios }, 'cjs'), 'orders.cjs', 'retry');
    assert.equal(
      wrapped?.texts['orders.cjs'],
      axios
        .replace("require('axios');\n", "require('axios');\nconst pRetry = require('p-retry');\n")
        .replace('axios.get(', 'pRetry(() => axios.get(')
        .replace('+ id)', '+ id), { retries: 2, minTimeout: 200, maxTimeout: 5_000, randomize: true })'),
    );
    const [title] = await fixed(pRetry4, 'retry', source);
    assert.match(title, /resilience\.ts/);
  });
});
