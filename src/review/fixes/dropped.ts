import type { Defect, OutboundCall } from '../analysis/call.ts';
import type { Value, ValueId } from '../analysis/facts/model.ts';
import { writeAtCall } from './at-call.ts';
import type { FixContext } from './context.ts';
import { type Deadline, spoken } from './deadline.ts';
import { isRepeatable, mayBeMissing } from './judge.ts';
import type { Plan } from './native.ts';
import { combine } from './signal.ts';
import { type Sheet, sheetOf, slice } from './sheet.ts';

type Dropped = Extract<Defect, { kind: 'dropped' }>;

/** `signal ?? AbortSignal.timeout(5000)` → both, where there are two. */
export function droppedPlan(defect: Dropped, call: OutboundCall, context: FixContext): Plan | null {
  const deadline: Deadline = { kind: 'constant', ms: defect.ms ?? context.deadline(call) };
  const title =
    defect.ms === null
      ? 'Keep the deadline with `AbortSignal.any`'
      : `Keep the ${spoken(deadline)} deadline with \`AbortSignal.any\``;
  const { signalAny, signalTimeout } = context.capabilities(defect.at.file);
  const direct =
    signalAny === 'yes' || (signalAny === 'unknown' && signalTimeout !== 'no')
      ? atTheChoice(defect, context)
      : null;
  if (direct !== null) {
    return { id: 'timeout/native', title, edits: [direct] };
  }
  // A default of a parameter or a name: what the call is given is combined at the call.
  const written = writeAtCall(context, call, deadline, []);
  const isCombined = written?.job.made.some(signal => signal.how !== 'timeout') ?? false;
  return written === null || !isCombined
    ? null
    : { id: 'timeout/native', title, edits: written.edits.files() };
}

function atTheChoice(defect: Dropped, context: FixContext): Plan['edits'][number] | null {
  if (defect.at.value === null) {
    return null;
  }
  const choice = choiceAt(context, defect.at.file, defect.at.value, 0);
  const { sheet, value } = choice ?? {};
  const [given, standIn] = value?.arms ?? [];
  if (
    sheet === undefined ||
    value === undefined ||
    given === undefined ||
    standIn === undefined ||
    value.op === 'default'
  ) {
    return null;
  }
  const other = sheet.facts.values[given];
  const timeout = sheet.facts.values[standIn];
  if (other === undefined || timeout === undefined || !isRepeatable(sheet, given)) {
    return null;
  }
  if (timeout.kind !== 'call' && !isRepeatable(sheet, standIn)) {
    return null;
  }
  const text = combine(
    { text: slice(sheet, other.span), missing: mayBeMissing(context, sheet, given) },
    slice(sheet, timeout.span),
  );
  return { file: sheet.file, edits: [{ start: value.span.start, end: value.span.end, text }] };
}

type Choice = Extract<Value, { kind: 'either' }>;

/** The choice between the two signals, behind names and assertions. */
function choiceAt(
  context: FixContext,
  file: string,
  id: ValueId,
  depth: number,
): { readonly sheet: Sheet; readonly value: Choice } | null {
  const sheet = sheetOf(context, file);
  const value = sheet?.facts.values[id];
  if (sheet === null || value === undefined || depth > 8) {
    return null;
  }
  switch (value.kind) {
    case 'either':
      return { sheet, value };
    case 'typed':
      return choiceAt(context, file, value.value, depth + 1);
    case 'binding': {
      const binding = sheet.facts.bindings[value.binding];
      const only = binding?.values.length === 1 && binding.kind === 'const' ? binding.values[0] : undefined;
      return only === undefined ? null : choiceAt(context, file, only, depth + 1);
    }
    default:
      return null;
  }
}
