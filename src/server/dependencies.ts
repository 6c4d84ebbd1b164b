import { expectedGuards, guards } from '../base/guard.ts';
import { basename } from '../base/path.ts';
import { comparePlaces } from '../base/place.ts';
import { severities } from '../base/severity.ts';
import type { Finding } from '../base/finding.ts';
import type { CallFinding, CallRow, DependencyRow, UnreviewedFile } from '../protocol/dependencies.ts';
import {
  joinPerCall,
  matrixOf,
  type Dependency,
  type MatrixRow,
  type OutboundCall,
} from '../review/faces.ts';
import type { Review } from '../review/session-types.ts';
import { toLsp, type ToEditor } from './positions.ts';

/** What rows are made with. */
export interface RowsOf {
  readonly uriOf: (file: string) => string;
  /** Where in a file, as the editor has it, a range stands now. */
  readonly toEditor: (file: string) => ToEditor;
}

/** A dependency and its calls, the worst first. */
export interface DependencyWithCalls {
  readonly row: DependencyRow;
  readonly calls: readonly CallRow[];
}

/** What a folder calls, the worst first; calls in tests are left out. */
export function dependenciesOf(review: Review, of: RowsOf): readonly DependencyWithCalls[] {
  const reported = new Map(
    joinPerCall(review.findings).map(({ speaks }) => [keyOf(speaks.file, speaks.call ?? ''), speaks]),
  );
  const known = new Map(review.dependencies.map(dependency => [dependency.id, dependency]));
  return matrixOf(review.calls).map(matrixRow => {
    const calls = matrixRow.calls
      .map(call => {
        const finding = reported.get(keyOf(call.file, call.id)) ?? null;
        return { call, finding, weight: weightOf(finding), missing: missingIn(call) };
      })
      .sort((a, b) => a.weight - b.weight || b.missing - a.missing || comparePlaces(a.call, b.call));
    const withFindings = calls.filter(
      ({ finding }) => finding !== null && finding.severity !== 'hint',
    ).length;
    return {
      row: rowOf(matrixRow, known.get(matrixRow.dependency), withFindings),
      calls: calls.map(({ call, finding }) => callRow(call, finding, of)),
    };
  });
}

function keyOf(file: string, call: string): string {
  return `${file} ${call}`;
}

/** A call with a finding comes before one without; the more severe, the earlier. */
function weightOf(finding: Finding | null): number {
  return finding === null ? severities.length : severities.indexOf(finding.severity);
}

function missingIn({ guards: verdicts }: OutboundCall): number {
  return expectedGuards.filter(guard => {
    const kind = verdicts[guard]?.verdict;
    return kind === 'absent' || kind === 'ineffective';
  }).length;
}

function rowOf(
  { dependency, calls, guards: counts }: MatrixRow,
  known: Dependency | undefined,
  withFindings: number,
): DependencyRow {
  const library = known?.library ?? dependency;
  const own = dependency === library ? library : dependency.slice(library.length + 1);
  // A client without a name is told by the place where it is made, which is no name to read first.
  const isPlace = known?.target === null && own.includes('/') && /:\d+$/.test(own);
  const name = isPlace ? library : own;
  return {
    id: dependency,
    name,
    detail: isPlace ? basename(own) : name === library ? null : library,
    kind: calls[0]?.library.kind ?? 'network',
    calls: calls.length,
    withFindings,
    guards: counts,
  };
}

function callRow(call: OutboundCall, finding: Finding | null, of: RowsOf): CallRow {
  return {
    id: call.id,
    uri: of.uriOf(call.file),
    file: call.file,
    range: of.toEditor(call.file)(call.calleeRange) ?? toLsp(call.calleeRange),
    callee: call.callee,
    operation: call.operation,
    guards: guards.flatMap(guard => {
      const verdict = call.guards[guard]?.verdict;
      return verdict === undefined ? [] : [{ guard, verdict }];
    }),
    finding: finding === null ? null : callFinding(finding),
  };
}

function callFinding({ id, ruleId, severity, message, fixes }: Finding): CallFinding {
  const fix = fixes.find(({ preferred }) => preferred)?.id ?? null;
  return { id, ruleId, severity, message, fix };
}

/** Files with a problem, and those that were left out. */
export function unreviewedOf({ problems, files }: Review, uriOf: RowsOf['uriOf']): readonly UnreviewedFile[] {
  return [
    ...problems.map(({ file, range, message }) => ({
      uri: uriOf(file),
      file,
      line: range?.line ?? null,
      reason: message,
    })),
    ...files.skipped.map(({ file, reason }) => ({ uri: uriOf(file), file, line: null, reason })),
  ];
}
