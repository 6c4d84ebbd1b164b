import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, messageOf } from '../node/failure.ts';
import { replaceFile } from '../node/write-file.ts';
import { type Baseline, baselineText, readBaseline } from '../review/faces.ts';

/** A baseline as it was asked for. */
export interface BaselineRequest {
  /** As it was given, relative to the working directory. */
  readonly path: string;
  readonly use: 'compare' | 'update';
}

/**
 * The baseline in a file, or in one sentence why there is none. One that is to be updated need not be there; a broken or newer
 * one is never written over.
 */
export function loadBaseline(cwd: string, { path, use }: BaselineRequest): Baseline | string {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') {
      return `The baseline ${path} cannot be read: ${messageOf(error)}`;
    }
    return use === 'update'
      ? new Map()
      : `There is no baseline ${path}; run with --update-baseline to write what is known now into it`;
  }
  const reading = readBaseline(text);
  if (reading.kind === 'baseline') {
    return reading.baseline;
  }
  const where = reading.line === null ? path : `${path}:${String(reading.line)}`;
  return `The baseline ${where} cannot be used: ${reading.message}`;
}

/** Writes a baseline; gives in one sentence why it could not be. */
export function saveBaseline(cwd: string, path: string, baseline: Baseline): string | null {
  try {
    replaceFile(resolve(cwd, path), baselineText(baseline));
    return null;
  } catch (error) {
    const cause = codeOf(error) === 'ENOENT' ? 'its folder is not there' : messageOf(error);
    return `The baseline ${path} cannot be written: ${cause}`;
  }
}
