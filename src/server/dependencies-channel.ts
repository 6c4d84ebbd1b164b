import {
  dependenciesChangedMethod,
  type DependenciesChanged,
  type DependencyTree,
} from '../protocol/dependencies.ts';
import type { ServerContext } from './context.ts';
import { endOf, rowsOfWorkspace, type FolderRows } from './workspace-rows.ts';

/** Nobody has typed for so long, in milliseconds, before it is weighed whether anything is told otherwise now. */
const quiet = 250;

/** Tells an editor that asks what the workspace calls, and once after each answer that there is another. */
export class DependenciesChannel {
  private readonly context: ServerContext;
  private version = 0;
  /** Of what was told last. */
  private told = '';
  private owesNotice = false;
  private weighing: ReturnType<typeof setTimeout> | null = null;

  constructor(context: ServerContext) {
    this.context = context;
  }

  /** Waits until everything is reviewed, or somebody has stopped it. */
  async answer(): Promise<DependencyTree> {
    const { context } = this;
    await Promise.all(context.workspace.all.map(folder => folder.all()));
    const rows = rowsOfWorkspace(context);
    this.tell(rows);
    this.owesNotice = true;
    return {
      version: this.version,
      end: endOf(context),
      folders: rows.map(({ folder }) => folder),
    };
  }

  /** A review has come to its end. */
  settled(): void {
    if (this.owesNotice) {
      clearTimeout(this.weighing ?? undefined);
      this.weighing = setTimeout(() => {
        this.weigh();
      }, quiet);
    }
  }

  end(): void {
    clearTimeout(this.weighing ?? undefined);
  }

  private weigh(): void {
    const { workspace, connection, log } = this.context;
    // What is at work now settles again.
    if (!this.owesNotice || !workspace.all.every(folder => folder.ready)) {
      return;
    }
    try {
      if (this.tell(rowsOfWorkspace(this.context)) === 'other') {
        this.owesNotice = false;
        const changed: DependenciesChanged = { version: this.version };
        void connection.sendNotification(dependenciesChangedMethod, changed);
      }
    } catch (error) {
      log.error('weigh the dependencies', error);
    }
  }

  /** Whether rows are other ones than were told last. */
  private tell(rows: readonly FolderRows[]): 'same' | 'other' {
    const { context } = this;
    const hash = context.platform.host.hash(JSON.stringify([endOf(context), rows]));
    if (hash === this.told) {
      return 'same';
    }
    this.told = hash;
    this.version += 1;
    return 'other';
  }
}
