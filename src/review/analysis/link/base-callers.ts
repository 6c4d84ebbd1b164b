import type { ClassId, FunctionId, ValueId } from '../facts/model.ts';
import type { CallRef } from './known.ts';
import type { Linker } from './linker.ts';
import { namesIn } from './names.ts';

/** How many classes up a method is looked for. */
const mostBases = 8;

/** The class of the project that a value is, where it can be no other. */
export function classIn(
  linker: Linker,
  file: string,
  value: ValueId,
): { readonly file: string; readonly class: ClassId } | null {
  const { alternatives, open } = linker.resolve({ file, value, env: null });
  const [only, other] = alternatives;
  return only?.kind === 'class' && other === undefined && open === null
    ? { file: only.file, class: only.class }
    : null;
}

/** The calls of a method in the classes that its own extends: `this.read()` in the base, `read` in the class that says how. */
export function callsInBases(linker: Linker, file: string, fn: FunctionId): readonly CallRef[] {
  const fact = linker.fn(file, fn);
  const name = fact?.name ?? null;
  const calls: CallRef[] = [];
  if (fact === null || name === null || fact.class === null || fact.style !== 'method') {
    return calls;
  }
  let at: { readonly file: string; readonly class: ClassId } | null = { file, class: fact.class };
  for (let i = 0; at !== null && i < mostBases; i++) {
    const superclass: ValueId | null = linker.facts(at.file)?.classes[at.class]?.superclass ?? null;
    at = superclass === null ? null : classIn(linker, at.file, superclass);
    if (at !== null) {
      calls.push(...callsOfThis(linker, at.file, at.class, name));
    }
  }
  return calls;
}

function callsOfThis(linker: Linker, file: string, id: ClassId, name: string): CallRef[] {
  const facts = linker.facts(file);
  return facts === null
    ? []
    : (namesIn(facts).calls.get(name) ?? [])
        .filter(call => {
          const callee = facts.values[facts.calls[call]?.callee ?? -1];
          const object = callee?.kind === 'member' ? facts.values[callee.object] : undefined;
          return (
            callee?.kind === 'member' &&
            callee.property === name &&
            object?.kind === 'this' &&
            object.class === id
          );
        })
        .map((call): CallRef => ({ file, call, env: null }));
}
