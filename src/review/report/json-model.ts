import type { Context, Guard, Origin, Phase, VerdictKind } from '../../base/guard.ts';
import type { Range } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import type { Preset, Severity } from '../../base/severity.ts';

/**
 * The report as JSON, version 1. Within a version keys are only added. It holds no time and no absolute path: two reviews of
 * the same texts differ in `parsed` and `cached` alone. `docs/json-report.md` explains it, `media/report.schema.json` checks it.
 */
export interface JsonReport {
  readonly version: 1;
  readonly tool: JsonTool;
  readonly preset: Preset;
  readonly files: JsonFiles;
  readonly problems: readonly JsonProblem[];
  readonly dependencies: readonly JsonDependency[];
  readonly calls: readonly JsonCall[];
  readonly findings: readonly JsonFinding[];
}

export interface JsonTool {
  readonly name: string;
  readonly version: string;
}

export interface JsonFiles {
  readonly seen: number;
  readonly parsed: number;
  readonly cached: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** Lines and columns from 1, columns in UTF-16 code units, the end excluded. */
export type JsonRange = Range;

export interface JsonPlace extends JsonRange {
  /** Posix path, relative to the root of the review. */
  readonly file: string;
}

export interface JsonProblem {
  readonly file: string;
  readonly range: JsonRange | null;
  readonly kind: Problem['kind'];
  readonly message: string;
}

export interface JsonDependency {
  readonly id: string;
  readonly library: string;
  readonly client: JsonPlace | null;
  readonly target: string | null;
}

export interface JsonCall extends JsonPlace {
  readonly id: string;
  readonly kind: 'leaf' | 'wrapper';
  readonly confidence: 'certain' | 'likely' | 'inferred';
  readonly context: Context;
  readonly calleeRange: JsonRange;
  readonly callee: string;
  readonly library: string;
  readonly libraryVersion: { readonly version: string; readonly from: string } | null;
  readonly dependency: string;
  readonly operation: string | null;
  readonly idempotent: boolean | null;
  readonly guards: Readonly<Partial<Record<Guard, JsonVerdict>>>;
}

export interface JsonVerdict {
  readonly verdict: VerdictKind;
  readonly sources: readonly JsonSource[];
  readonly missingFrom: readonly JsonPlace[];
}

export interface JsonSource {
  readonly origin: Origin;
  readonly value: { readonly amount: number; readonly unit: 'ms' | 'attempts' } | null;
  readonly covers: readonly Phase[];
  readonly evidence: readonly JsonEvidence[];
}

export interface JsonEvidence {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface JsonFinding extends JsonPlace {
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly call: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly suppressed: { readonly by: string; readonly reason: string | null } | null;
  /** Whether the baseline has it; null: there is no baseline, or it is suppressed. */
  readonly baselineState: 'new' | 'unchanged' | null;
  readonly fixes: readonly JsonFix[];
}

export interface JsonFix {
  readonly id: string;
  readonly title: string;
  readonly kit: string;
  readonly preferred: boolean;
}
