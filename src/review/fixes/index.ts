import type { FileEdits, NewFile } from '../../base/edit.ts';
import type { Finding, FixOffer } from '../../base/finding.ts';
import type { OutboundCall } from '../analysis/call.ts';
import { absentPlans } from './absent.ts';
import type { FixContext } from './context.ts';
import { plansForDefect } from './ineffective.ts';
import type { Plan } from './native.ts';
import { type WrappingGuard, wrappingGuards } from '../catalog/kits.ts';
import { wrapPlans } from './wrap/plan.ts';

export { wrapPlans } from './wrap/plan.ts';

export type { Capabilities, FixContext, ValueRef, YesNoUnknown } from './context.ts';

/** What a fix changes. */
export interface FixEdits {
  readonly title: string;
  readonly edits: readonly FileEdits[];
  readonly creates: readonly NewFile[];
}

/** The fixes of a finding, the preferred first. One that cannot be written safely is not offered. */
export function offersFor(finding: Finding, call: OutboundCall, context: FixContext): readonly FixOffer[] {
  const wraps = isWrapping(finding.ruleId) ? wrapPlans(call, context, [finding.ruleId]) : [];
  return [
    ...plansFor(finding, call, context).map(({ id, title }, index) => ({
      id,
      title,
      kit: 'native',
      preferred: index === 0,
    })),
    // What wraps a call changes what it does: it is picked, never made by itself.
    ...wraps.map(({ id, title, kit }) => ({ id, title, kit, preferred: false })),
  ];
}

/** The edits of an offered fix, against the context's current texts; null where it is no longer there. */
export function editsFor(
  offerId: string,
  finding: Finding,
  call: OutboundCall,
  context: FixContext,
): FixEdits | null {
  const plan = plansFor(finding, call, context).find(({ id }) => id === offerId);
  return plan === undefined
    ? isWrapping(finding.ruleId)
      ? wrapEdits(offerId, call, context)
      : null
    : { title: plan.title, edits: plan.edits, creates: [] };
}

/** The edits of a guard that a call is wrapped in; null where it is not offered. */
export function wrapEdits(id: string, call: OutboundCall, context: FixContext): FixEdits | null {
  return wrapPlans(call, context).find(plan => plan.id === id) ?? null;
}

function isWrapping(ruleId: string): ruleId is WrappingGuard {
  return wrappingGuards.some(guard => guard === ruleId);
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
