import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { server } from '../src/server';

let base = '';

before(
  () =>
    new Promise<void>(resolve => {
      server.listen(0, () => {
        base = `http://localhost:${(server.address() as AddressInfo).port}`;
        resolve();
      });
    }),
);

after(() => server.close());

test('nobody pays without a session', async () => {
  const response = await fetch(`${base}/checkout`, { method: 'POST', body: '{}' });

  assert.equal(response.status, 401);
});
