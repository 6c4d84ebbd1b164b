import { spanContains } from '../../base/span.ts';
import type { Finding } from '../../base/finding.ts';
import type { Defect, DefectSite, OutboundCall } from '../analysis/call.ts';
import { writeAtCall } from './at-call.ts';
import { writeAtClient } from './at-client.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { droppedPlan } from './dropped.ts';
import { belongsTo, type Held, holderOf, removeHeld } from './holder.ts';
import type { Plan, Written } from './native.ts';
import { writtenDeadline } from './number.ts';
import { offPlan } from './off.ts';
import { propertyText } from './property.ts';
import { Edits, type Sheet, sheetOf } from './sheet.ts';
import { addTitle, replaceTitle } from './titles.ts';

/** The fix of one `ineffective-timeout`, the preferred first. */
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
      return replacement(defect, call, context);
    case 'dropped':
      return droppedPlan(defect, call, context);
    case 'idle-signal':
    case 'late-race': {
      const deadline: Deadline = { kind: 'constant', ms: context.deadline(call) };
      const written = writeAtCall(context, call, deadline, []);
      return written === null
        ? null
        : { id: 'timeout/native', title: addTitle(written, deadline), edits: written.edits.files() };
    }
  }
}

type Unfit = Extract<Defect, { kind: 'ignored' | 'refused' }>;

/** What does nothing goes, what works comes in its place: at the client where it stands there, else at the call. */
function replacement(defect: Unfit, call: OutboundCall, context: FixContext): Plan | null {
  const sheet = sheetOf(context, defect.at.file);
  const held = sheet === null ? null : holderOf(sheet, defect.at.value);
  if (sheet === null) {
    return null;
  }
  const { client } = call.site;
  const needed = isNeeded(defect, call);
  const atClient =
    client !== null &&
    client.file === sheet.file &&
    held !== null &&
    belongsTo(sheet, held, client.fact.span);
  if (hasOwn(call, defect.at)) {
    return held === null ? null : removal(defect, sheet, held);
  }
  const atCall =
    call.site.file === sheet.file && held !== null && belongsTo(sheet, held, call.site.fact.span);
  const removable = (atClient || atCall) && !needed ? held : null;
  const deadline = deadlineFor(defect, call, context, sheet, held);
  const dropped = removable === null ? [] : [removable.property];
  const written =
    (atClient ? null : writeAtCall(context, call, deadline, dropped)) ??
    (client === null ? null : writeAtClient(context, call, client, deadline, dropped));
  return written === null ? null : finished(defect, sheet, removable, written, deadline, isIn(written, call));
}

/** It would work, were it not for another option that the fix sets: then it stays. */
function isNeeded(defect: Unfit, call: OutboundCall): boolean {
  const { options, fixes } = call.site.profile;
  const option = options.find(({ path, needs }) => path === defect.option && needs !== undefined);
  return option !== undefined && fixes.some(fix => option.path in fix.set);
}

function isIn(written: Written, call: OutboundCall): Plan['id'] {
  return written.fix.at === 'call' && written.job.sheet.file === call.site.file
    ? 'timeout/native'
    : 'timeout/native@client';
}

function finished(
  defect: Unfit,
  sheet: Sheet,
  held: Held | null,
  written: Written,
  deadline: Deadline,
  id: Plan['id'],
): Plan {
  const { edits, job } = written;
  if (held !== null && !job.taken.has(held.property)) {
    edits.add(sheet.file, removeHeld(sheet, held));
  }
  const title =
    held === null ? addTitle(written, deadline) : replaceTitle(defect.kind, defect.option, written, deadline);
  return { id, title, edits: edits.files() };
}

/** Another option of the call itself works already: then the one that does nothing only goes. */
function hasOwn(call: OutboundCall, at: DefectSite): boolean {
  const verdict = call.guards.timeout;
  return (
    verdict?.verdict === 'present' &&
    verdict.sources.some(source => source.origin === 'call') &&
    at.file === call.site.file
  );
}

function removal(defect: Unfit, sheet: Sheet, held: Held): Plan {
  const edits = new Edits();
  edits.add(sheet.file, removeHeld(sheet, held));
  return {
    id: 'timeout/native',
    title: `Remove the ${defect.kind} \`${defect.option}\``,
    edits: edits.files(),
  };
}

function deadlineFor(
  defect: Unfit,
  call: OutboundCall,
  context: FixContext,
  sheet: Sheet,
  held: Held | null,
): Deadline {
  const fallback = context.deadline(call);
  const written = held === null ? null : propertyText(sheet.text, held.property);
  if (held === null || written === null || written.kind === 'method') {
    return { kind: 'constant', ms: fallback };
  }
  const around =
    call.site.client !== null && call.site.client.file === sheet.file
      ? [call.site.fact.span, call.site.client.fact.span]
      : [call.site.fact.span];
  const inScope = around.some(span => spanContains(span, held.object.span)) ? 'yes' : 'no';
  return writtenDeadline(
    context,
    sheet,
    call.site.profile,
    defect.option,
    { value: held.property.value, span: written.value, inScope },
    fallback,
  );
}
