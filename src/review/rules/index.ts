import type { Finding } from '../../base/finding.ts';
import { comparePlaces, compareText, type PlaceWithMessage } from '../../base/place.ts';
import { isAtLeast, type Severity } from '../../base/severity.ts';
import type { OutboundCall } from '../analysis/call.ts';
import type { EffectiveSettings } from '../../base/settings.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { fallback } from './fallback.ts';
import { ineffectiveTimeout } from './ineffective-timeout.ts';
import { peersAmong } from './peers.ts';
import { retry } from './retry.ts';
import type { Draft, Rule, Scene } from './rule.ts';
import { severityFor } from './severity.ts';
import { timeout } from './timeout.ts';
import { unusedSuppression } from './unused-suppression.ts';

export type { Peers, Rule, RuleMeta, Scene } from './rule.ts';

/** Every rule of the review. Where two speak of one call with one severity, the earlier is heard. */
export const rules: readonly Rule[] = [
  ineffectiveTimeout,
  timeout,
  retry,
  circuitBreaker,
  fallback,
  unusedSuppression,
];

/** The page of a rule id, from the root of the package; the mistakes in a configuration (`config/…`) share one. */
export function docsOf(ruleId: string): string {
  const page = ruleId.startsWith('config/') ? 'config' : ruleId;
  return `docs/rules/${page}.md`;
}

/**
 * The findings about the calls of one file, by place; none is suppressed yet and none has fixes.
 * `settings`: those of that file.
 */
export function findingsOf(input: {
  readonly calls: readonly OutboundCall[];
  readonly settings: EffectiveSettings;
  /** Left out: the calls themselves are all that there are. */
  readonly peers?: Scene['peers'];
}): readonly Finding[] {
  if (input.settings.ignored) {
    return [];
  }
  const { settings, calls } = input;
  const peers = input.peers ?? peersAmong(() => calls);
  const scene: Scene = { pick: settings.preset === 'recommended' ? 'useful' : 'all', calls, peers };
  return calls.flatMap(call => findingsOfCall(call, settings, scene)).sort(compareFindings);
}

function findingsOfCall(call: OutboundCall, settings: EffectiveSettings, scene: Scene): readonly Finding[] {
  return rules.flatMap(rule => {
    const severity = severityFor(rule.meta, call, settings);
    return severity === 'off'
      ? []
      : rule.check(call, scene).map((draft, ordinal) => {
          const least = settings.rules[rule.meta.id] === undefined ? draft.severity : undefined;
          return findingOf(rule.meta.id, call, {
            draft,
            ordinal,
            severity: least === undefined || isAtLeast(severity, least) ? severity : least,
          });
        });
  });
}

function findingOf(
  ruleId: string,
  call: OutboundCall,
  {
    draft,
    ordinal,
    severity,
  }: { readonly draft: Draft; readonly ordinal: number; readonly severity: Severity },
): Finding {
  const { file, line, column, endLine, endColumn } = call.calleeRange;
  return {
    id: `${ruleId}:${call.id}${ordinal === 0 ? '' : `#${String(ordinal + 1)}`}`,
    ruleId,
    severity,
    message: draft.message,
    file,
    line,
    column,
    endLine,
    endColumn,
    call: call.id,
    related: distinct(draft.related),
    ...(draft.lacks === undefined ? {} : { lacks: draft.lacks }),
    suppressed: null,
    fixes: [],
  };
}

/** The same place with the same words is said once. */
function distinct(places: readonly PlaceWithMessage[]): readonly PlaceWithMessage[] {
  const seen = new Map(
    places.map(place => [
      `${place.file}:${String(place.line)}:${String(place.column)} ${place.message}`,
      place,
    ]),
  );
  return [...seen.values()];
}

/** The order of findings: by place, then by rule and id. */
export function compareFindings(a: Finding, b: Finding): number {
  return comparePlaces(a, b) || compareText(a.ruleId, b.ruleId) || compareText(a.id, b.id);
}
