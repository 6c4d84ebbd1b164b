import { setImmediate } from 'node:timers/promises';
import { createSession } from '../review/session.ts';
import type { Parser, Review, Session, SessionSettings } from '../review/session-types.ts';
import type { FactsCache } from './facts-cache.ts';
import { feed, type Progress } from './feed.ts';
import { isSource } from './file-names.ts';
import { nodeHost } from './host.ts';
import { narrow } from './narrow.ts';
import { ParsePool } from './parse-pool.ts';
import { loadParser } from './parser.ts';
import { contextOf, type Scope } from './review-root.ts';
import { walking, type Listing } from './walk.ts';

export interface FolderReviewOptions {
  readonly scope: Scope;
  readonly settings: SessionSettings;
  /** null: neither read nor written. */
  readonly cache: FactsCache | null;
  /** A text that stands in for a file's, on disk or not; the path is relative to the scope's root. */
  readonly overlay?: { readonly path: string; readonly text: string } | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops the review between two slices; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface FolderReview {
  readonly session: Session;
  /** Of what the scope asked for. */
  readonly review: Review;
  /** Reviews again with texts that stand in for those on the disk; null: as if the file were not there. */
  readonly withTexts: (texts: ReadonlyMap<string, string | null>) => Promise<Review>;
}

/**
 * Reviews what a scope asks for, in the context of the project around it. Gives the event loop its turn every few
 * tens of milliseconds. Rejects only when it is aborted or when the parser cannot be loaded.
 */
export async function reviewFolder(options: FolderReviewOptions): Promise<FolderReview> {
  const { scope, settings, cache, onProgress, signal } = options;
  const listing = await list(scope, signal);
  const overlay = new Map(
    options.overlay === undefined ? [] : [[options.overlay.path, options.overlay.text]],
  );
  const files = new Set(filesOf(listing, scope, [...overlay.keys()]));

  const session = createSession({ ...nodeHost, reads: 'elsewhere' });
  session.settings(settings);
  const kept = cache?.load() ?? new Map<string, string>();
  const pool = new ParsePool(parser);
  if (kept.size === 0) {
    pool.expect([...files].filter(isSource).length);
  }
  session.restore(kept);
  session.files([...files], { complete: true });
  session.open([...overlay.keys()]);
  for (const [path, failure] of listing.failures) {
    session.fail(path, failure);
  }
  const feeding = { root: scope.root, overlay, settings, pool, onProgress, signal };
  const feedAll = async (): Promise<void> => {
    try {
      await feed(session, feeding);
    } finally {
      pool.close();
    }
  };
  await feedAll();

  const review = session.review();
  if (cache !== null && (review.files.parsed > 0 || kept.size === 0)) {
    cache.save(session.dump());
  }
  const narrowed = (whole: Review): Review => narrow(whole, scope, [...files].filter(isSource));
  return {
    session,
    review: narrowed(review),
    withTexts: async texts => {
      for (const [path, text] of texts) {
        change({ session, files, overlay }, path, text);
      }
      await feedAll();
      return narrowed(session.review());
    },
  };
}

interface Fed {
  readonly session: Session;
  readonly files: Set<string>;
  readonly overlay: Map<string, string>;
}

function change({ session, files, overlay }: Fed, path: string, text: string | null): void {
  if (text === null) {
    files.delete(path);
    overlay.delete(path);
    session.fileRemoved(path);
    return;
  }
  overlay.set(path, text);
  if (!files.has(path)) {
    files.add(path);
    session.fileAdded(path);
  }
  session.set(path, text);
}

let loading: Promise<Parser> | null = null;

function parser(): Promise<Parser> {
  loading ??= loadParser();
  return loading;
}

/** A file that a person has named is reviewed, also where git ignores it. */
function filesOf(listing: Listing, scope: Scope, overlaid: readonly string[]): readonly string[] {
  const named = [...scope.files, ...overlaid].filter(file => isSource(file));
  return [...new Set([...listing.files, ...named])];
}

const slice = 30;

async function list(scope: Scope, signal: AbortSignal | undefined): Promise<Listing> {
  const steps = walking(scope.root, [...contextOf(scope), ...scope.folders]);
  let until = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() > until) {
      await setImmediate();
      signal?.throwIfAborted();
      until = performance.now() + slice;
    }
  }
}
