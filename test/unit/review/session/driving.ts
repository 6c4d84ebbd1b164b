import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { loadParser } from '../../../../src/node/parser.ts';
import { createSession } from '../../../../src/review/session.ts';
import type { Parser, Review, Session, SessionSettings } from '../../../../src/review/session-types.ts';
import type { Project } from '../annotated.ts';

export type { Project };

/** More slices than any project of a test needs: whoever takes more never ends. */
const mostSlices = 20_000;

let loaded: Parser | null = null;

/** The parser, loaded once. */
export async function theParser(): Promise<Parser> {
  loaded ??= await loadParser();
  return loaded;
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** A session whose clock counts: each look at it is a millisecond later, so that `step(n)` works off n slices. */
export function countingSession(settings: SessionSettings = {}): Session {
  let looks = 0;
  const session = createSession({
    now: () => {
      looks += 1;
      assert.ok(looks < mostSlices, 'the session never comes to an end');
      return looks;
    },
    hash,
  });
  session.settings(settings);
  return session;
}

export interface Driving {
  /** How many texts are asked for at once. */
  readonly batch?: number;
  /** The order in which they are answered. */
  readonly order?: 'as asked' | 'reversed';
  /** Slices of one step. */
  readonly slices?: number;
}

/** Answers what a session wants until it is done. */
export function drive(
  session: Session,
  project: Readonly<Record<string, string | null>>,
  parser: Parser,
  how: Driving = {},
): void {
  const { batch = 512, order = 'as asked', slices = 100 } = how;
  for (let state = session.step(slices); state !== 'done'; state = session.step(slices)) {
    const wants = [...session.wants(batch)];
    assert.ok(state !== 'wants' || wants.length > 0, 'the session waits, and says not for what');
    for (const want of order === 'reversed' ? wants.reverse() : wants) {
      if (want.kind === 'parser') {
        session.parser(parser);
      } else {
        session.set(want.path, project[want.path] ?? null);
      }
    }
  }
}

/** A new session that has reviewed a project to the end. */
export async function sessionOn(project: Project, how: Driving = {}): Promise<Session> {
  const session = countingSession();
  session.files(Object.keys(project), { complete: true });
  drive(session, project, await theParser(), how);
  return session;
}

/** All that a review says, except for how many files had to be parsed for it. */
export function saidOf(review: Review): unknown {
  return {
    ...review,
    files: { seen: review.files.seen, skipped: review.files.skipped },
    calls: review.calls.map(({ library, site, ...call }) => ({
      ...call,
      library: library.id,
      client: site.client?.place ?? null,
      lines: site.lines,
    })),
  };
}

/** `a.ts:3 fetch absent`: one line for each call. */
export function linesOf(review: Review): string[] {
  return review.calls.map(
    call =>
      `${call.file}:${String(call.calleeRange.endLine)} ${call.callee} ${call.guards.timeout?.verdict ?? 'not judged'}`,
  );
}
