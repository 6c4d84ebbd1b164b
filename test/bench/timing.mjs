import { spawnSync } from 'node:child_process';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds from the start of a process to its end. Throws where it fails; `allowed` are the fine statuses. */
export function timeProcess(args, { cwd, allowed = [0] }) {
  const start = performance.now();
  const { status, error, stderr } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const time = performance.now() - start;
  if (error !== undefined || !allowed.includes(status)) {
    throw new Error(`node ${args.join(' ')} ended with ${String(status)}: ${error?.message ?? stderr}`);
  }
  return time;
}

/**
 * Times several things in turn, so that what slows the machine for a while slows all of them; the order changes from
 * round to round. Gives the medians, and the median of the ratios to the last, taken within each round.
 */
export function timeInTurn(rounds, subjects) {
  const times = subjects.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const order = [...subjects.keys()];
    for (const index of round % 2 === 0 ? order : order.reverse()) {
      times[index].push(subjects[index]());
    }
  }
  const last = times.at(-1);
  return times.map(list => ({
    median: median(list),
    ratio: median(list.map((time, round) => time / last[round])),
  }));
}
