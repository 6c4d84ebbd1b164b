import type { Status } from '../protocol/messages.ts';
import type { Workspace } from './workspace.ts';

/** Progress is said at most that often, in milliseconds. */
const interval = 100;

/** Says how the review stands, only when that has changed. */
export class StatusReporter {
  private readonly send: (status: Status) => void;
  private readonly now: () => number;
  private lastProgress = -Infinity;
  private readonly said = new Map<string, string>();

  constructor(send: (status: Status) => void, now: () => number) {
    this.send = send;
    this.now = now;
  }

  /** Of one document. */
  report(status: Status): void {
    const about = 'uri' in status ? status.uri : '';
    const text = JSON.stringify(status);
    if (this.said.get(about) !== text) {
      this.said.set(about, text);
      this.send(status);
    }
  }

  forget(uri: string): void {
    this.said.delete(uri);
  }

  progress(workspace: Workspace): void {
    const now = this.now();
    if (now - this.lastProgress >= interval) {
      this.lastProgress = now;
      this.report({ kind: 'reviewing', ...sum(workspace) });
    }
  }

  settled(workspace: Workspace): void {
    const { all } = workspace;
    if (all.every(folder => folder.ready)) {
      this.report(
        all.some(folder => folder.interrupted)
          ? { kind: 'interrupted' }
          : { kind: 'ready', files: sum(workspace).of },
      );
    }
  }
}

function sum(workspace: Workspace): { done: number; of: number } {
  const total = { done: 0, of: 0 };
  for (const folder of workspace.all) {
    const { done, of } = folder.progress();
    total.done += done;
    total.of += of;
  }
  return total;
}
