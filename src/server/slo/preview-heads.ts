import { largeText } from '../../slo/formats/limits.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { SloFile } from '../../slo/model/model.ts';

/** How old what is known of HEAD may be while somebody edits, in milliseconds. */
const longest = 10_000;

export interface PreviewHeadsOptions {
  /** The text of a file in HEAD; null: none. */
  readonly read: (path: string) => Promise<string | null>;
  readonly now: () => number;
  /** HEAD has another text of a file than it had. */
  readonly changed: (path: string) => void;
}

interface Head {
  readonly text: string | null;
  readonly file: SloFile | null;
  readonly at: number;
}

/** The SLO files that are previewed, as git's HEAD has them. Nothing waits for git: what it says comes when it is known. */
export class PreviewHeads {
  private readonly options: PreviewHeadsOptions;
  private readonly known = new Map<string, Head>();
  private readonly asked = new Map<string, Promise<void>>();

  constructor(options: PreviewHeadsOptions) {
    this.options = options;
  }

  /** null: not known yet, or there is none. Asks again where that is a while ago. */
  of(path: string): SloFile | null {
    const head = this.known.get(path);
    if (head === undefined || this.options.now() - head.at > longest) {
      void this.ask(path);
    }
    return head?.file ?? null;
  }

  /** Asks now: somebody looks at the preview again. */
  ask(path: string): Promise<void> {
    const running = this.asked.get(path);
    if (running !== undefined) {
      return running;
    }
    const asking = this.options
      .read(path)
      .then(text => {
        this.learn(path, text);
      })
      .finally(() => this.asked.delete(path));
    this.asked.set(path, asking);
    return asking;
  }

  forget(path: string): void {
    this.known.delete(path);
  }

  private learn(path: string, text: string | null): void {
    const before = this.known.get(path);
    const at = this.options.now();
    if (before?.text === text) {
      this.known.set(path, { ...before, at });
      return;
    }
    const file = text === null || text.length > largeText ? null : readSlo(path, text);
    this.known.set(path, { text, file, at });
    if (file !== (before?.file ?? null)) {
      this.options.changed(path);
    }
  }
}
