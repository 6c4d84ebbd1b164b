import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A dependency that behaves as the path says, each path by itself: `/hang…`, `/twice…`, `/well…`. */
export interface Dependency {
  readonly url: string;
  /** Where nothing listens. */
  readonly refusing: string;
  /** Requests that came for a path. */
  seen(path: string): number;
  close(): Promise<void>;
}

export async function startDependency(): Promise<Dependency> {
  const seen = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    if (path.startsWith('/twice') && count <= 2) {
      request.socket.destroy();
    } else if (!path.startsWith('/hang')) {
      response.end(JSON.stringify({ path }));
    }
  });
  const url = await listen(server);
  const closed = createServer();
  const refusing = await listen(closed);
  await close(closed);
  return { url, refusing, seen: path => seen.get(path) ?? 0, close: () => close(server) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function close(server: Server): Promise<void> {
  const done = new Promise(resolve => server.close(resolve));
  server.closeAllConnections();
  await done;
}
