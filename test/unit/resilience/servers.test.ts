import { it } from 'mocha';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { settled } from './fake-time.ts';
import { forEachKind } from './kinds.ts';
import { listeners } from './outcome.ts';

interface Server {
  readonly port: number;
  /** Requests that have come. */
  readonly requests: () => number;
}

/** What keeps a process alive: timers, sockets, servers. */
function resources(): readonly string[] {
  return process.getActiveResourcesInfo().sort();
}

/** Runs a test; afterwards nothing of it may be left, neither timer nor socket. */
async function leavingNothing(test: () => Promise<void>): Promise<void> {
  // The limit of the test itself is a timer too: it starts as soon as the test waits.
  await settled();
  const before = resources();
  await test();
  // A closed socket is gone some turns later.
  for (let turn = 0; turn < 100 && resources().length > before.length; turn++) {
    await settled();
  }
  assert.deepEqual(resources(), before);
}

/** Runs a test against a real server. */
async function serving(answer: http.RequestListener, test: (server: Server) => Promise<void>): Promise<void> {
  let requests = 0;
  const server = http.createServer((request, response) => {
    requests++;
    answer(request, response);
  });
  await leavingNothing(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await test({ port, requests: () => requests });
    const closed = once(server, 'close');
    server.close();
    await closed;
  });
}

/** One request on a connection of its own: the text of the answer; an error for a status from 400 on. */
async function get(port: number, signal?: AbortSignal): Promise<string> {
  const request = http.get({ host: '127.0.0.1', port, agent: false, ...(signal ? { signal } : {}) });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.setEncoding('utf8');
  const parts: unknown[] = await response.toArray();
  if ((response.statusCode ?? 0) >= 400) {
    throw new Error(`status ${String(response.statusCode)}`);
  }
  return parts.join('');
}

const hangs: http.RequestListener = () => undefined;

/** Fails twice, then answers. */
function recovers(): http.RequestListener {
  let requests = 0;
  return (_, response) => {
    requests++;
    response.statusCode = requests <= 2 ? 503 : 200;
    response.end(`answer ${requests}`);
  };
}

/** A port at which nobody listens. */
async function refusingPort(): Promise<number> {
  const server = http.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

forEachKind('primitives against real servers', resilience => {
  it('give up on one that hangs', async () => {
    const { withTimeout, TimeoutError } = resilience();
    await serving(hangs, async ({ port }) => {
      await assert.rejects(
        withTimeout(signal => get(port, signal), 50),
        TimeoutError,
      );
    });
  });

  it('give up on a body that never ends, when it is read inside', async () => {
    const { withTimeout, TimeoutError } = resilience();
    const endless: http.RequestListener = (_, response) => void response.write('and so on');
    await serving(endless, async ({ port }) => {
      await assert.rejects(
        withTimeout(signal => get(port, signal), 50),
        TimeoutError,
      );
    });
  });

  it('try again where one fails twice', async () => {
    const { retryWithBackoff } = resilience();
    await serving(recovers(), async ({ port, requests }) => {
      const text = await retryWithBackoff(({ signal }) => get(port, signal), { baseMs: 5 });
      assert.equal(text, 'answer 3');
      assert.equal(requests(), 3);
    });
  });

  it('give every attempt its own deadline', async () => {
    const { retryWithBackoff, withTimeout, TimeoutError } = resilience();
    await serving(hangs, async ({ port }) => {
      const { signal } = new AbortController();
      const attempts: number[] = [];
      const call = ({ attempt, signal: outer }: { attempt: number; signal: AbortSignal }) => {
        attempts.push(attempt);
        return withTimeout(own => get(port, own), 30, { signal: outer });
      };
      await assert.rejects(retryWithBackoff(call, { baseMs: 5, signal }), TimeoutError);
      assert.deepEqual(attempts, [1, 2, 3]);
      assert.equal(listeners(signal), 0);
    });
  });

  it('hang up at once when the caller gives up', async () => {
    const { retryWithBackoff, withTimeout } = resilience();
    await serving(hangs, async ({ port }) => {
      const controller = new AbortController();
      const attempt = ({ signal }: { signal: AbortSignal }) =>
        withTimeout(
          own => {
            setImmediate(() => controller.abort('abandoned'));
            return get(port, own);
          },
          60_000,
          { signal },
        );
      await assert.rejects(
        retryWithBackoff(attempt, { signal: controller.signal }),
        (error: unknown) => error === 'abandoned',
      );
      assert.equal(listeners(controller.signal), 0);
    });
  });

  it('stop calling one that refuses, and answer from the fallback', async () => {
    const { CircuitBreaker, withFallback } = resilience();
    const port = await refusingPort();
    await leavingNothing(async () => {
      const breaker = new CircuitBreaker({ threshold: 2, resetMs: 60_000 });
      const errors: string[] = [];
      const read = () =>
        withFallback<string>(
          () => breaker.execute(() => get(port)),
          error => {
            errors.push((error as NodeJS.ErrnoException).code ?? (error as Error).name);
            return 'from the cache';
          },
        );
      for (let call = 0; call < 4; call++) {
        assert.equal(await read(), 'from the cache');
      }
      assert.deepEqual(errors, ['ECONNREFUSED', 'ECONNREFUSED', 'CircuitOpenError', 'CircuitOpenError']);
    });
  });

  it('call again once one has recovered', async () => {
    const { CircuitBreaker, retryWithBackoff } = resilience();
    await serving(recovers(), async ({ port, requests }) => {
      const breaker = new CircuitBreaker({ threshold: 2, resetMs: 1 });
      const read = () => breaker.execute(() => get(port));
      const text = await retryWithBackoff(read, { attempts: 100, baseMs: 5, capMs: 5 });
      assert.equal(text, 'answer 3');
      assert.equal(requests(), 3);
      assert.equal(breaker.state, 'closed');
    });
  });

  it('have no more under way than a bulkhead lets in', async () => {
    const { Bulkhead } = resilience();
    let open = 0;
    let most = 0;
    const counts: http.RequestListener = (_, response) => {
      open++;
      most = Math.max(most, open);
      setImmediate(() => {
        open--;
        response.end('done');
      });
    };
    await serving(counts, async ({ port, requests }) => {
      const bulkhead = new Bulkhead({ maxConcurrent: 3, maxQueue: 20 });
      const calls = Array.from({ length: 20 }, () => bulkhead.execute(() => get(port)));
      await Promise.all(calls);
      assert.equal(requests(), 20);
      assert.ok(most <= 3);
    });
  });

  it('wait for the tokens of a bucket, and are all served in the end', async () => {
    const { TokenBucket } = resilience();
    const answers: http.RequestListener = (_, response) => void response.end('done');
    await serving(answers, async ({ port, requests }) => {
      const bucket = new TokenBucket({ capacity: 2, refillPerSecond: 100 });
      const call = async () => {
        await bucket.consume();
        return get(port);
      };
      const texts = await Promise.all(Array.from({ length: 6 }, call));
      assert.deepEqual(new Set(texts), new Set(['done']));
      assert.equal(requests(), 6);
    });
  });
});
