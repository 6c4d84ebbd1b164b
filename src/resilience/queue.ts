/**
 * Waits at the end of the queue until `callNext` comes to it. When the signal is aborted before, it leaves the queue and
 * rejects with the signal's reason.
 */
export function waitTurn(queue: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.delete(turn);
      reject(signal?.reason as Error);
    };
    const turn = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    queue.add(turn);
    signal?.addEventListener('abort', leave, { once: true });
  });
}

/** Lets the one go on that has waited longest; false when nobody waits. */
export function callNext(queue: Set<() => void>): boolean {
  const [next] = queue;
  if (next === undefined) {
    return false;
  }
  queue.delete(next);
  next();
  return true;
}
