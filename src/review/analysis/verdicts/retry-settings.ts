import type { RetryOption } from '../../catalog/schema.ts';
import type { Known, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';

/** What an option is set to. `unset`: as if it were left out. */
export type Setting =
  | { readonly kind: 'on'; readonly attempts: number | null }
  | { readonly kind: 'off' }
  | { readonly kind: 'unset' }
  | { readonly kind: 'open'; readonly why: string };

/** What a retry option is set to by the value that stands there. */
export function settingOf(linker: Linker, option: RetryOption, ref: Ref): Setting {
  const { alternatives, open } = linker.resolve(ref);
  if (alternatives.length > 0 && open === null && alternatives.every(known => isOff(option, known))) {
    return { kind: 'off' };
  }
  switch (option.form) {
    case 'switch':
      return switchSetting(option, alternatives);
    case 'policy':
      return policySetting(option, alternatives, open);
    case 'retries':
    case 'attempts':
      return numberSetting(linker, option, ref);
  }
}

function isOff(option: RetryOption, known: Known): boolean {
  return (
    option.off?.some(off =>
      off === 'undefined' ? known.kind === 'undefined' : known.kind === 'literal' && known.value === off,
    ) ?? false
  );
}

function switchSetting(option: RetryOption, alternatives: readonly Known[]): Setting {
  const telling = alternatives.filter(known => known.kind !== 'undefined');
  const isAll = (value: boolean): boolean =>
    telling.every(known => known.kind === 'literal' && known.value === value);
  if (telling.length === 0 && alternatives.length > 0) {
    return { kind: 'unset' };
  }
  return telling.length > 0 && isAll(true)
    ? { kind: 'on', attempts: null }
    : telling.length > 0 && isAll(false)
      ? { kind: 'off' }
      : { kind: 'open', why: `what \`${option.path}\` is set to is not known` };
}

function policySetting(option: RetryOption, alternatives: readonly Known[], open: string | null): Setting {
  const { objects } = option;
  if (objects !== undefined) {
    const isOne = alternatives.some(
      known => known.kind === 'entity' && 'object' in known.entity && objects.includes(known.entity.object),
    );
    return isOne
      ? { kind: 'on', attempts: null }
      : open === null && alternatives.every(known => known.kind === 'entity' || known.kind === 'undefined')
        ? { kind: 'unset' }
        : { kind: 'open', why: `what \`${option.path}\` is set to is not known` };
  }
  const telling = alternatives.filter(known => known.kind !== 'undefined');
  if (telling.length === 0 && open === null) {
    return { kind: 'unset' };
  }
  if (open === null && telling.every(isText)) {
    // A text names something of the library's own: `adapter: 'fetch'`.
    return { kind: 'off' };
  }
  return telling.some(known => known.kind === 'parameter') && telling.length === 1
    ? { kind: 'open', why: `\`${option.path}\` is handed in, and may be left out` }
    : { kind: 'on', attempts: null };
}

function isText(known: Known): boolean {
  return known.kind === 'literal' && typeof known.value === 'string';
}

function numberSetting(linker: Linker, option: RetryOption, ref: Ref): Setting {
  const quantity = quantityOf(linker, ref);
  const first = option.form === 'attempts' ? 0 : 1;
  switch (quantity.kind) {
    case 'number': {
      const attempts = quantity.value + first;
      return option.endless?.some(each => each === quantity.value) === true
        ? { kind: 'on', attempts: Infinity }
        : attempts > 1
          ? { kind: 'on', attempts }
          : { kind: 'off' };
    }
    case 'nothing':
      return option.endless?.some(each => each === quantity.value) === true
        ? { kind: 'on', attempts: Infinity }
        : { kind: 'unset' };
    case 'variable':
      return { kind: 'on', attempts: quantity.hint === null ? null : quantity.hint + first };
    case 'unknown':
      return { kind: 'open', why: `\`${option.path}\` is handed in, and may be left out` };
    case 'object':
    case 'unset':
      // The keys inside have entries of their own.
      return { kind: 'unset' };
  }
}
