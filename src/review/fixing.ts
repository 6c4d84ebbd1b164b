import type { FileEdits } from '../base/edit.ts';
import type { Finding } from '../base/finding.ts';
import { deadlineFor } from '../base/settings.ts';
import type { ClientSite, OutboundCall } from './analysis/call.ts';
import type { Resolved } from './analysis/link/known.ts';
import type { Assembly } from './assemble.ts';
import { disableEdits, removeSuppressionEdits } from './config/suppression-edits.ts';
import type { FixContext, ValueRef } from './fixes/context.ts';
import { editsFor, offersFor } from './fixes/index.ts';
import { findingsOfFile } from './assemble.ts';
import type { FixResult } from './session-types.ts';

/**
 * The findings with the fixes that are offered for them. What is offered is worked out when it is first read: an editor shows
 * findings at every keystroke and asks for fixes once in a while.
 */
export function withOffers(from: Assembly, path: string, findings: readonly Finding[]): readonly Finding[] {
  const calls = new Map(from.judge.of(path).calls.map(call => [call.id, call]));
  const context = contextFor(from);
  return findings.map(finding => {
    const call = finding.call === null || finding.suppressed !== null ? undefined : calls.get(finding.call);
    if (call === undefined) {
      return finding;
    }
    let offers: Finding['fixes'] | null = null;
    return {
      ...finding,
      get fixes() {
        offers ??= offersFor(finding, call, context);
        return offers;
      },
    };
  });
}

/** The edits of one offered fix; the suppressions are fixes too: `disable/line`, `disable/file`, `disable/remove`. */
export function fixResult(from: Assembly, path: string, findingId: string, fixId: string): FixResult | null {
  const finding = findingsOfFile(from, path).find(each => each.id === findingId);
  if (finding === undefined) {
    return null;
  }
  if (fixId.startsWith('disable/')) {
    return suppressionResult(from, path, finding, fixId);
  }
  const call = from.judge.of(path).calls.find(each => each.id === finding.call);
  const offer = finding.fixes.find(each => each.id === fixId);
  const edits =
    call === undefined || offer === undefined ? null : editsFor(fixId, finding, call, contextFor(from));
  return edits === null || offer === undefined ? null : { title: offer.title, edits };
}

function suppressionResult(from: Assembly, path: string, finding: Finding, fixId: string): FixResult | null {
  const unit = from.files.units.get(path);
  const facts = unit?.facts ?? null;
  const text = unit?.text ?? null;
  if (facts === null || text === null) {
    return null;
  }
  const of = (title: string, edits: FileEdits['edits']): FixResult => ({
    title,
    edits: [{ file: path, edits }],
  });
  if (fixId === 'disable/remove') {
    return of('Remove the suppression', removeSuppressionEdits({ text, lines: facts.lines, facts, finding }));
  }
  const scope = fixId === 'disable/file' ? 'file' : 'line';
  const call = from.judge.of(path).calls.find(each => each.id === finding.call) ?? null;
  const edits = disableEdits({ text, lines: facts.lines, facts, finding, call, scope });
  return of(`Disable \`${finding.ruleId}\` for this ${scope}`, edits);
}

function contextFor(from: Assembly): FixContext {
  const { files, judge } = from;
  return {
    text: file => files.units.get(file)?.text ?? null,
    facts: file => files.units.get(file)?.facts ?? null,
    deadline: call => deadlineFor(call.library, files.project.settingsOf(call.site.file)),
    capabilities: file => files.project.capabilities.of(file),
    callsOfClient: client => callsOfClient(from, client),
    satisfies: (version, range) => files.project.versions.satisfies(version, range),
    resolve: (file, value) => standing(judge.linker.resolve({ file, value, env: null })),
  };
}

function callsOfClient(from: Assembly, client: ClientSite): readonly OutboundCall[] {
  const result: OutboundCall[] = [];
  for (const path of from.files.units.keys()) {
    for (const call of from.judge.of(path).calls) {
      const own = call.site.client;
      if (own !== null && own.file === client.file && own.callId === client.callId) {
        result.push(call);
      }
    }
  }
  return result;
}

/** The one value that stands there, where it has a place in the code. */
function standing({ alternatives, open }: Resolved): ValueRef | null {
  const [only] = alternatives;
  if (only === undefined || alternatives.length > 1 || open !== null) {
    return null;
  }
  return only.kind === 'object' ||
    only.kind === 'array' ||
    only.kind === 'literal' ||
    only.kind === 'expression'
    ? { file: only.ref.file, value: only.ref.value }
    : null;
}
