import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../src/base/edit.ts';
import type { FixResult, Session } from '../../../../../src/review/session-types.ts';
import { type Project, sessionOf } from '../../annotated.ts';

/** A project after a fix, and what was picked. */
export interface Wrapped {
  readonly title: string;
  readonly id: string;
  readonly texts: Project;
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
export async function offered(project: Project, file: string): Promise<readonly string[]> {
  const session = await sessionOf(project);
  return refactoringsOf(session, file).map(({ id }) => id);
}

function refactoringsOf(session: Session, file: string) {
  const [call] = session.review().calls.filter(each => each.file === file);
  assert.ok(call !== undefined, `${file} has no outbound call`);
  return session.refactorings(file, call.site.fact.calleeSpan.start);
}

/** Wraps the first outbound call of a file in a guard, in the kit that is offered; null: it is not offered. */
export async function wrap(project: Project, file: string, guard: string): Promise<Wrapped | null> {
  const session = await sessionOf(project);
  const offer = refactoringsOf(session, file).find(({ id }) => id.startsWith(`${guard}/`));
  const result = offer === undefined ? null : session.refactor(file, offer.call, offer.id);
  if (offer === undefined || result === null) {
    return null;
  }
  assert.equal(result.title, offer.title);
  const texts = applied(project, result);
  return { title: offer.title, id: offer.id, texts, session: await sessionOf(texts) };
}
