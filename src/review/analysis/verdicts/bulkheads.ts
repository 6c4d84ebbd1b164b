import type { Span } from '../../../base/span.ts';
import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Cell } from './cells.ts';
import type { Contributions } from './contributions.ts';
import { effectsIn } from './effects.ts';
import { handedGuards } from './handed.ts';
import { functionsOut, placeIn } from './inspect.ts';

/**
 * What limits how many of a call run at once: what it is handed to, and code that does so by itself. Such code counts one way before the call
 * and the other way after it, and what it counts decides whether the call has to wait, or is refused.
 */
export function enclosingBulkheads(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  const facts = linker.facts(file);
  if (facts !== null && facts.updates.length > 0) {
    const limits = functionsOut(facts, call.context)
      .slice(0, mostFunctions)
      .some(fn => isLimited(linker, file, facts, fn, call));
    if (limits) {
      into.sources.push({
        origin: 'enclosing',
        value: null,
        covers: [],
        evidence: [
          {
            ...placeIn(linker, file, call.calleeSpan),
            message: 'how many run at once is counted around it, and limited',
          },
        ],
      });
    }
  }
  handedGuards(linker, file, call, 'bulkhead', into, env);
}

const mostFunctions = 3;

function isLimited(linker: Linker, file: string, facts: FileFacts, fn: FunctionId, call: CallFact): boolean {
  const body = facts.functions[fn]?.bodySpan ?? call.span;
  const before = effectsIn(linker, file, { start: body.start, end: call.span.start });
  const after = effectsIn(linker, file, { start: call.span.end, end: body.end });
  const counted = [...before.up, ...before.down].filter(
    cell => (before.up.has(cell) && after.down.has(cell)) || (before.down.has(cell) && after.up.has(cell)),
  );
  if (counted.length === 0) {
    return false;
  }
  const tested = new Set<Cell>([...before.tested, ...around(linker, file, facts, fn)]);
  return counted.some(cell => tested.has(cell));
}

/** What is tested in the class, or in the function, whose function it is: a queue starts the next one there. */
function around(linker: Linker, file: string, facts: FileFacts, fn: FunctionId): ReadonlySet<Cell> {
  const owner = facts.functions[fn]?.class ?? null;
  const [outer] = functionsOut(facts, facts.functions[fn]?.context ?? null);
  const span: Span | undefined =
    owner !== null ? facts.classes[owner]?.span : facts.functions[outer ?? fn]?.span;
  return span === undefined ? new Set() : effectsIn(linker, file, span, 0).tested;
}
