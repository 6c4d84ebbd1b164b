import { setImmediate } from 'node:timers/promises';
import type { FactsWant, Session, SessionSettings } from '../review/session-types.ts';
import { isSource } from './file-names.ts';
import { looksMinified } from './minified.ts';
import type { ParsePool } from './parse-pool.ts';
import { readText } from './read-text.ts';

export interface FeedOptions {
  /** Absolute, with `/`: what the session's paths are relative to. */
  readonly root: string;
  /** Texts that stand in for those on disk, by path. */
  readonly overlay: ReadonlyMap<string, string>;
  readonly settings: SessionSettings;
  /** Reads facts for a session that leaves that to its driver. */
  readonly pool: ParsePool;
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
    if (state === 'wants' && !answer(session, options)) {
      await options.pool.work();
    }
    for (const { want, result } of options.pool.take()) {
      session.facts(want, result);
    }
    await setImmediate();
  }
}

/**
 * Answers the texts that the session wants, and hands on the facts; false: no text was wanted. Reading is synchronous: the same files
 * take three times as long when they are read in parallel.
 */
function answer(session: Session, options: FeedOptions): boolean {
  const facts: FactsWant[] = [];
  let texts = 0;
  for (const want of session.wants()) {
    if (want.kind === 'text') {
      answerText(session, want.path, options);
      texts += 1;
    } else if (want.kind === 'facts') {
      facts.push(want);
    }
  }
  options.pool.add(facts);
  return texts > 0;
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
