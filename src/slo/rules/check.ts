import type { EffectiveSettings } from '../../base/settings.ts';
import { isAtLeast, type Severity } from '../../base/severity.ts';
import type { SloSettings } from '../../base/slo-settings.ts';
import type { Span } from '../../base/span.ts';
import { slothPeriodsIn, withSlothWindows } from '../formats/sloth-windows.ts';
import type { SloFile, SloIssue } from '../model/model.ts';
import { checkAlerts } from './alerts.ts';
import { checkBuckets } from './buckets.ts';
import type { Draft, Judged, JudgedSlo } from './draft.ts';
import { readerFixes } from './fixes.ts';
import { checkNames } from './names.ts';
import { checkNotes } from './notes.ts';
import { checkObjectives } from './objective.ts';
import { checkPolicies } from './policy.ts';
import { checkQueries } from './promql.ts';
import { queriesOf } from './queries.ts';
import { sloRuleOf } from './rules.ts';
import { checkSignals } from './signals.ts';
import { checkSubsets } from './subset.ts';
import { sift, type SuppressedIssue } from './suppression.ts';
import { checkWindows } from './windows.ts';

/** What stands around a document when it is judged. */
export interface SloContext {
  /** The SLO files of the workspace; the file itself may be among them. */
  readonly others: readonly SloFile[];
  readonly settings: SloSettings;
  /** How loud the rules are; left out: as the preset `recommended` has it. */
  readonly weights?: Pick<EffectiveSettings, 'preset' | 'rules'>;
}

export interface SloVerdict {
  /** What is reported, in the order of the text. */
  readonly issues: readonly SloIssue[];
  /** What comments in the document silence. */
  readonly suppressed: readonly SuppressedIssue[];
}

/**
 * All that is to be said of a document, in the order of its text: what reading it found, and what the rules do. An error is what the
 * document's own tool rejects, and nothing else.
 */
export function checkSlo(file: SloFile, context: SloContext): readonly SloIssue[] {
  return judgeSlo(file, context).issues;
}

/** The same, with what comments silence. */
export function judgeSlo(alone: SloFile, context: SloContext): SloVerdict {
  const file = withSlothWindows(alone, context.others);
  const slos = file.slos.map((slo): JudgedSlo => ({ slo, queries: queriesOf(slo) }));
  const judged: Judged = { file, slos, others: context.others };
  const weigh = weigher(context.weights ?? { preset: 'recommended', rules: {} });
  const found = [
    ...issuesAmong(file, context.others).flatMap(issue => weigh.found(withFixes(issue, file, slos))),
    ...checks.flatMap(check => check(judged)).flatMap(weigh.draft),
  ];
  const { issues, suppressed, remarks } = sift(file, once(found), {
    isOff: weigh.isOff,
    blocks: blocksOf(slos),
  });
  return { issues: [...issues, ...remarks.flatMap(weigh.draft)].sort(byPlace), suppressed };
}

/** But for a window that Sloth has no alerts for by itself, where a document of the workspace gives it some. */
function issuesAmong(
  { issues, slos, others: own }: SloFile,
  others: readonly SloFile[],
): readonly SloIssue[] {
  const windows = slos.flatMap(({ format, window }) => (format === 'openslo/v1alpha' ? (window ?? []) : []));
  if (windows.length === 0 || !issues.some(({ rule }) => rule === 'window')) {
    return issues;
  }
  const periods = slothPeriodsIn([{ others: own }, ...others]);
  const given = new Set(
    windows.flatMap(({ field, seconds }) => (field !== null && periods.has(seconds) ? field.span.start : [])),
  );
  return issues.filter(({ rule, span }) => rule !== 'window' || !given.has(span.start));
}

function blocksOf(slos: readonly JudgedSlo[]): readonly Span[] {
  return slos.flatMap(({ queries }) => queries.map(({ query }) => query.field.span));
}

const checks: readonly ((judged: Judged) => readonly Draft[])[] = [
  checkNotes,
  checkObjectives,
  checkWindows,
  checkAlerts,
  checkQueries,
  checkSubsets,
  checkBuckets,
  checkSignals,
  checkNames,
  checkPolicies,
];

/** With what the reader cannot do about its own findings. */
function withFixes(issue: SloIssue, file: SloFile, slos: readonly JudgedSlo[]): SloIssue {
  const fixes = readerFixes(issue, file, slos);
  return fixes.length === 0 ? issue : { ...issue, fixes: [...(issue.fixes ?? []), ...fixes] };
}

interface Weigher {
  readonly found: (issue: SloIssue) => readonly SloIssue[];
  readonly draft: (draft: Draft) => readonly SloIssue[];
  readonly isOff: (id: string) => boolean;
}

function weigher({ preset, rules }: Pick<EffectiveSettings, 'preset' | 'rules'>): Weigher {
  const userOf = (id: string): Severity | 'off' | undefined =>
    Object.hasOwn(rules, id) ? rules[id] : undefined;
  const presetOf = (id: string): Severity | 'off' | null => {
    const severities = sloRuleOf(id)?.severities ?? 'as-found';
    return severities === 'as-found' ? null : severities[preset];
  };
  return {
    found: issue => {
      const severity = userOf(`slo/${issue.rule}`) ?? issue.severity;
      return severity === 'off' ? [] : [{ ...issue, severity }];
    },
    draft: ({ weight, ...draft }) => {
      const id = `slo/${draft.rule}`;
      const severity = userOf(id) ?? weighed(presetOf(id) ?? 'warning', weight);
      return severity === 'off' ? [] : [{ ...draft, severity }];
    },
    isOff: id => (userOf(id) ?? presetOf(id)) === 'off',
  };
}

function weighed(severity: Severity | 'off', weight: Draft['weight']): Severity | 'off' {
  switch (weight) {
    case 'rejected':
      return 'error';
    case 'quiet':
      return severity === 'off' || isAtLeast('information', severity) ? severity : 'information';
    case undefined:
      return severity;
  }
}

/** One rule speaks once at a place: several SLOs may share what stands there. */
function once(issues: readonly SloIssue[]): readonly SloIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ rule, span, message }) => {
    const key = `${rule} ${String(span.start)} ${String(span.end)} ${message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function byPlace(a: SloIssue, b: SloIssue): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
