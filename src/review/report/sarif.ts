import type { Fix, Invocation, Location, Log, Notification, Result, Run, Suppression } from 'sarif';
import type { Finding, Suppressed } from '../../base/finding.ts';
import { compareFindings } from '../rules/index.ts';
import type { Review } from '../session-types.ts';
import { type BaselineComparison, baselineStateOf } from './baseline-state.ts';
import { type JsonTool, problemsInOrder } from './json.ts';
import { type FixSource, sarifFixOf } from './sarif-fixes.ts';
import { locationOf, messageOf, sourceRoot } from './sarif-places.ts';
import {
  type DescribedRule,
  descriptorsOf,
  levelOf,
  type Pages,
  problemDescriptors,
  problemReference,
  rulesAt,
} from './sarif-rules.ts';

export interface SarifOptions {
  readonly tool: JsonTool;
  /** null: results do not say whether they are new. */
  readonly baseline: BaselineComparison | null;
  readonly pages: Pages;
  /** null: results come without fixes. */
  readonly fixes: FixSource | null;
  /** The rules that the results may name; left out: those of the review. */
  readonly rules?: readonly DescribedRule[] | null;
}

/** What tells a result from others across runs; the number grows when the ids are made in another way. */
const fingerprint = 'faultlineFindingId/v1';

/**
 * The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), one result for each finding and
 * rule. It holds no time and no absolute path: the same review gives the same log on every machine.
 */
export function toSarif(review: Review, options: SarifOptions): Log {
  const findings = [...review.findings].sort(compareFindings);
  const descriptors = descriptorsOf(
    findings.map(({ ruleId }) => ruleId),
    options.rules ?? rulesAt(review.preset),
    options.pages,
  );
  const indices = new Map(descriptors.map(({ id }, index) => [id, index]));
  const run: Run = {
    tool: {
      driver: {
        name: options.tool.name,
        semanticVersion: options.tool.version,
        rules: [...descriptors],
        notifications: [...problemDescriptors],
      },
    },
    invocations: [invocationOf(review)],
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the review' } } },
    columnKind: 'utf16CodeUnits',
    results: findings.map(finding => resultOf(finding, indices.get(finding.ruleId) ?? -1, options)),
  };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
}

/** A problem stops nothing: whatever it was, the review has come to its end. */
function invocationOf(review: Review): Invocation {
  const notifications = problemsInOrder(review).map(({ file, range, kind, message }): Notification => ({
    ...problemReference(kind),
    message: messageOf(message),
    locations: [locationOf(file, range)],
  }));
  return { executionSuccessful: true, toolExecutionNotifications: notifications };
}

function resultOf(finding: Finding, ruleIndex: number, options: SarifOptions): Result {
  const state = baselineStateOf(finding, options.baseline);
  const fixes = fixesOf(finding, options.fixes);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: levelOf(finding.severity),
    message: messageOf(finding.message),
    locations: [locationOf(finding.file, finding)],
    partialFingerprints: { [fingerprint]: finding.id },
    ...(finding.related.length === 0 ? {} : { relatedLocations: relatedOf(finding) }),
    // Said of every result, or of none: an empty list is a finding that nobody has suppressed (3.27.23).
    suppressions: finding.suppressed === null ? [] : [suppressionOf(finding.suppressed)],
    ...(state === null ? {} : { baselineState: state }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

function relatedOf({ related }: Finding): Location[] {
  return related.map((place, index) => ({
    id: index + 1,
    ...locationOf(place.file, place),
    message: messageOf(place.message),
  }));
}

function suppressionOf({ by, reason }: Suppressed): Suppression {
  return {
    kind: by.startsWith('faultline-') ? 'inSource' : 'external',
    ...(reason === null ? {} : { justification: reason }),
  };
}

/** The preferred fix alone: the others are for a person to choose among. */
function fixesOf(finding: Finding, source: FixSource | null): Fix[] {
  const preferred = source === null ? undefined : finding.fixes.find(fix => fix.preferred);
  const result =
    source === null || preferred === undefined ? null : source.fix(finding.file, finding.id, preferred.id);
  const fix = source === null || result === null ? null : sarifFixOf(result, source);
  return fix === null ? [] : [fix];
}
