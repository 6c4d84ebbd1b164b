import type { Connection } from 'vscode-languageserver';
import type { Timing } from '../protocol/messages.ts';

const keptErrors = 20;
const keptTimes = 200;

/** What goes to the editor's log, and what of it a diagnostics report is made of. */
export class Log {
  private readonly connection: Connection;
  private readonly now: () => number;
  private readonly errors: string[] = [];
  private readonly times = new Map<string, number[]>();

  constructor(connection: Connection, now: () => number) {
    this.connection = connection;
    this.now = now;
  }

  info(message: string): void {
    this.connection.console.info(message);
  }

  /** `what` completes "could not …". Said in the log, never in a message box. */
  error(what: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`Could not ${what}: ${detail}`);
    this.errors.push(`${new Date().toISOString()} could not ${what}: ${withoutPaths(detail)}`);
    this.errors.splice(0, this.errors.length - keptErrors);
  }

  /** Measures what a request takes. */
  async timed<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const start = this.now();
    try {
      return await work();
    } finally {
      const times = this.times.get(kind) ?? [];
      times.push(this.now() - start);
      times.splice(0, times.length - keptTimes);
      this.times.set(kind, times);
    }
  }

  get latestErrors(): readonly string[] {
    return this.errors;
  }

  get timings(): Readonly<Record<string, Timing>> {
    return Object.fromEntries([...this.times].map(([kind, times]) => [kind, timingOf(times)]));
  }
}

/** Folders say where somebody works; file names of our own stay. */
function withoutPaths(detail: string): string {
  return detail.replaceAll(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^\s():'"]*[\\/]/g, '…/');
}

function timingOf(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const rounded = (time: number | undefined): number => Math.round((time ?? 0) * 10) / 10;
  return {
    count: times.length,
    median: rounded(sorted[sorted.length >> 1]),
    longest: rounded(sorted.at(-1)),
  };
}
