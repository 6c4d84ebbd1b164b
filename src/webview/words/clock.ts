import { say } from './say.ts';

const day = 86_400;

/** An instant of the window as a person says it: `day 9, 10:00`. Takes seconds from its start. */
export function clock(seconds: number): string {
  return say('clock', String(Math.floor(seconds / day)), timeOfDay(seconds));
}

/** The same to the second where it is not at a full minute. */
export function exactClock(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  return clock(whole) + (rest === 0 ? '' : `:${two(rest)}`);
}

function timeOfDay(seconds: number): string {
  const rest = Math.floor(seconds) % day;
  return `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
