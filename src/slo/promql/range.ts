import { parsePrometheusDuration } from '../units/duration.ts';

/** Seconds of what may stand in the brackets of a selector: `5m`, `1h30m`, or a number of seconds; null for an expression. */
export function rangeSeconds(text: string): number | null {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : parsePrometheusDuration(text);
}
