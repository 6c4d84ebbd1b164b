import type { FileReview, Review, Session } from '../review/session-types.ts';
import { createSession } from '../review/session.ts';
import { isSource } from '../node/file-names.ts';
import { sessionSettingsOf, type EditorSettings } from '../protocol/settings.ts';
import { changesList, concernsReview, type FileChange } from './file-change.ts';
import { giveFiles } from './give-files.ts';
import { Interruption } from './interruption.ts';
import type { FileList, Platform } from './platform.ts';
import { Waiting } from './waiting.ts';

/** Between two slices messages are let in. In milliseconds. */
const slice = 25;
/** Files that are read between two looks at what open documents wait for. */
const batch = 64;

export interface FolderEvents {
  /** How far the first review, or one after a change of many files, is. */
  progress(): void;
  /** Every file is reviewed as of now. `all`: what is known of other files than the open ones may have changed. */
  settled(scope: 'open' | 'all'): void;
  failed(error: unknown): void;
}

/**
 * The review of one folder: a session that is fed with the folder's files, open documents before those on disk. It works
 * whenever something has changed, a slice at a time.
 */
export class FolderReview {
  /** Absolute; what paths are relative to. */
  readonly root: string;
  private readonly session: Session;
  private readonly platform: Platform;
  private readonly events: FolderEvents;
  private readonly list: () => Promise<FileList>;
  private readonly overlay = new Map<string, string>();
  private readonly waiting = new Waiting();
  private readonly interruption = new Interruption();
  private listed: ReadonlySet<string> | null = null;
  /** Whether the session takes its files for all that there are: it does not know who calls from one that was not read. */
  private named: 'all' | 'part' = 'all';
  private relist = true;
  private state: 'idle' | 'working' | 'ended' = 'idle';
  private complete = false;
  private scope: 'open' | 'all' = 'all';
  private settings: EditorSettings | null = null;

  constructor(root: string, platform: Platform, events: FolderEvents, list: () => Promise<FileList>) {
    this.root = root;
    this.platform = platform;
    this.events = events;
    this.list = list;
    this.session = createSession(platform.host);
  }

  /** Nothing is read before the settings are known. */
  configure(settings: EditorSettings): void {
    if (this.settings !== null && JSON.stringify(this.settings) === JSON.stringify(settings)) {
      return;
    }
    const resized = this.settings !== null && this.settings.maxFileSize !== settings.maxFileSize;
    this.settings = settings;
    this.session.settings(sessionSettingsOf(settings));
    if (resized) {
      this.forget(this.listed ?? []);
    }
    this.changedAll();
  }

  get enabled(): boolean {
    return this.settings?.enable ?? false;
  }

  /** Everything that has been asked for so far is reviewed. */
  get ready(): boolean {
    return this.complete || (this.settings !== null && !this.enabled);
  }

  /** Somebody has stopped the review before its end: closed files are known as far as it had come. */
  get interrupted(): boolean {
    return this.interruption.active;
  }

  progress(): { readonly done: number; readonly of: number } {
    return this.session.progress();
  }

  /** A document was opened or edited. */
  document(path: string, text: string): void {
    const opened = !this.overlay.has(path);
    this.overlay.set(path, text);
    if (this.listed !== null) {
      if (opened) {
        this.session.open([...this.overlay.keys()]);
      }
      if (opened && !this.listed.has(path)) {
        this.session.fileAdded(path);
      }
      this.session.set(path, text);
    }
    this.complete = false;
    this.interruption.renew();
    this.wake();
  }

  /** A document was closed: the file on disk counts again, where it is one of the folder's. */
  closed(path: string): void {
    this.overlay.delete(path);
    if (this.listed === null) {
      return;
    }
    this.session.open([...this.overlay.keys()]);
    if (this.listed.has(path)) {
      this.session.forget(path);
    } else {
      this.session.fileRemoved(path);
    }
    this.changedAll();
  }

  /** Files have changed on disk. A file made or deleted has the folder listed again, for git may ignore it. */
  changedOnDisk(changes: readonly FileChange[]): void {
    const own = changes.filter(concernsReview);
    if (own.length === 0) {
      return;
    }
    this.relist ||= own.some(changesList);
    this.forget(own.filter(({ kind }) => kind === 'changed').map(({ path }) => path));
    this.changedAll();
  }

  private forget(paths: Iterable<string>): void {
    for (const path of paths) {
      if (!this.overlay.has(path) && this.listed?.has(path) === true) {
        this.session.forget(path);
      }
    }
  }

  /** The review of an open document's present text; of another file, once all is reviewed. Null: it is not reviewed. */
  async file(path: string): Promise<FileReview | null> {
    await this.waiting.until(this.ready, { kind: 'document', path });
    return this.enabled ? this.session.file(path) : null;
  }

  /** Waits until everything is reviewed, or the review was interrupted. Null: the folder is not. */
  async all(): Promise<Review | null> {
    await this.waiting.until(this.ready, { kind: 'all' });
    return this.enabled ? this.session.review() : null;
  }

  /** Stops once the present slice is done and open documents are reviewed. What was found until then stays. */
  interrupt(): void {
    if (!this.ready) {
      this.interruption.begin();
    }
  }

  /** Goes on with what was interrupted. */
  resume(): void {
    if (this.interrupted) {
      this.goOn();
      this.changedAll();
    }
  }

  /** What is known now; waits for nothing. For work that needs the session to itself between two turns. */
  get now(): Session {
    return this.session;
  }

  end(): void {
    this.state = 'ended';
    this.waiting.release(() => true);
  }

  private changedAll(): void {
    this.scope = 'all';
    this.complete = false;
    this.wake();
  }

  private wake(): void {
    if (this.state === 'idle' && this.settings !== null) {
      this.state = 'working';
      void this.work();
    }
  }

  private async work(): Promise<void> {
    try {
      await this.platform.turn();
      while (this.state === 'working' && this.enabled && !this.stopsHere()) {
        if (this.relist) {
          await this.listFiles();
        }
        if (!(await this.stepOnce())) {
          if (!this.interrupted) {
            break;
          }
          // Nothing is left to interrupt.
          this.goOn();
        }
      }
    } catch (error) {
      this.events.failed(error);
    }
    if (this.state === 'working') {
      this.state = 'idle';
      this.settle();
    }
  }

  private stopsHere(): boolean {
    return this.interruption.stops(() =>
      [...this.overlay].every(([path, text]) => this.session.file(path)?.text === text),
    );
  }

  private goOn(): void {
    this.interruption.end();
    this.name('all');
  }

  private name(extent: 'all' | 'part'): void {
    if (this.listed !== null && this.named !== extent) {
      this.named = extent;
      const paths = new Set([...this.listed, ...this.overlay.keys()]);
      this.session.files([...paths], { complete: extent === 'all' });
    }
  }

  private settle(): void {
    const { scope } = this;
    if (this.interrupted) {
      this.name('part');
    }
    this.scope = 'open';
    this.complete = true;
    this.waiting.release(() => true);
    this.events.settled(scope);
  }

  /** False: there is nothing left to do. */
  private async stepOnce(): Promise<boolean> {
    const state = this.session.step(slice);
    if (state === 'done' && !this.relist) {
      return false;
    }
    if (state === 'wants') {
      await this.answer();
    } else if (this.scope === 'all') {
      this.releaseParsed();
    }
    // A keystroke is no progress worth a word.
    if (this.scope === 'all') {
      this.events.progress();
    }
    await this.platform.turn();
    return true;
  }

  /** What stands in the session when it waits for closed files only is as good as it gets for open documents. */
  private async answer(): Promise<void> {
    const wants = this.session.wants(batch);
    const closed = wants.every(
      want => want.kind === 'text' && isSource(want.path) && !this.overlay.has(want.path),
    );
    if (closed) {
      this.waiting.release(want => want.kind === 'document' && this.overlay.has(want.path));
    }
    const from = { root: this.root, overlay: this.overlay, settings: sessionSettingsOf(this.configured) };
    for (const want of wants) {
      if (want.kind === 'parser') {
        this.session.parser(await this.platform.loadParser());
      } else {
        this.platform.answer(this.session, want.path, from);
      }
    }
  }

  /** Open documents that are parsed need not wait for the rest of the folder. */
  private releaseParsed(): void {
    this.waiting.release(want => {
      if (want.kind !== 'document') {
        return false;
      }
      const text = this.overlay.get(want.path);
      const review = text === undefined ? null : this.session.file(want.path);
      return review?.state === 'parsed' && review.text === text;
    });
  }

  private get configured(): EditorSettings {
    if (this.settings === null) {
      throw new Error('The folder is reviewed before its settings are known');
    }
    return this.settings;
  }

  private async listFiles(): Promise<void> {
    this.relist = false;
    const { files, failures } = await this.list();
    this.listed = new Set(files);
    this.named = 'all';
    giveFiles(this.session, { files, failures }, this.overlay);
  }
}
