import type { Finding } from '../../base/finding.ts';
import { guards } from '../../base/guard.ts';
import { comparePlaces, compareText, type Place, type Range } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import type { Dependency, GuardSource, OutboundCall, Verdict } from '../analysis/call.ts';
import { type BaselineComparison, baselineStateOf } from './baseline-state.ts';
import { compareFindings } from '../rules/index.ts';
import type { Review } from '../session-types.ts';
import type {
  JsonCall,
  JsonDependency,
  JsonFinding,
  JsonPlace,
  JsonProblem,
  JsonRange,
  JsonReport,
  JsonSource,
  JsonTool,
  JsonVerdict,
} from './json-model.ts';

export type { JsonReport, JsonTool } from './json-model.ts';

/**
 * The report as plain data for JSON: every key is always there, everything is in a fixed order (places by file and position,
 * names by code unit), suppressed findings are among the others.
 */
export function toJsonReport(
  review: Review,
  tool: JsonTool,
  baseline: BaselineComparison | null = null,
): JsonReport {
  const { seen, parsed, cached, skipped } = review.files;
  return {
    version: 1,
    tool: { name: tool.name, version: tool.version },
    preset: review.preset,
    files: {
      seen,
      parsed,
      cached,
      skipped: skipped
        .map(({ file, reason }) => ({ file, reason }))
        .sort((a, b) => compareText(a.file, b.file) || compareText(a.reason, b.reason)),
    },
    problems: jsonProblemsOf(review),
    dependencies: [...review.dependencies].sort((a, b) => compareText(a.id, b.id)).map(dependencyOf),
    calls: [...review.calls].sort((a, b) => comparePlaces(a, b) || compareText(a.id, b.id)).map(callOf),
    findings: [...review.findings].sort(compareFindings).map(finding => findingOf(finding, baseline)),
  };
}

function rangeOf({ line, column, endLine, endColumn }: Range): JsonRange {
  return { line, column, endLine, endColumn };
}

function placeOf(place: Place): JsonPlace {
  return { file: place.file, ...rangeOf(place) };
}

const start: Range = { line: 0, column: 0, endLine: 0, endColumn: 0 };

/** The problems by place; one of a whole file comes before those in it. */
export function problemsInOrder({ problems }: Pick<Review, 'problems'>): readonly Problem[] {
  return [...problems].sort(compareProblems);
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    comparePlaces({ file: a.file, ...(a.range ?? start) }, { file: b.file, ...(b.range ?? start) }) ||
    compareText(a.kind, b.kind) ||
    compareText(a.message, b.message)
  );
}

/** The problems as they stand in a report. */
export function jsonProblemsOf(from: Pick<Review, 'problems'>): readonly JsonProblem[] {
  return problemsInOrder(from).map(problemOf);
}

function problemOf({ file, range, kind, message }: Problem): JsonProblem {
  return { file, range: range === null ? null : rangeOf(range), kind, message };
}

function dependencyOf({ id, library, client, target }: Dependency): JsonDependency {
  return { id, library, client: client === null ? null : placeOf(client), target };
}

function callOf(call: OutboundCall): JsonCall {
  const { libraryVersion: version } = call;
  return {
    id: call.id,
    kind: call.kind,
    confidence: call.confidence,
    context: call.context,
    ...placeOf(call),
    calleeRange: rangeOf(call.calleeRange),
    callee: call.callee,
    library: call.library.id,
    libraryVersion: version === null ? null : { version: version.version, from: version.from },
    dependency: call.dependency,
    operation: call.operation,
    idempotent: call.idempotent,
    guards: guardsOf(call),
  };
}

/** The guards that have been decided, in the order in which people know them. */
function guardsOf(call: OutboundCall): JsonCall['guards'] {
  return Object.fromEntries(
    guards.flatMap(guard => {
      const verdict = call.guards[guard];
      return verdict === undefined ? [] : [[guard, verdictOf(verdict)]];
    }),
  );
}

function verdictOf({ verdict, sources, missingFrom }: Verdict): JsonVerdict {
  return { verdict, sources: sources.map(sourceOf), missingFrom: missingFrom.map(placeOf) };
}

function sourceOf({ origin, value, covers, evidence }: GuardSource): JsonSource {
  return {
    origin,
    value: value === null ? null : { amount: value.amount, unit: value.unit },
    covers: [...covers],
    evidence: evidence.map(({ file, line, column, message }) => ({ file, line, column, message })),
  };
}

function findingOf(finding: Finding, baseline: BaselineComparison | null): JsonFinding {
  const { suppressed } = finding;
  return {
    id: finding.id,
    ruleId: finding.ruleId,
    severity: finding.severity,
    message: finding.message,
    ...placeOf(finding),
    call: finding.call,
    related: finding.related.map(place => ({ ...placeOf(place), message: place.message })),
    suppressed: suppressed === null ? null : { by: suppressed.by, reason: suppressed.reason },
    baselineState: baselineStateOf(finding, baseline),
    fixes: finding.fixes.map(({ id, title, kit, preferred }) => ({ id, title, kit, preferred })),
  };
}
