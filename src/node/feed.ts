import { setImmediate } from 'node:timers/promises';
import type { Parser, Session, SessionSettings, Want } from '../review/session-types.ts';
import { isSource } from './file-names.ts';
import { looksMinified } from './minified.ts';
import { readText } from './read-text.ts';

export interface FeedOptions {
  /** Absolute, with `/`: what the session's paths are relative to. */
  readonly root: string;
  /** Texts that stand in for those on disk, by path. */
  readonly overlay: ReadonlyMap<string, string>;
  readonly settings: SessionSettings;
  readonly loadParser: () => Promise<Parser>;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops between two slices; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Between two slices the event loop has its turn: for signals, progress and a server's messages. In milliseconds. */
const slice = 30;
export const defaultMaxFileSize = 1_000_000;
/** A lockfile may be large, and is only scanned. */
const maxConfigurationSize = 64 * 1024 * 1024;

/** Answers what the session wants, from the disk, until it is done. */
export async function feed(session: Session, options: FeedOptions): Promise<void> {
  for (;;) {
    options.signal?.throwIfAborted();
    const state = session.step(slice);
    options.onProgress?.(session.progress());
    if (state === 'done') {
      return;
    }
    if (state === 'wants') {
      await answer(session, session.wants(), options);
    }
    await setImmediate();
  }
}

/** Reading is synchronous: the same files take three times as long when they are read in parallel. */
async function answer(session: Session, wants: readonly Want[], options: FeedOptions): Promise<void> {
  if (wants.length === 0) {
    throw new Error('The session waits, and says not for what');
  }
  for (const want of wants) {
    if (want.kind === 'parser') {
      session.parser(await options.loadParser());
    } else {
      answerText(session, want.path, options);
    }
  }
}

/** Gives the session one text from the overlay or the disk, or why it cannot have it. */
export function answerText(
  session: Session,
  path: string,
  options: Pick<FeedOptions, 'root' | 'overlay' | 'settings'>,
): void {
  const overlay = options.overlay.get(path);
  if (overlay !== undefined) {
    session.set(path, overlay);
    return;
  }
  const source = isSource(path);
  const limit = source ? (options.settings.maxFileSize ?? defaultMaxFileSize) : maxConfigurationSize;
  const read = readText(`${options.root === '/' ? '' : options.root}/${path}`, limit);
  switch (read.kind) {
    case 'missing':
      session.set(path, null);
      return;
    case 'failure':
      session.fail(path, read.failure);
      return;
    case 'text':
      if (source && looksMinified(path, read.text)) {
        session.fail(path, { kind: 'skipped', reason: 'minified' });
      } else {
        session.set(path, read.text);
      }
  }
}
