import type { OutboundCall } from '../analysis/call.ts';
import type { Property } from '../analysis/facts/model.ts';
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
): Written | null {
  const { site } = call;
  const sheet = sheetOf(context, site.file);
  const carried = sheet === null ? null : carriedSignal(context, sheet, call);
  if (sheet === null || carried === null) {
    return null;
  }
  return writeFirst(fittingFixes(context, call, 'call'), site.spec.options, () => ({
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
