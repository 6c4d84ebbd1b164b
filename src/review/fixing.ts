import type { FileEdits } from '../base/edit.ts';
import type { Finding } from '../base/finding.ts';
import { deadlineFor } from '../base/settings.ts';
import type { ClientSite, OutboundCall } from './analysis/call.ts';
import type { Resolved } from './analysis/link/known.ts';
import type { Assembly } from './assemble.ts';
import { disableEdits, removeSuppressionEdits } from './config/suppression-edits.ts';
import type { FixContext, ValueRef } from './fixes/context.ts';
import { editsFor, offersFor, wrapEdits, wrapPlans } from './fixes/index.ts';
import { findingsOfFile } from './assemble.ts';
import type { FixResult, Refactoring } from './session-types.ts';

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
  return call === undefined || offer === undefined ? null : editsFor(fixId, finding, call, contextFor(from));
}

/** What can be done for the calls at an offset, though nothing is reported. */
export function refactoringsAt(from: Assembly, path: string, offset: number): readonly Refactoring[] {
  const context = contextFor(from);
  return from.judge
    .of(path)
    .calls.filter(({ site }) => site.fact.calleeSpan.start <= offset && offset <= site.fact.calleeSpan.end)
    .flatMap(call => wrapPlans(call, context).map(({ id, title }) => ({ call: call.id, id, title })));
}

export function refactorResult(from: Assembly, path: string, callId: string, id: string): FixResult | null {
  const call = from.judge.of(path).calls.find(each => each.id === callId);
  return call === undefined ? null : wrapEdits(id, call, contextFor(from));
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
    kit: file => files.project.settingsOf(file).kit,
    dependency: (file, name) => files.project.dependencyOf(file, name),
    sourceFolder: file => files.project.sourceFolderOf(file),
    module: path => moduleAt(from, path),
    specifierStyle: file => styleOfSpecifiers(from, file),
    resolve: (file, value) => standing(judge.linker.resolve({ file, value, env: null })),
  };
}

function moduleAt({ files }: Assembly, path: string): ReturnType<FixContext['module']> {
  if (!files.paths.has(path)) {
    return null;
  }
  const scan = files.scans.get(path);
  const names = [...(scan?.declared ?? []), ...(scan?.exports ?? []).map(each => each.exported)];
  return { exports: names, text: files.units.get(path)?.text ?? files.texts.get(path) ?? null };
}

/** As the file itself writes its relative imports, else as most of its package do, else as its module system needs it. */
function styleOfSpecifiers({ files }: Assembly, file: string): ReturnType<FixContext['specifierStyle']> {
  const folder = files.project.sourceFolderOf(file);
  const near = [file, ...[...files.scans.keys()].filter(path => path.startsWith(folder))];
  for (const path of near) {
    for (const { specifier } of files.scans.get(path)?.specifiers ?? []) {
      const style = styleOfSpecifier(specifier);
      if (style !== null) {
        return style;
      }
    }
  }
  const needs = files.project.capabilities.of(file).module === 'esm' && /\.m?jsx?$/.test(file);
  return needs ? 'source' : 'bare';
}

function styleOfSpecifier(specifier: string): ReturnType<FixContext['specifierStyle']> | null {
  if (!/^\.\.?\//.test(specifier) || /\.(?:json|css|svg|vue|svelte|graphql|node)$/.test(specifier)) {
    return null;
  }
  return /\.[cm]?jsx?$/.test(specifier) ? 'output' : /\.[cm]?tsx?$/.test(specifier) ? 'source' : 'bare';
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
