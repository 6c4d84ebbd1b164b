import { setTimeout } from 'node:timers/promises';
import type { LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

/** The first restart is immediate; each further one waits twice as long. In milliseconds. */
const firstDelay = 1000;
const mostRestarts = 5;
/** A server that has run for so long has earned a fresh start. In milliseconds. */
const longRun = 3 * 60_000;
const mostErrors = 3;

/** Starts a server again that has ended, with growing pauses, and gives up when it keeps on ending. */
export class BackOff implements ErrorHandler {
  private readonly log: LogOutputChannel;
  private readonly onGivenUp: (reason: string) => void;
  private restarts = 0;
  private lastEnd = performance.now();

  constructor(log: LogOutputChannel, onGivenUp: (reason: string) => void) {
    this.log = log;
    this.onGivenUp = onGivenUp;
  }

  error(error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    this.log.error('The connection to the server has failed', error);
    const action = count !== undefined && count <= mostErrors ? ErrorAction.Continue : ErrorAction.Shutdown;
    return { action, handled: true };
  }

  async closed(): Promise<CloseHandlerResult> {
    const now = performance.now();
    this.restarts = now - this.lastEnd > longRun ? 0 : this.restarts;
    this.lastEnd = now;
    if (this.restarts >= mostRestarts) {
      this.restarts = 0;
      this.log.error(`The server has ended ${String(mostRestarts + 1)} times in a row and stays stopped`);
      this.onGivenUp('the server keeps on ending');
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const delay = this.restarts === 0 ? 0 : firstDelay * 2 ** (this.restarts - 1);
    this.restarts += 1;
    this.log.warn(`The server has ended; it is started again in ${String(delay / 1000)} s`);
    await setTimeout(delay);
    return { action: CloseAction.Restart, handled: true };
  }
}
