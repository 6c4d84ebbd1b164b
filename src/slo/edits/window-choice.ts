/** What a window may be changed to. */
export type WindowChoice =
  | { readonly kind: 'rolling'; readonly seconds: number }
  | {
      readonly kind: 'calendar';
      readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
      readonly count: number;
      /** `2006-01-02 15:04:05`. */
      readonly start: string;
      /** An IANA name. */
      readonly zone: string;
    };

const days = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
const daySeconds = 86_400;

/** The length that a choice has in the model, in seconds; a month counts 30 days. */
export function secondsOfChoice(choice: WindowChoice): number {
  return choice.kind === 'rolling' ? choice.seconds : choice.count * days[choice.unit] * daySeconds;
}
