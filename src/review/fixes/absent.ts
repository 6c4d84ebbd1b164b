import type { OutboundCall } from '../analysis/call.ts';
import { writeAtCall } from './at-call.ts';
import { deadlineOfClient, writeAtClient } from './at-client.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import type { Plan } from './native.ts';
import { addTitle, clientTitle } from './titles.ts';

/** A missing timeout: written at the call, and at its client for all of its calls. */
export function absentPlans(call: OutboundCall, context: FixContext): readonly Plan[] {
  const plans: Plan[] = [];
  const deadline: Deadline = { kind: 'constant', ms: context.deadline(call) };
  const atCall = writeAtCall(context, call, deadline, []);
  if (atCall !== null) {
    plans.push({ id: 'timeout/native', title: addTitle(atCall, deadline), edits: atCall.edits.files() });
  }
  const { client } = call.site;
  if (client !== null) {
    const whole = deadlineOfClient(context, call, client);
    const written = writeAtClient(context, call, client, whole, []);
    if (written !== null) {
      const title = clientTitle(client, Math.max(1, context.callsOfClient(client).length), whole);
      plans.push({ id: 'timeout/native@client', title, edits: written.edits.files() });
    }
  }
  return plans;
}
