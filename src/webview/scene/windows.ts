import type { WindowChoice } from '../../slo/edits/window-choice.ts';
import type { Slo } from '../../slo/model/model.ts';
import { days } from '../words/amounts.ts';
import { say } from '../words/say.ts';

/** A window that the form offers. `id` is that of the option. */
export interface OfferedWindow {
  readonly id: string;
  readonly words: string;
  readonly choice: WindowChoice;
}

const day = 86_400;
const rolling = [7, 14, 28, 30, 90].map(count => count * day);

/** The windows that a format has a place for; empty: it has none. */
export function offeredWindows({ format, window }: Slo): readonly OfferedWindow[] {
  switch (format) {
    case 'sloth/v1':
    case 'sloth/k8s':
    case 'slo-generator':
      return [];
    case 'pyrra':
      return rolling.map(rollingWindow);
    case 'openslo/v1alpha':
    case 'openslo/v1':
    case 'openslo/v2alpha':
    case 'nobl9':
    case 'markdown': {
      const most = format === 'nobl9' ? rolling.filter(seconds => seconds <= 31 * day) : rolling;
      const units =
        format === 'openslo/v2alpha' ? (['week'] as const) : (['week', 'month', 'quarter'] as const);
      const start = window?.kind === 'calendar' ? window.start : null;
      const zone = window?.kind === 'calendar' ? window.zone : null;
      return [
        ...most.map(rollingWindow),
        ...units.map(unit => ({
          id: `calendar-${unit}`,
          words: say(`calendar-${unit}`),
          choice: {
            kind: 'calendar',
            unit,
            count: 1,
            start: start ?? '2024-01-01 00:00:00',
            zone: zone ?? 'UTC',
          } as const,
        })),
      ];
    }
  }
}

function rollingWindow(seconds: number): OfferedWindow {
  return {
    id: `rolling-${String(seconds)}`,
    words: say('rollingWindow', days(seconds)),
    choice: { kind: 'rolling', seconds },
  };
}

/** The id of the offer that is the present window. */
export function presentWindow({ window }: Slo): string | null {
  if (window === null) {
    return null;
  }
  return window.kind === 'rolling' || window.count !== 1
    ? `rolling-${String(window.seconds)}`
    : `calendar-${window.unit}`;
}

/** The present window in words: `30 d, rolling`. */
export function windowName({ window }: Slo): string {
  if (window === null) {
    return say('noWindow');
  }
  return window.kind === 'rolling'
    ? say('rollingWindow', days(window.seconds))
    : say('calendarWindow', String(window.count), window.unit);
}
