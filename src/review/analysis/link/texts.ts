import type { Ref } from './known.ts';
import { keyOf, type Linker } from './linker.ts';

/** The text that a value begins with, as far as it is constant. */
export function textOf(linker: Linker, ref: Ref): string | null {
  return linker.once(`text of ${keyOf(ref)}`, null, () => findText(linker, ref));
}

function findText(linker: Linker, ref: Ref): string | null {
  const [known] = linker.resolve(ref).alternatives;
  if (known?.kind === 'literal') {
    return typeof known.value === 'string' ? known.value : null;
  }
  const value = known?.kind === 'expression' ? linker.value(known.ref) : null;
  if (value?.kind === 'template') {
    const [first, second] = value.parts;
    const head = typeof first === 'string' ? first : '';
    return head === '' && typeof second === 'number'
      ? textOf(linker, { ...ref, ...(known?.kind === 'expression' ? known.ref : ref), value: second })
      : head;
  }
  return value?.kind === 'binary' && value.op === '+' && known?.kind === 'expression'
    ? textOf(linker, { ...known.ref, value: value.left })
    : null;
}
