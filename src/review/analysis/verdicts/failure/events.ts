import type { CallFact, FileFacts } from '../../facts/model.ts';
import { functionOf, memberName } from '../inspect.ts';
import { callsOn } from '../local-index.ts';
import { fateIn } from './fate.ts';
import { handlerOfFunction } from './handler.ts';
import { met, type Path } from './report.ts';
import { settlesOtherwise } from './told.ts';

/** `request.on('error', () => resolve(null))`; gives whether that is the end of the failure. */
export function emitted(path: Path): boolean {
  const { facts, linker, file, call } = path;
  for (const later of callsOn(facts, call)) {
    const fn = hearsError(facts, later)
      ? functionOf(linker, { file, value: later.args[1]?.value ?? -1, env: null })
      : null;
    const handler = fn?.file === file ? handlerOfFunction(linker, file, fn.fn, 0) : null;
    if (handler === null) {
      continue;
    }
    const fate = fateIn(handler);
    // One that only writes it down leaves whoever waits without an answer.
    if (fate.kind === 'told' || (fate.kind === 'replaced' && settlesOtherwise(handler))) {
      return met(path, fate, later.nameSpan, 'error event');
    }
  }
  return false;
}

function hearsError(facts: FileFacts, call: CallFact): boolean {
  const [event] = call.args;
  const node = event === undefined ? undefined : facts.values[event.value];
  return (
    /^(?:on|once|addListener)$/.test(memberName(facts, call) ?? '') &&
    node?.kind === 'literal' &&
    node.value === 'error'
  );
}
