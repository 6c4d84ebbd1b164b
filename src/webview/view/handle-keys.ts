import { lengthStep, stepsOf, type WhatIf } from '../state/incidents.ts';
import type { Actions } from './view.ts';

/** What the keys do on the handle that moves an incident. */
export function handleKeys(event: KeyboardEvent, incident: WhatIf, window: number, actions: Actions): void {
  const { letter } = incident;
  const change = changeBy(event, incident, window);
  if (event.key === 'Delete' || event.key === 'Backspace') {
    actions.removeIncident(letter);
  } else if (change !== null) {
    actions.changeIncident(letter, change, 'settle');
  } else {
    return;
  }
  event.preventDefault();
}

type Change = Partial<Pick<WhatIf, 'start' | 'seconds'>>;

/** The arrows that make more of something, and those that make less. */
const more: ReadonlySet<string> = new Set(['ArrowRight', 'ArrowUp']);
const less: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowDown']);

function changeBy(event: KeyboardEvent, { start, seconds }: WhatIf, window: number): Change | null {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) {
    return null;
  }
  const steps = stepsOf(window);
  const sign = more.has(key) ? 1 : less.has(key) ? -1 : 0;
  const resize = altKey ? sign : key === '+' || key === '=' ? 1 : key === '-' ? -1 : 0;
  if (resize !== 0) {
    return { seconds: resized(seconds, resize) };
  }
  if (sign !== 0) {
    return { start: start + sign * (shiftKey ? steps.fine : steps.arrow) };
  }
  switch (key) {
    case 'PageUp':
      return { start: start + steps.page };
    case 'PageDown':
      return { start: start - steps.page };
    case 'Home':
      return { start: 0 };
    case 'End':
      return { start: window };
    default:
      return null;
  }
}

/** Longer or shorter by a step, which grows with the length; by several with Page Up and Down. */
export function resized(seconds: number, steps: number): number {
  const step = lengthStep(steps < 0 ? seconds - 1 : seconds);
  return Math.max(1, Math.max(Math.min(step, 10), seconds + steps * step));
}

/** What the keys do on the handle that makes an incident longer. */
export function lengthKeys(event: KeyboardEvent, { letter, seconds }: WhatIf, actions: Actions): void {
  const pages = event.key === 'PageUp' ? 10 : event.key === 'PageDown' ? -10 : 0;
  const steps = more.has(event.key) ? 1 : less.has(event.key) ? -1 : pages;
  if (steps !== 0) {
    actions.changeIncident(letter, { seconds: resized(seconds, steps) }, 'settle');
    event.preventDefault();
  }
}
