import type { SloFormat } from '../../slo/model/model.ts';
import { type Arguments, choice, listOf } from '../arguments.ts';
import { formatNames, formatOf, showFormats } from './choices.ts';

export interface ShowRequest {
  readonly paths: readonly string[];
  readonly format: (typeof showFormats)[number];
}

export function showRequestOf(given: Arguments): ShowRequest {
  return { paths: given.rest, format: choice(given, 'format', showFormats) ?? 'text' };
}

export interface ConvertRequest {
  /** null: the one that there is. */
  readonly file: string | null;
  readonly to: SloFormat;
  /** null: the standard output. */
  readonly output: string | null;
}

/** What is to be converted, or what is wrong with the arguments together. */
export function convertRequestOf(given: Arguments): ConvertRequest | string {
  const to = formatOf(given.values.get('to') ?? '');
  if (to === null) {
    return `convert needs --to FORMAT: ${listOf(formatNames)}`;
  }
  const [file = null, ...others] = given.rest;
  return others.length > 0
    ? 'convert takes one file'
    : { file, to, output: given.values.get('output') ?? null };
}

export interface NewRequest {
  readonly format: SloFormat;
  /** null: the standard output. */
  readonly output: string | null;
}

/** What is to be written, or what is wrong with the arguments together. */
export function newRequestOf(given: Arguments): NewRequest | string {
  const format = formatOf(given.values.get('format') ?? '');
  if (format === null) {
    return `new needs --format FORMAT: ${listOf(formatNames)}`;
  }
  return given.rest.length > 0
    ? 'new takes no file; --output FILE says where to write'
    : { format, output: given.values.get('output') ?? null };
}
