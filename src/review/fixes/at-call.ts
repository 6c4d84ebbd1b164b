import type { OutboundCall } from '../analysis/call.ts';
import type { Property } from '../analysis/facts/model.ts';
import type { ArgumentRef, NativeFix } from '../catalog/schema.ts';
import { carriedSignal } from './carrier.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { fittingFixes, type Written, writeFirst } from './native.ts';
import { sheetOf } from './sheet.ts';

/** Writes the timeout at the call itself; null where it cannot be written there. */
export function writeAtCall(
  context: FixContext,
  call: OutboundCall,
  deadline: Deadline,
  dropped: readonly Property[],
  fixes: readonly NativeFix[] = fittingFixes(context, call, 'call'),
): Written | null {
  const { site } = call;
  const sheet = sheetOf(context, site.file);
  const carried = sheet === null ? null : carriedSignal(context, sheet, call);
  if (sheet === null || carried === null || isAmbiguous(site.spec.options)) {
    return null;
  }
  return writeFirst(fixes, site.spec, () => ({
    context,
    sheet,
    library: call.library,
    call: site.fact,
    deadline,
    carried: carried === 'none' ? null : carried,
    dropped,
    taken: new Set(),
    made: [],
  }));
}

/** Several places, and nothing tells which of them it is: one of the library's versions takes options there, another does not. */
function isAmbiguous(refs: readonly ArgumentRef[]): boolean {
  return refs.filter(ref => typeof ref.at === 'number' && !('if' in ref)).length > 1;
}
