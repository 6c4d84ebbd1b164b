import type { Problem } from '../base/problem.ts';
import type { Finding } from '../base/finding.ts';
import type { SessionSettings } from '../base/settings.ts';
import type { Preset } from '../base/severity.ts';
import type { FileEdits, NewFile } from '../base/edit.ts';
import type { Dependency, OutboundCall } from './analysis/call.ts';
import type { FactsResult } from './analysis/facts/model.ts';
import type { Parser } from './analysis/parser.ts';

export type { Parser, SessionSettings };

/** What the session cannot do by itself: handed in by the driver. */
export interface Host {
  /** Milliseconds from any start. */
  now(): number;
  /** A short content hash, the same on every machine. */
  hash(text: string): string;
  /** `elsewhere`: the driver reads facts from texts, in other threads; left out: the session does, with the parser that it is handed. */
  readonly reads?: 'elsewhere';
}

/** Facts that are to be read from a text. */
export interface FactsWant {
  readonly kind: 'facts';
  readonly path: string;
  readonly text: string;
  readonly module: 'esm' | 'cjs';
  /** Tells this text from another of the same path. */
  readonly key: string;
}

/** What the session needs next: a text (answer with `set`), the parser (answer with `parser`) or facts (answer with `facts`). */
export type Want = { readonly kind: 'text'; readonly path: string } | { readonly kind: 'parser' } | FactsWant;

export interface FileCounts {
  /** Sources in the list. */
  readonly seen: number;
  readonly parsed: number;
  /** Their facts came from a cache. */
  readonly cached: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** A snapshot of what the session knows; complete once `step` has said `done`. Everything is in report order. */
export interface Review {
  readonly preset: Preset;
  readonly files: FileCounts;
  readonly problems: readonly Problem[];
  readonly dependencies: readonly Dependency[];
  readonly calls: readonly OutboundCall[];
  readonly findings: readonly Finding[];
}

/** The review of one file, for an editor. */
export interface FileReview {
  readonly file: string;
  readonly calls: readonly OutboundCall[];
  /** What these calls call. */
  readonly dependencies: readonly Dependency[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** `parsed`: of the text that is set now · `last-good`: the text does not parse; this is of the last one that did · `not-needed`: nothing outbound can be in it. */
  readonly state: 'parsed' | 'last-good' | 'not-needed';
  /** The text that positions refer to (`last-good`: not the current one). */
  readonly text: string | null;
}

/** The edits of a fix and what they add, made against the session's current texts. */
export interface FixResult {
  readonly title: string;
  readonly edits: readonly FileEdits[];
  /** Files that it adds; none of them is there yet, and a driver overwrites none. */
  readonly creates?: readonly NewFile[];
}

/** A guard that a call can be wrapped in. */
export interface Refactoring {
  /** The id of the call. */
  readonly call: string;
  /** `retry/cockatiel`, as the fix of a finding. */
  readonly id: string;
  readonly title: string;
}

export interface Session {
  /** Names the files below the review root (posix, relative): sources and configuration. Replaces the former list; files that are gone are forgotten. */
  files(paths: readonly string[], options: { readonly complete: boolean }): void;
  /** Adds or removes a few names (files made or deleted while running). */
  fileAdded(path: string): void;
  fileRemoved(path: string): void;
  /** Answers a want, or gives a changed text. null: not there, or not readable, which is an answer too. */
  set(path: string, text: string | null): void;
  /** The driver could not give the text: it becomes a problem in its place (`unreadable`, `encoding`) or a skipped file with its reason. */
  fail(
    path: string,
    failure:
      | { readonly kind: 'unreadable' | 'encoding'; readonly message: string }
      | { readonly kind: 'skipped'; readonly reason: string },
  ): void;
  /** Open documents come first in `wants`, keep their texts and last good facts. */
  open(paths: readonly string[]): void;
  /** Says that what was learnt of this path is stale: it is wanted again where needed. */
  forget(path: string): void;
  /** The next texts that are needed, open documents first; no path twice until it is forgotten. At most `limit` (default 512). */
  wants(limit?: number): readonly Want[];
  parser(parser: Parser): void;
  /** Answers a want of facts; what is of an older text is left aside. */
  facts(want: FactsWant, result: FactsResult): void;
  settings(settings: SessionSettings): void;
  /** Works for about that many milliseconds. `wants`: cannot go on without answers. */
  step(ms: number): 'more' | 'wants' | 'done';
  /** How far the review is, for a progress bar. */
  progress(): { readonly done: number; readonly of: number };
  review(): Review;
  file(path: string): FileReview | null;
  /** What can be done for the calls at an offset of a file's text though nothing is reported: the guards that they can be wrapped in. */
  refactorings(path: string, offset: number): readonly Refactoring[];
  /** The edits of one of them; null where it is no longer there. */
  refactor(path: string, callId: string, id: string): FixResult | null;
  /** The edits of an offered fix; null where the finding or the fix is no longer there. */
  fix(path: string, findingId: string, fixId: string): FixResult | null;
  /** Facts by content hash, for a cache on disk. */
  dump(): ReadonlyMap<string, string>;
  /** Gives back what `dump` gave: unusable entries are ignored. */
  restore(entries: ReadonlyMap<string, string>): void;
}
