import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { loadParser } from '../../../src/node/parser.ts';
import type { OutboundCall } from '../../../src/review/analysis/call.ts';
import { createSession } from '../../../src/review/session.ts';
import type { Parser, Session, SessionSettings } from '../../../src/review/session-types.ts';

/** A small project: texts by path. */
export type Project = Readonly<Record<string, string>>;

let parser: Parser | null = null;

/** A session that has reviewed a small project to the end. */
export async function sessionOf(project: Project, settings: SessionSettings = {}): Promise<Session> {
  parser ??= await loadParser();
  const session = createSession({
    now: () => performance.now(),
    hash: text => createHash('sha256').update(text).digest('base64url').slice(0, 22),
  });
  session.settings(settings);
  session.files(Object.keys(project), { complete: true });
  settle(session, project, parser);
  return session;
}

/** Answers what a session wants until it is done. */
export function settle(session: Session, project: Project, given: Parser): void {
  for (let state = session.step(1000); state !== 'done'; state = session.step(1000)) {
    for (const want of session.wants()) {
      if (want.kind === 'parser') {
        session.parser(given);
      } else {
        session.set(want.path, project[want.path] ?? null);
      }
    }
  }
}

const annotation = /^\s*\/\/ *~+ .*$/;

/**
 * Reviews a project whose sources carry their own expectations: below a line with an outbound call stands a comment whose
 * tildes mark the callee, with the verdict on its timeout and where that comes from.
 *
 *     await fetch(url);
 *     //    ~~~~~ absent
 *
 * The comments are taken out, the rest is reviewed, and the comments that belong there are put back: both must be the same.
 */
export async function assertAnnotated(project: Project): Promise<void> {
  const bare = Object.fromEntries(
    Object.entries(project).map(([path, text]) => [path, withoutAnnotations(text)]),
  );
  const session = await sessionOf(bare);
  const { calls, problems } = session.review();
  assert.deepEqual(problems, []);
  for (const [path, text] of Object.entries(project)) {
    const own = calls.filter(call => call.file === path);
    assert.equal(annotated(bare[path] ?? '', own), text.trimEnd(), path);
  }
}

function withoutAnnotations(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .filter(line => !annotation.test(line))
    .join('\n');
}

function annotated(text: string, calls: readonly OutboundCall[]): string {
  return text
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...calls.filter(call => call.calleeRange.endLine === index + 1).map(call => comment(line, call)),
    ])
    .join('\n');
}

function comment(line: string, call: OutboundCall): string {
  const { line: first, endLine, column, endColumn } = call.calleeRange;
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const from = Math.max(first === endLine ? column - 1 : indent.length, indent.length + 3);
  const tildes = '~'.repeat(Math.max(1, endColumn - 1 - from));
  return `${indent}//${' '.repeat(from - indent.length - 2)}${tildes} ${said(call)}`;
}

/** `present 5000 client`, `absent`, `ineffective: off`, `unknown`. */
export function said(call: OutboundCall): string {
  const verdict = call.guards.timeout;
  assert.ok(verdict !== undefined);
  const sources = verdict.sources.map(
    source => `${source.value === null ? '' : `${String(source.value.amount)} `}${source.origin}`,
  );
  const defects = verdict.defects.map(defect => defect.kind);
  return [verdict.verdict, ...sources, ...(defects.length === 0 ? [] : [`(${defects.join(', ')})`])].join(
    ' ',
  );
}
