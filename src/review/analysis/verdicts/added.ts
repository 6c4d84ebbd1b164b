import type { Amount, Guard } from '../../../base/guard.ts';
import type { AddedGuard, Library } from '../../catalog/schema.ts';
import type { LibraryVersion } from '../call.ts';
import type { CallFact } from '../facts/model.ts';
import type { Env, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import { optionAt } from '../link/options.ts';
import { endsInFailure } from './only-fails.ts';

/** The arguments in which a guard's options stand. */
export interface Site {
  readonly file: string;
  readonly call: CallFact;
  readonly env: Env | null;
}

/** What a guard is asked about. */
export interface Question {
  readonly linker: Linker;
  readonly guard: Guard;
  readonly library: Library;
  readonly version: LibraryVersion | null;
  /** Null: what is handed in cannot be seen into. */
  readonly site: Site | null;
  /** How many parameters the function takes that it runs; null: that is not known. */
  readonly takes: number | null;
  /** Whether what it is given can be begun again. */
  readonly again: boolean;
  /** The operation of the call, where that is known. */
  readonly operation: string | null;
  /** Whether that method is called on the object. */
  readonly hasMethod: (method: string, event: string | undefined) => boolean | null;
}

export type Added =
  | { readonly kind: 'guards'; readonly value: Amount | null; readonly note: string }
  | { readonly kind: 'open'; readonly note: string };

/** What the entries of a guard add: the first that guards speaks; null: none does. */
export function addedBy(asked: Question, entries: readonly AddedGuard[]): Added | null {
  let open: Added | null = null;
  for (const entry of entries) {
    const added = entry.guard === asked.guard ? addedByOne(asked, entry) : null;
    if (added?.kind === 'guards') {
      return added;
    }
    open ??= added;
  }
  return open;
}

function addedByOne(asked: Question, entry: AddedGuard): Added | null {
  const { linker, version, takes, site } = asked;
  if (
    (entry.versions !== undefined && linker.world.satisfies(version, entry.versions) === 'no') ||
    (entry.operations !== undefined &&
      asked.operation !== null &&
      !entry.operations.includes(asked.operation)) ||
    (entry.needsFunction === true && !asked.again) ||
    (entry.needsParameter !== undefined && takes !== null && takes <= entry.needsParameter)
  ) {
    return null;
  }
  const conditions = [
    given(asked, entry),
    notSwitchedOff(asked, entry),
    stopsInTime(asked, entry),
    handles(asked, entry),
  ];
  if (conditions.includes('no')) {
    return null;
  }
  const amount = site === null ? { kind: 'on' as const, value: null } : amountOf(asked, entry, site);
  if (amount.kind === 'off') {
    return null;
  }
  const note = entry.note;
  return entry.uncertain === true || conditions.includes('maybe') || amount.kind === 'maybe'
    ? { kind: 'open', note }
    : { kind: 'guards', value: amount.value, note };
}

type Answer = 'yes' | 'no' | 'maybe';

function argumentAt(site: Site, index: number): Ref | 'spread' | null {
  const before = site.call.args.slice(0, index + 1);
  if (before.some(argument => argument.spread)) {
    return 'spread';
  }
  const argument = before[index];
  return argument === undefined ? null : { file: site.file, value: argument.value, env: site.env };
}

/** `onlyWith`: the option is given, the method is called. */
function given({ linker, site, hasMethod }: Question, { onlyWith }: AddedGuard): Answer {
  if (onlyWith === undefined) {
    return 'yes';
  }
  if ('method' in onlyWith) {
    const has = hasMethod(onlyWith.method, onlyWith.event);
    return has === null ? 'maybe' : has ? 'yes' : 'no';
  }
  const ref = site === null ? 'spread' : argumentAt(site, onlyWith.argument);
  if (ref === null || ref === 'spread') {
    return ref === null ? 'no' : 'maybe';
  }
  const found = optionAt(linker, ref, onlyWith.path.split('.'));
  return found.values.length > 0 ? 'yes' : found.open === null ? 'no' : 'maybe';
}

/** `unless`: `enabled: false`. */
function notSwitchedOff({ linker, site }: Question, { unless }: AddedGuard): Answer {
  const ref = unless === undefined || site === null ? null : argumentAt(site, unless.argument);
  if (unless === undefined || ref === null || ref === 'spread') {
    return 'yes';
  }
  const isOff = optionAt(linker, ref, unless.path.split('.')).values.some(value =>
    linker.resolve(value).alternatives.some(known => known.kind === 'literal' && known.value === unless.is),
  );
  return isOff ? 'no' : 'yes';
}

/** `cooperative`: the function has to take the signal. */
function stopsInTime({ linker, site, takes }: Question, { cooperative }: AddedGuard): Answer {
  const ref = cooperative === undefined || site === null ? null : argumentAt(site, cooperative.argument);
  if (cooperative === undefined || ref === null || ref === 'spread') {
    return 'yes';
  }
  const candidates = [
    ref,
    ...(cooperative.path === undefined ? [] : optionAt(linker, ref, cooperative.path.split('.')).values),
  ];
  const isSo = candidates.some(each => {
    const value = linker.value(each);
    return value?.kind === 'member' && value.property === cooperative.member;
  });
  return !isSo ? 'yes' : takes === null ? 'maybe' : takes > 0 ? 'yes' : 'no';
}

/** `handler`: what goes on instead must not fail again. */
function handles({ linker, site }: Question, { handler }: AddedGuard): Answer {
  const ref = handler === undefined || site === null ? null : argumentAt(site, handler);
  if (handler === undefined || ref === null || ref === 'spread') {
    return handler === undefined ? 'yes' : 'maybe';
  }
  const [only] = linker.resolve(ref).alternatives.filter(known => known.kind === 'function');
  return only === undefined ? 'maybe' : endsInFailure(linker, only.file, only.fn) ? 'no' : 'yes';
}

interface Measured {
  readonly kind: 'on' | 'off' | 'maybe';
  readonly value: Amount | null;
}

const off: Measured = { kind: 'off', value: null };

function amountOf({ linker }: Question, { amount }: AddedGuard, site: Site): Measured {
  if (amount === undefined) {
    return { kind: 'on', value: null };
  }
  const ref = argumentAt(site, amount.argument);
  if (ref === 'spread') {
    return { kind: amount.default === null ? 'maybe' : 'on', value: null };
  }
  if (ref === null) {
    return measure(amount, amount.default);
  }
  if (amount.path === undefined) {
    return measureRef(linker, amount, ref);
  }
  const found = optionAt(linker, ref, amount.path.split('.'));
  const values = found.values.map(value => measureRef(linker, amount, value));
  const [first] = values;
  if (first === undefined) {
    const byDefault = measure(amount, amount.default);
    return found.open === null ? byDefault : { kind: byDefault.kind === 'on' ? 'on' : 'maybe', value: null };
  }
  const some = values.find(value => value.kind === 'on');
  return some === undefined || values.length === 1 ? first : some;
}

type AmountOf = NonNullable<AddedGuard['amount']>;

function measureRef(linker: Linker, amount: AmountOf, ref: Ref): Measured {
  const { alternatives, open } = linker.resolve(ref);
  const [literal, other] = alternatives;
  if (literal === undefined && open === null) {
    return measure(amount, amount.default);
  }
  if (other === undefined && literal?.kind === 'literal') {
    const { value } = literal;
    return measure(amount, typeof value === 'string' ? textAmount(amount, value) : value);
  }
  const quantity = quantityOf(linker, ref);
  switch (quantity.kind) {
    case 'number':
      return measure(amount, quantity.value);
    case 'nothing':
      return measure(amount, quantity.value);
    case 'unset':
      return measure(amount, amount.default);
    case 'variable':
      return { kind: 'on', value: quantity.hint === null ? null : measure(amount, quantity.hint).value };
    case 'unknown':
      return { kind: measure(amount, amount.default).kind === 'on' ? 'on' : 'maybe', value: null };
    case 'object':
      return amount.path === undefined &&
        (amount.form === 'ms' ||
          amount.form === 'retries' ||
          amount.form === 'attempts' ||
          amount.form === 'count')
        ? off
        : { kind: 'on', value: null };
  }
}

const units: Readonly<Record<string, number>> = {
  milli: 1,
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};

/** `5 seconds`, or a number as a text. */
function textAmount(amount: AmountOf, text: string): number | boolean {
  const [, number, unit] = /^\s*([\d.]+)\s*([a-z]+?)s?\s*$/i.exec(text) ?? [];
  const factor = unit === undefined ? undefined : units[unit.toLowerCase()];
  if (amount.form === 'duration' && number !== undefined && factor !== undefined) {
    return Number(number) * factor;
  }
  return text.trim() === '' || Number.isNaN(Number(text)) ? true : Number(text);
}

/** What a constant amounts to; `null` given is what it says in `off`, else as if left out. */
function measure(amount: AmountOf, value: number | boolean | null): Measured {
  if (value === null) {
    return amount.default === null || (amount.off?.includes(null) ?? false)
      ? off
      : measure(amount, amount.default);
  }
  if (typeof value === 'boolean') {
    return !value ? off : { kind: 'on', value: null };
  }
  const isOff = amount.off?.some(each => each === value) ?? false;
  const isEndless = value === Infinity && amount.form !== 'retries' && amount.form !== 'attempts';
  if (isOff || isEndless || Number.isNaN(value)) {
    return off;
  }
  switch (amount.form) {
    case 'ms':
    case 'duration':
      return { kind: 'on', value: { amount: value, unit: 'ms' } };
    case 's':
      return { kind: 'on', value: { amount: value * 1000, unit: 'ms' } };
    case 'retries':
      return { kind: 'on', value: { amount: value + 1, unit: 'attempts' } };
    case 'attempts':
      return { kind: 'on', value: { amount: value, unit: 'attempts' } };
    case 'count':
    case 'switch':
      return { kind: 'on', value: null };
  }
}
