import type { Span } from '../../../base/span.ts';
import type { CallFact, ContextFact, FileFacts, FunctionId, TryFact, ValueId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { handedGuards } from './handed.ts';
import { contextsOut, functionOf, memberName, placeIn } from './inspect.ts';
import { callsOf } from './local-index.ts';
import { attemptsOf } from './loop-amount.ts';
import { repeatingCall } from './retry-recursion.ts';
import { type Loop, repetitionOf } from './retry-rounds.ts';
import { isSilent } from './silence.ts';

/**
 * What runs a call again after a failure: loops around it, functions that call themselves, and what it is handed to. `env`: the calls
 * through which it is reached.
 */
export function enclosingRetries(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  const facts = linker.facts(file);
  if (facts === null) {
    return;
  }
  const start = { ...atStart(call.value), swallowed: false, silent: null };
  const walk: Walk = { linker, file, facts, env, call, into, ...start };
  for (const context of contextsOut(facts, call.context)) {
    if (step(walk, context) === 'stop') {
      break;
    }
  }
  handedGuards(linker, file, call, 'retry', into, env, walk.silent);
}

/** The way from a call outwards: how far its failure has come. */
interface Walk {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  readonly env: Env | null;
  readonly call: CallFact;
  readonly into: Contributions;
  /** What stands for the call at this place: itself, or the call that a function around it is handed to. */
  subject: ValueId;
  /** Its promise is awaited, as far out as this. */
  awaited: boolean;
  /** It is returned as a promise: what stands around it in this function does not see it fail. */
  returned: boolean;
  /** The `try` that the failure has ended in, since the last loop. */
  caught: TryFact | null;
  /** The `try` statements and promise chains passed in this function. */
  tries: TryFact[];
  chains: CallFact[];
  /** A failure does not come out any more: it has become a value. */
  swallowed: boolean;
  /** The function that lets it out no more, not even by what it gives. */
  silent: FunctionId | null;
}

function atStart(
  subject: ValueId,
): Pick<Walk, 'subject' | 'awaited' | 'returned' | 'caught' | 'tries' | 'chains'> {
  return { subject, awaited: false, returned: false, caught: null, tries: [], chains: [] };
}

function step(walk: Walk, context: ContextFact): 'stop' | 'on' {
  switch (context.kind) {
    case 'await':
      walk.awaited = true;
      return 'on';
    case 'return':
      walk.returned ||= !walk.awaited;
      return 'on';
    case 'receiver':
      throughChain(walk, context);
      return 'on';
    case 'try':
      throughTry(walk, context);
      return 'on';
    case 'loop':
      return throughLoop(walk, context);
    case 'function':
      return throughFunction(walk, context.fn);
    default:
      return 'on';
  }
}

/** `.catch(handler)`, `.then(next, handler)`. */
function throughChain(walk: Walk, { call, property }: ContextFact & { kind: 'receiver' }): void {
  const { linker, file, facts } = walk;
  const chain = facts.calls[call];
  const handler = chain?.args[property === 'catch' ? 0 : property === 'then' ? 1 : -1];
  if (walk.awaited || chain === undefined || handler === undefined) {
    return;
  }
  walk.chains.push(chain);
  const fn = functionOf(linker, { file, value: handler.value, env: null });
  const exits = fn === null ? undefined : linker.fn(fn.file, fn.fn)?.exits;
  walk.swallowed ||= exits !== undefined && (exits.completes || exits.returns.length > 0);
}

function throughTry(walk: Walk, { part, try: fact }: ContextFact & { kind: 'try' }): void {
  const { handlerExits } = fact;
  if (part !== 'block' || handlerExits === null || walk.returned) {
    return;
  }
  walk.tries.push(fact);
  if (walk.swallowed) {
    return;
  }
  if (handlerExits.completes || handlerExits.continues) {
    walk.caught ??= fact;
  }
  walk.swallowed = handlerExits.throws.length === 0;
}

function throughLoop(walk: Walk, loop: Loop): 'stop' | 'on' {
  const { linker, file, caught, swallowed, into } = walk;
  const repetition = walk.returned
    ? 'none'
    : repetitionOf({ ...walk, loop, swallowed: swallowed && caught === null });
  const span = keyword(loop);
  if (repetition === 'repeated') {
    addSource(walk, loop.span, {
      span,
      message: 'a loop makes the call again when it fails',
      attempts: attemptsOf(linker, walk, loop),
    });
    return 'stop';
  }
  if (repetition !== 'none') {
    const why =
      repetition === 'others'
        ? 'after a failure a loop tries another one'
        : 'whether the loop does again what failed is not known';
    into.open.push({ why, at: { ...placeIn(linker, file, span), message: why } });
  }
  walk.caught = null;
  return 'on';
}

function throughFunction(walk: Walk, fn: FunctionId): 'stop' | 'on' {
  const { linker, file, facts, into } = walk;
  const self = repeatingCall({ ...walk, fn });
  if (self !== null) {
    addSource(walk, facts.functions[fn]?.span ?? self.span, {
      span: self.calleeSpan,
      message: 'after a failure the function calls itself again',
      attempts: null,
    });
    return 'stop';
  }
  const [end] = walk.swallowed && facts.functions[fn]?.returns.length === 0 ? walk.tries : [];
  const handler = end?.handler ?? null;
  if (end !== undefined && handler !== null && isSilent(facts, end, walk.call)) {
    walk.silent = fn;
    into.ends.push({ ...placeIn(linker, file, handler), message: 'its failure ends here' });
    return 'stop';
  }
  const outer = takerOf(linker, file, facts, fn);
  if (outer !== null) {
    Object.assign(walk, atStart(outer.value));
  }
  return outer === null ? 'stop' : 'on';
}

/** Names of what keeps a function for later, or runs it without waiting for it. */
const apart: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'addEventListener',
  'subscribe',
  'forEach',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'nextTick',
  'queueMicrotask',
  'push',
]);

/** The call that runs a function where it stands: it is handed to it, or called at once. */
function takerOf(linker: Linker, file: string, facts: FileFacts, fn: FunctionId): CallFact | null {
  const context = facts.contexts[facts.functions[fn]?.context ?? -1];
  if (context?.kind === 'argument') {
    const outer = facts.calls[context.call];
    const name = outer === undefined ? null : (memberName(facts, outer) ?? outer.calleeText);
    return outer === undefined || apart.has(name ?? '') ? null : outer;
  }
  return callsOf(facts, fn).find(call => facts.values[call.callee]?.kind === 'function') ?? null;
}

/** `repeated`: the code that is run again. */
function addSource(
  { linker, file, into }: Walk,
  repeated: Span,
  {
    span,
    message,
    attempts,
  }: { readonly span: Span; readonly message: string; readonly attempts: number | null },
): void {
  into.sources.push({
    origin: 'enclosing',
    value: attempts === null ? null : { amount: attempts, unit: 'attempts' },
    covers: [],
    evidence: [{ ...placeIn(linker, file, span), message }],
    repeats: { file, span: repeated },
  });
}

function keyword({ loop, span }: Loop): Span {
  const length = loop === 'while' ? 5 : loop === 'do-while' ? 2 : 3;
  return { start: span.start, end: Math.min(span.end, span.start + length) };
}
