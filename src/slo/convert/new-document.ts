import type { SloFormat } from '../model/model.ts';
import { startingTexts } from './starting-texts.ts';

/** A valid, commented document to begin with, in each format: one SLO for the availability of a checkout. */
export function newSlo(format: SloFormat): string {
  return startingTexts[format];
}
