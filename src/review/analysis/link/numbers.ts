import type { Known, Ref } from './known.ts';
import type { Linker } from './linker.ts';

/** What a value is as a number, as far as the source tells. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: number }
  /** `false` or `null`. */
  | { readonly kind: 'nothing'; readonly value: false | null }
  /** A number that is only known when the code runs; `hint`: one that it may be. */
  | { readonly kind: 'variable'; readonly hint: number | null }
  | { readonly kind: 'unset' }
  /** It is handed in, and may be left out. */
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'object' };

/** The number that a value stands for: literals, arithmetic, constants of other modules, `value ?? 5000`. */
export function quantityOf(linker: Linker, ref: Ref): Quantity {
  const resolved = linker.resolve(ref);
  const parts = resolved.alternatives.map(known => quantityOfKnown(linker, known));
  if (parts.length === 1 && parts[0] !== undefined && resolved.open === null) {
    return parts[0];
  }
  if (parts.length === 0) {
    return { kind: 'variable', hint: null };
  }
  return joinQuantities(parts);
}

function joinQuantities(parts: readonly Quantity[]): Quantity {
  const numbers = parts.filter(part => part.kind === 'number');
  const hint = numbers.find(part => part.value > 0 && Number.isFinite(part.value))?.value ?? null;
  const variable = parts.find(part => part.kind === 'variable');
  if (hint !== null || variable !== undefined) {
    return { kind: 'variable', hint: hint ?? variable?.hint ?? null };
  }
  return (
    parts.find(part => part.kind === 'unknown') ??
    numbers[0] ??
    parts.find(part => part.kind === 'object') ??
    parts[0] ?? { kind: 'unset' }
  );
}

function quantityOfKnown(linker: Linker, known: Known): Quantity {
  switch (known.kind) {
    case 'literal':
      return literalQuantity(known.value);
    case 'expression': {
      const value = fold(linker, known.ref, 0);
      return value === null ? { kind: 'variable', hint: null } : { kind: 'number', value };
    }
    case 'undefined':
      return { kind: 'unset' };
    case 'global':
      return globalQuantity(known.path);
    case 'parameter':
      return parameterQuantity(linker, known);
    case 'object':
      return { kind: 'object' };
    default:
      return { kind: 'variable', hint: null };
  }
}

function literalQuantity(value: string | number | boolean | null): Quantity {
  if (typeof value === 'number') {
    return { kind: 'number', value };
  }
  if (typeof value === 'string') {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    return Number.isNaN(number) ? { kind: 'variable', hint: null } : { kind: 'number', value: number };
  }
  return value === true ? { kind: 'variable', hint: null } : { kind: 'nothing', value };
}

function globalQuantity(path: readonly string[]): Quantity {
  const name = path.join('.');
  return name === 'Infinity' || name === 'Number.POSITIVE_INFINITY'
    ? { kind: 'number', value: Infinity }
    : { kind: 'variable', hint: null };
}

function parameterQuantity(linker: Linker, known: Known & { kind: 'parameter' }): Quantity {
  const parameter = linker.fn(known.file, known.fn)?.parameters[known.index];
  const required =
    parameter !== undefined && !parameter.optional && known.path.length === 0 && parameter.name !== null;
  return required
    ? { kind: 'variable', hint: null }
    : { kind: 'unknown', why: 'it is handed in, and may be left out' };
}

const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
};

/** A constant expression's number; null: it is none. */
function fold(linker: Linker, ref: Ref, depth: number): number | null {
  const value = linker.value(ref);
  if (value === null || depth > 16) {
    return null;
  }
  if (value.kind === 'binary') {
    const operator = Object.hasOwn(operators, value.op) ? operators[value.op] : undefined;
    const left = fold(linker, { ...ref, value: value.left }, depth + 1);
    const right = fold(linker, { ...ref, value: value.right }, depth + 1);
    return operator === undefined || left === null || right === null ? null : operator(left, right);
  }
  if (value.kind === 'unary') {
    const inner = fold(linker, { ...ref, value: value.value }, depth + 1);
    return inner === null || (value.op !== '-' && value.op !== '+')
      ? null
      : value.op === '-'
        ? -inner
        : inner;
  }
  if (value.kind === 'literal') {
    return typeof value.value === 'number' ? value.value : null;
  }
  const resolved = linker.resolve(ref);
  const [known] = resolved.alternatives;
  if (known === undefined || resolved.alternatives.length > 1 || resolved.open !== null) {
    return null;
  }
  if (known.kind === 'literal') {
    return typeof known.value === 'number' ? known.value : null;
  }
  return known.kind === 'expression' ? fold(linker, known.ref, depth + 1) : null;
}
