import type { CallFact, ValueId } from '../../facts/model.ts';
import { callsWithin } from '../call-index.ts';
import { globalCallee, memberName } from '../inspect.ts';
import { isExecutor } from '../executors.ts';
import { answers, isFailureStatus } from './answers.ts';
import { assignedWithin } from './assignments.ts';
import { type Fate, type Handler, isOfError } from './handler.ts';
import { alwaysThrows, givenBy } from './values.ts';
import { isLogging, saysFailed, showsFailure } from './words.ts';

/** Methods that give something away whose object says what happened: `res.json({ error })`, `dispatch({ error })`. */
const giving: ReadonlySet<string> = new Set([
  'json',
  'send',
  'end',
  'write',
  'emit',
  'postMessage',
  'dispatch',
  'set',
  'setState',
  'commit',
  'patch',
  'respond',
  'reply',
  'render',
]);

/** Methods that answer a request with what they are given: `res.send(error)`. */
const sends: ReadonlySet<string> = new Set(['json', 'send', 'end', 'respond', 'reply']);

/** Functions that answer: `errorResponse`, `redirectResponse`, `respondWith`. */
function answersByName(name: string): boolean {
  return /(?:Response|Reply|Redirect|Answer)$|^(?:respond|reply|redirect|answer)[A-Z]/.test(name);
}

/** What the statements of a handler, besides what it returns and throws, make of the failure; null: nothing. */
export function toldBy(handler: Handler): Fate | null {
  let open: Fate | null = null;
  for (const call of callsWithin(handler.facts, handler.span)) {
    const fate = isLogging(call.calleeText) ? null : byCall(handler, call);
    if (fate !== null && fate.kind !== 'open') {
      return fate;
    }
    open ??= fate;
  }
  return byWrite(handler) ?? byAssignment(handler) ?? open;
}

function byCall(handler: Handler, call: CallFact): Fate | null {
  const { linker, file, facts } = handler;
  const name = memberName(facts, call) ?? /[\w$]+$/.exec(call.calleeText)?.[0] ?? '';
  const first = call.args[0]?.value;
  const settled = bySettler(handler, call);
  if (settled !== null) {
    return settled;
  }
  if (showsFailure(call.calleeText)) {
    return isCleared(handler, first) ? null : { kind: 'told', how: `\`${name}\` shows it` };
  }
  if (answers(handler, call) === 'failure') {
    return { kind: 'told', how: 'it is answered with an error status' };
  }
  if (name === 'emit' && first !== undefined && isErrorEvent(handler, first)) {
    return { kind: 'told', how: 'it is emitted as an error' };
  }
  if (/^(?:set[A-Z]|update[A-Z])/.test(name) && first !== undefined && isFailing(handler, first)) {
    return { kind: 'told', how: `\`${name}\` shows it` };
  }
  if (
    (giving.has(name) || answersByName(name)) &&
    call.args.some(
      each => isFailing(handler, each.value) || (sends.has(name) && isOfError(handler, each.value)),
    )
  ) {
    return { kind: 'told', how: `\`${name}\` gives it on` };
  }
  if (name === 'push' && call.args.some(each => isOfError(handler, each.value))) {
    return { kind: 'open', why: 'the failure is collected' };
  }
  if (
    globalCallee(linker, file, call) === null &&
    isStatement(handler, call) &&
    alwaysThrows(linker, file, call)
  ) {
    return { kind: 'rethrown' };
  }
  return call.args.some(each => isFailing(handler, each.value))
    ? { kind: 'open', why: `\`${name}\` is given the failure` }
    : null;
}

/** `setError(null)`, `setError('')`: there is none any more. */
function isCleared({ facts }: Handler, value: ValueId | undefined): boolean {
  const node = value === undefined ? undefined : facts.values[value];
  return (
    node?.kind === 'undefined' ||
    (node?.kind === 'literal' && (node.value === null || node.value === '' || node.value === false))
  );
}

function isErrorEvent({ facts }: Handler, value: ValueId): boolean {
  const node = facts.values[value];
  return node?.kind === 'literal' && typeof node.value === 'string' && saysFailed(node.value);
}

/** An object that says so: `{ error }`, `{ status: 'failed' }`. */
function isFailing(handler: Handler, value: ValueId): boolean {
  return handler.facts.values[value]?.kind === 'object' && givenBy(handler, value) === 'failure';
}

/** It stands in the handler itself, not in a function that is only made there. */
function isStatement(handler: Handler, call: CallFact): boolean {
  return call.within === handler.within;
}

/** `reject(error)`, `next(error)`, `callback(error)`: a parameter of a function around it is called. `resolve([])` gives something else. */
function bySettler(handler: Handler, call: CallFact): Fate | null {
  const { facts, linker, file } = handler;
  const callee = facts.values[call.callee];
  const binding = callee?.kind === 'binding' ? facts.bindings[callee.binding] : undefined;
  const [parameter] = binding?.kind === 'parameter' ? binding.values : [];
  const node = parameter === undefined ? undefined : facts.values[parameter];
  if (binding === undefined || node?.kind !== 'parameter') {
    return null;
  }
  const first = call.args[0]?.value;
  if (isExecutor(linker, file, facts, node.fn)) {
    if (node.index === 1) {
      return { kind: 'rethrown' };
    }
    const given = first === undefined ? 'substitute' : givenBy(handler, first);
    return given === 'failure' ? { kind: 'told', how: 'the promise is resolved with the failure' } : null;
  }
  if (/^(?:next|callback|cb|done|reject|fail|onError|onFailure|handleError)$/.test(binding.name)) {
    return first === undefined || isNothing(handler, first)
      ? null
      : { kind: 'told', how: `\`${binding.name}\` is given the failure` };
  }
  return first !== undefined && isOfError(handler, first)
    ? { kind: 'told', how: `\`${binding.name}\` is given the failure` }
    : null;
}

/** Whether a handler settles the promise whose executor it stands in with something else. */
export function settlesOtherwise(handler: Handler): boolean {
  const { facts, linker, file } = handler;
  return callsWithin(facts, handler.span).some(call => {
    const callee = facts.values[call.callee];
    const [parameter] = callee?.kind === 'binding' ? (facts.bindings[callee.binding]?.values ?? []) : [];
    const node = parameter === undefined ? undefined : facts.values[parameter];
    return node?.kind === 'parameter' && node.index === 0 && isExecutor(linker, file, facts, node.fn);
  });
}

function isNothing({ facts }: Handler, value: ValueId): boolean {
  const node = facts.values[value];
  return node?.kind === 'undefined' || (node?.kind === 'literal' && node.value === null);
}

/** `process.exitCode = 1`, `ctx.status = 500`, `state.error = message`, `ctx.body = { error }`. */
function byWrite(handler: Handler): Fate | null {
  const { facts, span } = handler;
  for (const write of facts.writes) {
    const last = write.path.at(-1);
    if (write.span.start < span.start || write.span.end > span.end || last === undefined) {
      continue;
    }
    if (last === 'exitCode') {
      return { kind: 'told', how: 'the process ends with an error' };
    }
    if ((last === 'status' || last === 'statusCode') && isFailureStatus(handler, write.value) === true) {
      return { kind: 'told', how: 'it is answered with an error status' };
    }
    const isOwn = facts.values[write.object]?.kind === 'this';
    const tells = isFailing(handler, write.value) || /(?:error|err|failure)$/i.test(last);
    if (tells && !isOwn && !isCleared(handler, write.value)) {
      return { kind: 'told', how: `\`${last}\` says so` };
    }
    if (isOfError(handler, write.value)) {
      return { kind: 'open', why: `the failure is kept in \`${last}\`` };
    }
  }
  return null;
}

/** `lastError = error`: thrown behind the handler, or kept as what came of it. */
function byAssignment(handler: Handler): Fate | null {
  const { facts, within, span } = handler;
  const kept = assignedWithin(facts, span).find(
    ({ value }) => isOfError(handler, value) || isFailing(handler, value),
  );
  if (kept === undefined) {
    return null;
  }
  const throws = within === null ? [] : (facts.functions[within]?.exits.throws ?? []);
  const isThrown = throws.some(value => {
    const node = facts.values[value];
    return node !== undefined && node.span.start >= span.end && mentionsName(handler, value, kept.binding);
  });
  return isThrown
    ? { kind: 'rethrown' }
    : { kind: 'open', why: `the failure is kept in \`${facts.bindings[kept.binding]?.name ?? ''}\`` };
}

function mentionsName(handler: Handler, value: ValueId, binding: number): boolean {
  return isOfError({ ...handler, error: binding }, value);
}
