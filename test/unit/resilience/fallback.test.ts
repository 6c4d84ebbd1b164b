import { it } from 'mocha';
import assert from 'node:assert/strict';
import { forEachKind } from './kinds.ts';

forEachKind('withFallback', resilience => {
  const failing = (): Promise<string> => Promise.reject(new Error('ill'));

  it('gives the result where there is one, and asks no fallback', async () => {
    const { withFallback } = resilience();
    const fallback = (): never => assert.fail('asked');
    assert.equal(await withFallback(() => 1, fallback), 1);
    assert.equal(await withFallback(() => Promise.resolve('yes'), fallback), 'yes');
    assert.equal(await withFallback(() => null, fallback), null);
  });

  it('gives the value of the fallback for an error, be it thrown or rejected', async () => {
    const { withFallback } = resilience();
    const throwing = (): readonly string[] => {
      throw new Error('at once');
    };
    assert.equal(await withFallback(failing, 'default'), 'default');
    assert.equal(await withFallback(failing, null), null);
    assert.equal(await withFallback(failing, undefined), undefined);
    assert.deepEqual(await withFallback(throwing, []), []);
  });

  it('asks a function what to make of the error', async () => {
    const { withFallback } = resilience();
    assert.equal(await withFallback(failing, String), 'Error: ill');
    assert.equal(await withFallback(failing, error => Promise.resolve(String(error))), 'Error: ill');
  });

  it('rethrows what `unless` says', async () => {
    const { withFallback } = resilience();
    const unless = (error: unknown) => error instanceof TypeError;
    const mistaken = (): Promise<string> => Promise.reject(new TypeError('mistake'));
    await assert.rejects(withFallback(mistaken, 'default', { unless }), /^TypeError: mistake$/);
    assert.equal(await withFallback(failing, 'default', { unless }), 'default');
  });

  it('rethrows what the fallback throws', async () => {
    const { withFallback } = resilience();
    const worse = () => Promise.reject(new Error('worse'));
    await assert.rejects(withFallback(failing, worse), /^Error: worse$/);
  });
});
