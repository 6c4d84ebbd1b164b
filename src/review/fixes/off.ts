import { spanContains } from '../../base/span.ts';
import type { Defect, OutboundCall } from '../analysis/call.ts';
import type { FixContext } from './context.ts';
import { deadlineOfClient } from './at-client.ts';
import { type Deadline, filled } from './deadline.ts';
import { holderOf } from './holder.ts';
import type { Plan } from './native.ts';
import { propertyText } from './property.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** `timeout: 0` → `timeout: 5000`, wherever it stands. */
export function offPlan(
  defect: Extract<Defect, { kind: 'off' }>,
  call: OutboundCall,
  context: FixContext,
): Plan | null {
  const { at, option, value } = defect;
  const sheet = sheetOf(context, at.file);
  if (sheet === null) {
    return null;
  }
  const { client, profile, file, fact } = call.site;
  const atCall = at.file === file && spanContains(fact.span, at.span);
  const deadline: Deadline =
    atCall || client === null
      ? { kind: 'constant', ms: context.deadline(call) }
      : deadlineOfClient(context, call, client);
  const form = profile.options.find(each => each.path === option)?.form;
  const text = filled(form === 's' ? '$s' : '$ms', deadline);
  const name = option.split('.').at(-1) ?? option;
  return {
    id: atCall ? 'timeout/native' : 'timeout/native@client',
    title: `Replace \`${name}: ${value}\` by \`${name}: ${text}\``,
    edits: [{ file: at.file, edits: [editFor(sheet, at.value, at.span, text)] }],
  };
}

function editFor(
  sheet: Sheet,
  value: number | null,
  span: { readonly start: number; readonly end: number },
  text: string,
): { start: number; end: number; text: string } {
  const held = holderOf(sheet, value);
  const written = held === null ? null : propertyText(sheet.text, held.property);
  switch (written?.kind) {
    case 'pair':
      return { ...written.value, text };
    case 'shorthand':
      return { start: written.value.end, end: written.value.end, text: `: ${text}` };
    default:
      return { start: span.start, end: span.end, text };
  }
}
