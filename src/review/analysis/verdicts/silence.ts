import type { CallFact, FileFacts, TryFact } from '../facts/model.ts';
import { callsGiven, callsWithin } from './call-index.ts';
import { isIn } from './loop-ends.ts';

/** Names of what only writes down what it is given. */
const notes =
  /(?:^|\.)(?:log|error|warn|warning|info|debug|trace|verbose|fatal|critical|exception|captureException|recordException|String|setStatus)$/;

/**
 * Whether a `try` keeps a failure to itself: its handler hands what it caught to nobody but a log, and no promise is settled in it
 * (`reject(error)`), so that nobody further out learns of it.
 */
export function isSilent(facts: FileFacts, { span, handler, caught }: TryFact, subject: CallFact): boolean {
  if (handler === null || callsWithin(facts, span).some(call => call !== subject && settles(facts, call))) {
    return false;
  }
  return (
    caught === null ||
    callsGiven(facts, caught).every(
      ({ call }) => !isIn(call.span, handler) || notes.test(call.calleeText.replace(/\s+/g, '')),
    )
  );
}

/** A parameter is called: `resolve(…)`, `done(…)`. */
function settles(facts: FileFacts, call: CallFact): boolean {
  const callee = facts.values[call.callee];
  return callee?.kind === 'binding' && facts.bindings[callee.binding]?.kind === 'parameter';
}
