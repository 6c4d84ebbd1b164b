import type { Branch } from '../math/branch.ts';
import { formatShorthand } from '../units/duration.ts';
import { burnRateInWords, durationInWords } from '../units/words.ts';
import { list, map, type YamlValue } from './yaml-text.ts';

export type PolicyBranch = Pick<Branch, 'severity' | 'branch' | 'longSeconds' | 'burnRate' | 'forSeconds'>;

export interface PolicyDocument {
  readonly name: string;
  /** The item of `alertPolicies` that leads to it. */
  readonly reference: YamlValue;
  readonly document: YamlValue;
}

export interface OpenSloPolicies {
  readonly policies: readonly PolicyDocument[];
  /** Where the policies send their alerts, one for each severity; none where `target` was given. */
  readonly targets: readonly { readonly name: string; readonly document: YamlValue }[];
}

interface Wanted {
  readonly version: 'openslo/v1' | 'openslo/v2alpha';
  /** The name of the SLO: the policies are called after it. */
  readonly slo: string;
  readonly branches: readonly PolicyBranch[];
  /** An `AlertNotificationTarget` that is there already; null: they are made. */
  readonly target: string | null;
}

/** A policy with one inline condition for each branch of an alert. OpenSLO takes exactly one condition a policy, with one window. */
export function openSloPolicies({ version, slo, branches, target }: Wanted): OpenSloPolicies {
  const apiVersion = version === 'openslo/v1' ? version : 'openslo.com/v2alpha';
  const targetOf = ({ severity }: PolicyBranch) => target ?? targetName(severity);
  const policies = branches.map((branch): PolicyDocument => {
    const name = policyName(slo, `${branch.severity}-${branch.branch}`);
    const spec = map({
      alertWhenBreaching: true,
      conditions: list([conditionOf(name, branch, version)]),
      notificationTargets: list([map({ targetRef: targetOf(branch) })]),
    });
    return {
      name,
      reference: map({ alertPolicyRef: name }),
      document: map({ apiVersion, kind: 'AlertPolicy', metadata: map({ name }), spec }),
    };
  });
  const severities = new Map(branches.map(branch => [targetName(branch.severity), branch.severity]));
  const made = Array.from(severities, ([name, severity]) => ({
    name,
    document: targetDocument(apiVersion, name, severity),
  }));
  return { policies, targets: target === null ? made : [] };
}

/** Names of at most 63 characters, as a label of a DNS name is. */
export function policyName(slo: string, label: string): string {
  const clean = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const end = clean(label).replace(/^-+|-+$/g, '');
  return `${clean(slo)
    .slice(0, 62 - end.length)
    .replace(/^-+|-+$/g, '')}-${end}`;
}

function conditionOf(name: string, branch: PolicyBranch, version: Wanted['version']): YamlValue {
  const { severity, longSeconds, forSeconds } = branch;
  const burnRate = writtenRate(branch.burnRate);
  return map({
    kind: 'AlertCondition',
    metadata: map({ name }),
    spec: map({
      description: `Burns ${burnRateInWords(burnRate)} as fast as allowed over ${durationInWords(longSeconds)}`,
      severity,
      condition: map({
        kind: 'burnrate',
        op: 'gt',
        threshold: burnRate,
        lookbackWindow: formatShorthand(longSeconds) ?? '1h',
        // v2alpha takes no condition without one.
        alertAfter:
          forSeconds === null
            ? version === 'openslo/v2alpha'
              ? '0m'
              : undefined
            : (formatShorthand(forSeconds) ?? '0m'),
      }),
    }),
  });
}

/** A burn rate as people write it: six digits at most. */
export function writtenRate(burnRate: number): number {
  return Number(burnRate.toPrecision(6));
}

const pages: ReadonlySet<string> = new Set(['page', 'critical']);

function targetName(severity: string): string {
  return pages.has(severity) ? 'on-call' : 'ticket-queue';
}

function targetDocument(apiVersion: string, name: string, severity: string): YamlValue {
  const isPage = pages.has(severity);
  const description = isPage ? 'Wakes whoever is on call' : 'Waits for the next working day';
  const spec = map({ description, target: isPage ? 'pager' : 'issue-tracker' });
  return map({ apiVersion, kind: 'AlertNotificationTarget', metadata: map({ name }), spec });
}
