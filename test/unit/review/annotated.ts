import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { guards, type Guard } from '../../../src/base/guard.ts';
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
 * tildes mark the callee, with a guard, the verdict on it and where that comes from. No guard is named for the timeout.
 *
 *     await fetch(url);
 *     //    ~~~~~ absent
 *     await fetch(url).catch(() => null);
 *     //    ~~~~~ fallback present enclosing
 *
 * The comments are taken out, the rest is reviewed, and the comments that belong there are put back: both must be the same. Of a call
 * those guards are told that its comments name, without a comment those that are named anywhere in the project.
 */
export async function assertAnnotated(project: Project): Promise<void> {
  const sources = Object.entries(project).map(([path, text]) => ({ path, text, ...expectedIn(text) }));
  const session = await sessionOf(Object.fromEntries(sources.map(({ path, bare }) => [path, bare])));
  const { calls, problems } = session.review();
  assert.deepEqual(problems, []);
  const asked = [...new Set(sources.flatMap(({ named }) => [...named.values()].flat()))];
  for (const { path, text, bare, named } of sources) {
    const guardsOf = (call: OutboundCall): readonly Guard[] =>
      named.get(keyOf(call.calleeRange.endLine, tildesFrom(bare, call))) ??
      (asked.length === 0 ? ['timeout'] : asked);
    const own = calls.filter(call => call.file === path);
    assert.equal(annotated(bare, own, guardsOf), text.trimEnd(), path);
  }
}

/** A text without its comments, and the guards that they name, by line and column. */
interface Expected {
  readonly bare: string;
  readonly named: ReadonlyMap<string, readonly Guard[]>;
}

function expectedIn(text: string): Expected {
  const bare: string[] = [];
  const named = new Map<string, Guard[]>();
  for (const line of text.trimEnd().split('\n')) {
    if (!annotation.test(line)) {
      bare.push(line);
      continue;
    }
    const [, word] = /~ +(\S+)/.exec(line) ?? [];
    const key = keyOf(bare.length, line.indexOf('~'));
    named.set(key, [...(named.get(key) ?? []), guards.find(guard => guard === word) ?? 'timeout']);
  }
  return { bare: bare.join('\n'), named };
}

function keyOf(line: number, column: number): string {
  return `${String(line)}:${String(column)}`;
}

function annotated(
  text: string,
  calls: readonly OutboundCall[],
  guardsOf: (call: OutboundCall) => readonly Guard[],
): string {
  return text
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...calls
        .filter(call => call.calleeRange.endLine === index + 1)
        .flatMap(call => guardsOf(call).map(guard => comment(text, line, call, guard))),
    ])
    .join('\n');
}

function comment(text: string, line: string, call: OutboundCall, guard: Guard): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const from = tildesFrom(text, call);
  const tildes = '~'.repeat(Math.max(1, call.calleeRange.endColumn - 1 - from));
  return `${indent}//${' '.repeat(from - indent.length - 2)}${tildes} ${said(call, guard)}`;
}

/** The column, from 0, where the tildes below a callee begin: under it, but behind the slashes. */
function tildesFrom(text: string, call: OutboundCall): number {
  const { line: first, endLine, column } = call.calleeRange;
  const indent = /^\s*/.exec(text.split('\n')[endLine - 1] ?? '')?.[0].length ?? 0;
  return Math.max(first === endLine ? column - 1 : indent, indent + 3);
}

/** `present 5000 client`, `absent`, `ineffective (off)`, `fallback present enclosing`. */
export function said(call: OutboundCall, guard: Guard = 'timeout'): string {
  const verdict = call.guards[guard];
  assert.ok(verdict !== undefined);
  const sources = verdict.sources.map(
    source => `${source.value === null ? '' : `${String(source.value.amount)} `}${source.origin}`,
  );
  const defects = verdict.defects.map(defect => defect.kind);
  return [
    ...(guard === 'timeout' ? [] : [guard]),
    verdict.verdict,
    ...sources,
    ...(defects.length === 0 ? [] : [`(${defects.join(', ')})`]),
  ].join(' ');
}
