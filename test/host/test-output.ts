import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the test run in the extension host sends what it prints; in-host.cjs is the other end. */
export interface TestOutput {
  /** For the environment of the extension host. */
  readonly env: Readonly<Record<string, string>>;
  /** Waits for the rest of what was sent, and closes. */
  close(): Promise<void>;
}

/**
 * Listens on a socket for the output of a test module and passes it on to stdout as it comes. The workbench hands
 * the extension host's console on as well, but among hundreds of lines of its own, and without colour.
 *
 * @param testsPath the module whose `run()` is to be called.
 */
export async function receiveTestOutput(testsPath: string): Promise<TestOutput> {
  const folder = await mkdtemp(path.join(tmpdir(), 'faultline-output-'));
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'socket');
  // Playwright ends the process on Ctrl+C, without anybody's "finally".
  const removeOnExit = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeOnExit);
  const connections = new Set<Promise<unknown>>();
  const server = createServer((socket: Socket) => {
    socket.pipe(process.stdout, { end: false });
    connections.add(new Promise(resolve => socket.once('close', resolve)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address, resolve);
  });
  return {
    env: { FAULTLINE_TESTS: path.resolve(testsPath), FAULTLINE_TEST_OUTPUT: address },
    close: async () => {
      server.close();
      await Promise.all(connections);
      process.removeListener('exit', removeOnExit);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
