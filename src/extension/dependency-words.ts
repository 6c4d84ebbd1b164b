import { expectedGuards, guards as allGuards, type Guard, type VerdictKind } from '../base/guard.ts';
import { basename } from '../base/path.ts';
import type { Severity } from '../base/severity.ts';
import type { CallRow, DependencyRow, FolderDependencies } from '../protocol/dependencies.ts';

/** Translates a text of the bundle: `vscode.l10n.t`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** Marks in the order in which they are read: what is missing first. */
const marks: readonly (readonly [VerdictKind, string])[] = [
  ['absent', '✗'],
  ['ineffective', '!'],
  ['unknown', '?'],
  ['present', '✓'],
  ['not-applicable', '–'],
];

/** Behind the name of a dependency: `7 calls · timeout 6/7 · axios`. */
export function dependencyDescription(row: DependencyRow, t: Translate): string {
  const counts = allGuards.flatMap(guard => {
    const count = row.guards[guard];
    if (count === undefined) {
      return [];
    }
    const known = count.of === 0 ? [] : [`${String(count.present)}/${String(count.of)}`];
    const unknown = count.unknown === 0 ? [] : [t('{0} unknown', count.unknown)];
    return [`${shortName(guard, t)} ${[...known, ...unknown].join(', ')}`];
  });
  return [callsText(row.calls, t), ...counts, ...(row.detail === null ? [] : [row.detail])].join(' · ');
}

/** Behind the name of a call: `quotes.ts:14 · ✗ timeout, breaker · ✓ retry`. Timeouts first: side bars are narrow. */
export function callDescription(call: CallRow, t: Translate): string {
  const groups = marks.flatMap(([kind, mark]) => {
    const guards = call.guards
      .filter(({ guard, verdict }) => verdict === kind && isWorthAWord(guard, verdict))
      .map(({ guard }) => guard);
    const text = `${mark} ${guards.map(guard => shortName(guard, t)).join(', ')}`;
    return guards.length === 0 ? [] : [{ text, rank: guards.includes('timeout') ? 0 : 1 }];
  });
  return [
    `${basename(call.file)}:${String(call.range.start.line + 1)}`,
    ...groups.sort((a, b) => a.rank - b.rank).map(({ text }) => text),
  ].join(' · ');
}

function isWorthAWord(guard: Guard, verdict: VerdictKind): boolean {
  return expectedGuards.includes(guard) || verdict === 'present' || verdict === 'ineffective';
}

/** What a screen reader says of a dependency. */
export function dependencyLabel(row: DependencyRow, t: Translate): string {
  return [
    row.name,
    ...(row.detail === null ? [] : [row.detail]),
    kindName(row.kind, t),
    callsText(row.calls, t),
    ...(row.withFindings === 0 ? [] : [t('{0} with findings', row.withFindings)]),
    ...guardCounts(row, t),
  ].join(', ');
}

/** What a screen reader says of a call. */
export function callLabel(call: CallRow, t: Translate): string {
  const { finding } = call;
  return [
    call.callee,
    ...(call.operation === null ? [] : [call.operation]),
    t('{0} line {1}', call.file, call.range.start.line + 1),
    ...(finding === null ? [] : [`${severityName(finding.severity, t)}: ${finding.message}`]),
    ...call.guards
      .filter(({ guard, verdict }) => isWorthAWord(guard, verdict))
      .map(({ guard, verdict }) => `${guardName(guard, t)} ${verdictName(verdict, t)}`),
  ].join(', ');
}

/** The lines of a dependency's tooltip: what it is, then each guard in words. Plain text. */
export function dependencyLines(row: DependencyRow, t: Translate): readonly string[] {
  return [
    [kindName(row.kind, t), ...(row.detail === null ? [] : [row.detail]), callsText(row.calls, t)].join(
      ' · ',
    ),
    ...guardCounts(row, t),
  ];
}

function guardCounts(row: DependencyRow, t: Translate): readonly string[] {
  return allGuards.flatMap(guard => {
    const count = row.guards[guard];
    if (count === undefined) {
      return [];
    }
    const known = count.of === 0 ? [] : [t('{0} of {1}', count.present, count.of)];
    const unknown = count.unknown === 0 ? [] : [t('{0} cannot be told', count.unknown)];
    return [`${guardName(guard, t)} ${[...known, ...unknown].join(' · ')}`];
  });
}

/** Beside the title of the view: `46 calls to 19 dependencies`. */
export function treeDescription(folders: readonly FolderDependencies[], t: Translate): string {
  const rows = folders.flatMap(({ dependencies }) => dependencies);
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  return calls === 0
    ? ''
    : rows.length === 1
      ? t('{0} to 1 dependency', callsText(calls, t))
      : t('{0} to {1} dependencies', callsText(calls, t), rows.length);
}

export function callsText(calls: number, t: Translate): string {
  return calls === 1 ? t('1 call') : t('{0} calls', calls);
}

function shortName(guard: Guard, t: Translate): string {
  return guard === 'circuit-breaker' ? t('breaker') : guardName(guard, t);
}

function guardName(guard: Guard, t: Translate): string {
  switch (guard) {
    case 'timeout':
      return t('timeout');
    case 'retry':
      return t('retry');
    case 'circuit-breaker':
      return t('circuit breaker');
    case 'fallback':
      return t('fallback');
    case 'bulkhead':
      return t('bulkhead');
    case 'rate-limit':
      return t('rate limit');
  }
}

function verdictName(verdict: VerdictKind, t: Translate): string {
  switch (verdict) {
    case 'present':
      return t('present');
    case 'absent':
      return t('missing');
    case 'ineffective':
      return t('without effect');
    case 'not-applicable':
      return t('does not apply');
    case 'unknown':
      return t('cannot be told');
  }
}

export function severityName(severity: Severity, t: Translate): string {
  switch (severity) {
    case 'error':
      return t('error');
    case 'warning':
      return t('warning');
    case 'information':
      return t('information');
    case 'hint':
      return t('hint');
  }
}

function kindName(kind: DependencyRow['kind'], t: Translate): string {
  switch (kind) {
    case 'http':
      return t('HTTP');
    case 'rpc':
      return t('RPC');
    case 'database':
      return t('database');
    case 'cache':
      return t('cache');
    case 'search':
      return t('search engine');
    case 'queue':
      return t('queue');
    case 'mail':
      return t('mail');
    case 'cloud':
      return t('cloud service');
    case 'ai':
      return t('AI service');
    case 'payment':
      return t('payment service');
    case 'saas':
      return t('online service');
    case 'network':
      return t('network');
  }
}
