import type { FileEdits } from '../../base/edit.ts';
import type { Finding, FixOffer } from '../../base/finding.ts';
import type { OutboundCall } from '../analysis/call.ts';
import { absentPlans } from './absent.ts';
import type { FixContext } from './context.ts';
import { plansForDefect } from './ineffective.ts';
import type { Plan } from './native.ts';

export type { Capabilities, FixContext, ValueRef, YesNoUnknown } from './context.ts';

/** The fixes of a finding, the preferred first. One that cannot be written safely is not offered. */
export function offersFor(finding: Finding, call: OutboundCall, context: FixContext): readonly FixOffer[] {
  return plansFor(finding, call, context).map(({ id, title }, index) => ({
    id,
    title,
    kit: 'native',
    preferred: index === 0,
  }));
}

/** The edits of an offered fix, against the context's current texts; null where it is no longer there. */
export function editsFor(
  offerId: string,
  finding: Finding,
  call: OutboundCall,
  context: FixContext,
): readonly FileEdits[] | null {
  return plansFor(finding, call, context).find(({ id }) => id === offerId)?.edits ?? null;
}

function plansFor(finding: Finding, call: OutboundCall, context: FixContext): readonly Plan[] {
  if (call.kind !== 'leaf') {
    return [];
  }
  const plans =
    finding.ruleId === 'timeout'
      ? absentPlans(call, context)
      : finding.ruleId === 'ineffective-timeout'
        ? plansForDefect(finding, call, context)
        : [];
  return plans.filter(({ edits }) => edits.some(file => file.edits.length > 0));
}
