import { spanContains } from '../../base/span.ts';
import type { ClientSite, Defect, OutboundCall } from '../analysis/call.ts';
import { writeAtCall } from './at-call.ts';
import { deadlineOfClient, writeAtClient } from './at-client.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { belongsTo, type Held, holderOf, removeHeld } from './holder.ts';
import { movedOptions } from './misplaced.ts';
import type { Plan, Written } from './native.ts';
import { writtenDeadline } from './number.ts';
import { propertyText } from './property.ts';
import { Edits, type Sheet, sheetOf } from './sheet.ts';
import { addTitle, clientTitle, replaceTitle, supportTitle } from './titles.ts';

type Unfit = Extract<Defect, { kind: 'ignored' | 'refused' }>;

/** An option that does nothing, or that the library throws on, and all that the fix must know of it. */
interface Scene {
  readonly defect: Unfit;
  readonly call: OutboundCall;
  readonly context: FixContext;
  readonly sheet: Sheet;
  readonly held: Held | null;
}

/** What does nothing goes, what works comes in its place: at the client where it stands there, else at the call. */
export function unfitPlan(defect: Unfit, call: OutboundCall, context: FixContext): Plan | null {
  const sheet = sheetOf(context, defect.at.file);
  if (sheet === null) {
    return null;
  }
  const held = holderOf(sheet, defect.at.value);
  const scene: Scene = { defect, call, context, sheet, held };
  const { client } = call.site;
  if (client !== null && standsIn(scene, client.file, client.fact.span)) {
    return atClient(scene, client);
  }
  return isOnlyInTheWay(scene) ? removal(scene) : atCall(scene);
}

function standsIn(
  { sheet, held }: Scene,
  file: string,
  span: { readonly start: number; readonly end: number },
): boolean {
  return sheet.file === file && held !== null && belongsTo(sheet, held, span);
}

function atClient(scene: Scene, client: ClientSite): Plan | null {
  const { context, call, defect, held } = scene;
  const deadline = deadlineFor(scene);
  const needed = isNeeded(scene);
  const dropped = needed || held === null ? [] : [held.property];
  const whole = writeAtClient(context, call, client, deadline, dropped);
  // Where a client takes none that works, its calls may.
  const written = whole ?? writeAtCall(context, call, deadline, []);
  if (written === null) {
    return null;
  }
  const title = needed
    ? supportTitle(defect.option, written, deadline)
    : replaceTitle(defect.kind, defect.option, written, deadline);
  const id = whole === null ? 'timeout/native' : 'timeout/native@client';
  return { id, title, edits: finished(scene, written, needed ? null : held) };
}

function atCall(scene: Scene): Plan | null {
  const { context, call, sheet, defect } = scene;
  const { site } = call;
  const held = standsIn(scene, site.file, site.fact.span) && !isNeeded(scene) ? scene.held : null;
  const moved = held === null ? null : movedOptions(context, sheet, call, held);
  if (moved !== null) {
    return {
      id: 'timeout/native',
      title: 'Move the options behind the body',
      edits: [{ file: sheet.file, edits: moved }],
    };
  }
  const deadline = deadlineFor(scene);
  const dropped = held === null ? [] : [held.property];
  const written = writeAtCall(context, call, deadline, dropped);
  if (written !== null) {
    const title =
      held === null
        ? addTitle(written, deadline)
        : replaceTitle(defect.kind, defect.option, written, deadline);
    return { id: 'timeout/native', title, edits: finished(scene, written, held) };
  }
  return site.client === null ? null : forAllCalls(scene, site.client, held);
}

/** The library takes no timeout at its calls: one for all of them, with the time that suits all. */
function forAllCalls(scene: Scene, client: ClientSite, held: Held | null): Plan | null {
  const { context, call } = scene;
  const deadline = deadlineOfClient(context, call, client);
  const written = writeAtClient(context, call, client, deadline, []);
  if (written === null) {
    return null;
  }
  const title = clientTitle(client, Math.max(1, context.callsOfClient(client).length), deadline);
  return { id: 'timeout/native@client', title, edits: finished(scene, written, held) };
}

/** The edits, with the option taken out where nothing has replaced it yet. */
function finished({ sheet }: Scene, { edits, job }: Written, held: Held | null): Plan['edits'] {
  if (held !== null && !job.taken.has(held.property)) {
    edits.add(sheet.file, removeHeld(sheet, held));
  }
  return edits.files();
}

/** It would work, were it not for another option that the fix sets: then it stays. */
function isNeeded({ call, defect }: Scene): boolean {
  const { options, fixes } = call.site.profile;
  const option = options.find(({ path, needs }) => path === defect.option && needs !== undefined);
  return option !== undefined && fixes.some(fix => option.path in fix.set);
}

/** Another option of the call itself works already: then the one that does nothing only goes. */
function isOnlyInTheWay({ call, defect }: Scene): boolean {
  const verdict = call.guards.timeout;
  return (
    verdict?.verdict === 'present' &&
    verdict.sources.some(source => source.origin === 'call') &&
    defect.at.file === call.site.file
  );
}

function removal({ defect, sheet, held }: Scene): Plan | null {
  if (held === null) {
    return null;
  }
  const edits = new Edits();
  edits.add(sheet.file, removeHeld(sheet, held));
  return {
    id: 'timeout/native',
    title: `Remove the ${defect.kind} \`${defect.option}\``,
    edits: edits.files(),
  };
}

/** The time that was written, where it can be said again where the fix writes; else the one that suits the call. */
function deadlineFor({ call, context, sheet, held, defect }: Scene): Deadline {
  const fallback = context.deadline(call);
  const written = held === null ? null : propertyText(sheet.text, held.property);
  if (held === null || written === null || written.kind === 'method') {
    return { kind: 'constant', ms: fallback };
  }
  const { site } = call;
  const around = [site.fact.span, ...(site.client?.file === sheet.file ? [site.client.fact.span] : [])];
  const inScope = around.some(span => spanContains(span, held.object.span)) ? 'yes' : 'no';
  const at = { value: held.property.value, span: written.value, inScope } as const;
  return writtenDeadline(context, sheet, site.profile, defect.option, at, fallback);
}
