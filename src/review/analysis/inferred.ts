import type { CallFact, FileFacts } from './facts/model.ts';
import { contextsOut } from './verdicts/inspect.ts';

const settling: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** Whether somebody waits for what a call gives, as far as the code around it tells: a call of an inferred client counts only then. */
export function isWaitedFor(facts: FileFacts | null, call: CallFact): boolean {
  if (facts === null) {
    return false;
  }
  for (const context of contextsOut(facts, call.context)) {
    switch (context.kind) {
      case 'await':
        return true;
      case 'receiver':
        return settling.has(context.property);
      case 'return':
        return call.within !== null && facts.functions[call.within]?.flow === 'async';
      case 'argument':
        return facts.calls[context.call]?.calleeText.startsWith('Promise.') ?? false;
      case 'element':
      case 'arm':
        break;
      default:
        return false;
    }
  }
  return false;
}
