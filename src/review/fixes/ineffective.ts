import type { Finding } from '../../base/finding.ts';
import type { Defect, OutboundCall } from '../analysis/call.ts';
import type { NativeFix } from '../catalog/schema.ts';
import { writeAtCall } from './at-call.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { droppedPlan } from './dropped.ts';
import type { Plan } from './native.ts';
import { offPlan } from './off.ts';
import { addTitle } from './titles.ts';
import { unfitPlan } from './unfit.ts';

/** The fix of one `ineffective-timeout`. */
export function plansForDefect(finding: Finding, call: OutboundCall, context: FixContext): readonly Plan[] {
  const defect = defectOf(finding, call);
  const plan = defect === null ? null : planFor(defect, call, context);
  return plan === null ? [] : [plan];
}

/** A finding points at its defect by the first of its related places. */
function defectOf(finding: Finding, call: OutboundCall): Defect | null {
  const defects = call.guards.timeout?.defects ?? [];
  const [related] = finding.related;
  const same = defects.find(
    ({ at: { place } }) =>
      place.file === related?.file &&
      place.line === related.line &&
      place.column === related.column &&
      place.endColumn === related.endColumn,
  );
  return same ?? defects[0] ?? null;
}

function planFor(defect: Defect, call: OutboundCall, context: FixContext): Plan | null {
  switch (defect.kind) {
    case 'off':
      return offPlan(defect, call, context);
    case 'ignored':
    case 'refused':
      return unfitPlan(defect, call, context);
    case 'dropped':
      return droppedPlan(defect, call, context);
    case 'idle-signal':
      return planAtCall(call, context, [{ at: 'call', set: { [defect.option]: '$signal' }, note: '' }]);
    case 'late-race':
      return planAtCall(call, context);
    // Where the timer belongs, and whether the attempts are to share a deadline, is for the author to say.
    case 'ends-early':
    case 'shared-signal':
      return null;
  }
}

function planAtCall(call: OutboundCall, context: FixContext, fixes?: readonly NativeFix[]): Plan | null {
  const deadline: Deadline = { kind: 'constant', ms: context.deadline(call) };
  const written = writeAtCall(context, call, deadline, [], fixes);
  return written === null
    ? null
    : { id: 'timeout/native', title: addTitle(written, deadline), edits: written.edits.files() };
}
