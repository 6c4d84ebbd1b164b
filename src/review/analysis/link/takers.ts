import type { CallFact, FileFacts } from '../facts/model.ts';
import type { Known } from './known.ts';
import type { Linker } from './linker.ts';
import { own } from './world.ts';

/**
 * Has the files read whose functions are handed what makes a client, or one itself, and may give it back: `remember(() => new Client())`,
 * `new Lazy(() => new Client())`. `quiet` follows what is read, `asking` has read what it meets. True: some were not read yet.
 */
export function askForTakers(quiet: Linker, asking: Linker, file: string): boolean {
  const facts = quiet.facts(file);
  let some = false;
  for (const call of facts?.calls ?? []) {
    if (facts !== null && isUnreadImport(quiet, file, facts, call) && isHandedClient(quiet, file, call)) {
      asking.resolve({ file, value: call.callee, env: null });
      some = true;
    }
  }
  return some;
}

/** What is called comes out of a file of the project that nobody has read. */
function isUnreadImport(linker: Linker, file: string, facts: FileFacts, call: CallFact): boolean {
  const callee = facts.values[call.callee];
  const [bound] = callee?.kind === 'binding' ? (facts.bindings[callee.binding]?.values ?? []) : [];
  const value = bound === undefined ? undefined : facts.values[bound];
  const target = value?.kind === 'imported' ? linker.world.resolve(file, value.specifier) : null;
  return (
    target?.kind === 'file' &&
    linker.resolve({ file, value: call.callee, env: null }).alternatives.length === 0
  );
}

function isHandedClient(linker: Linker, file: string, call: CallFact): boolean {
  return call.args.some(argument =>
    linker.resolve({ file, value: argument.value, env: null }).alternatives.some(known => {
      const fn = known.kind === 'function' ? linker.fn(known.file, known.fn) : null;
      return known.kind === 'function' && fn !== null
        ? fn.returns.some(value =>
            linker.resolve({ file: known.file, value, env: known.env }).alternatives.some(isClient),
          )
        : isClient(known);
    }),
  );
}

/** Something of a library with calls of its own, and no request under construction. */
function isClient(known: Known): boolean {
  return (
    known.kind === 'entity' &&
    known.entity.is === 'object' &&
    known.library.onlyGuards !== true &&
    own(known.library.objects, known.entity.object)?.awaited === undefined
  );
}
