import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../../../../src/base/edit.ts';
import type { OutboundCall } from '../../../../../src/review/analysis/call.ts';
import type {
  FixResult,
  Refactoring,
  Session,
  SessionSettings,
} from '../../../../../src/review/session-types.ts';
import { type Project, sessionOf } from '../../annotated.ts';

/** A project after a fix, and what was picked. */
export interface Wrapped {
  readonly title: string;
  readonly id: string;
  readonly result: FixResult;
  readonly texts: Project;
  /** Of the project as it was. */
  readonly before: Session;
  readonly session: Session;
}

/** The project with the fix's edits and files. Two edits that meet, or a file that is there already, fail the test. */
export function applied(project: Project, { edits, creates = [] }: FixResult): Project {
  const texts: Record<string, string> = { ...project };
  for (const { file, edits: own } of edits) {
    const text = applyEdits(texts[file] ?? '', own);
    assert.ok(text !== null, `the edits of ${file} overlap`);
    texts[file] = text;
  }
  for (const { path, text } of creates) {
    assert.ok(!(path in texts), `${path} is there already`);
    texts[path] = text;
  }
  return texts;
}

/** What is offered at the first outbound call of a file, as `id`s. */
export async function offered(
  project: Project,
  file: string,
  settings: SessionSettings = {},
): Promise<readonly string[]> {
  return offeredAt(await sessionOf(project, settings), file);
}

export function offeredAt(session: Session, file: string): readonly string[] {
  return refactoringsOf(session, file).map(({ id }) => id);
}

/** The first call of a file that leaves the process. */
export function leafOf(session: Session, file: string): OutboundCall {
  const call = session.review().calls.find(each => each.file === file && each.kind === 'leaf');
  assert.ok(call !== undefined, `${file} has no outbound call`);
  return call;
}

/** The edits that a fix made in a file. */
export function appliedAt({ result }: Wrapped, file: string): readonly TextEdit[] {
  return result.edits.filter(each => each.file === file).flatMap(({ edits }) => edits);
}

function refactoringsOf(session: Session, file: string): readonly Refactoring[] {
  return session.refactorings(file, leafOf(session, file).site.fact.calleeSpan.start);
}

/** Wraps the first outbound call of a file in a guard, in the kit that is offered; null: it is not offered. */
export async function wrap(
  project: Project,
  file: string,
  guard: string,
  settings: SessionSettings = { preset: 'strict' },
): Promise<Wrapped | null> {
  const before = await sessionOf(project, settings);
  const offer = refactoringsOf(before, file).find(({ id }) => id.startsWith(`${guard}/`));
  const result = offer === undefined ? null : before.refactor(file, offer.call, offer.id);
  if (offer === undefined || result === null) {
    return null;
  }
  assert.equal(result.title, offer.title);
  const texts = applied(project, result);
  return {
    title: offer.title,
    id: offer.id,
    result,
    texts,
    before,
    session: await sessionOf(texts, settings),
  };
}
