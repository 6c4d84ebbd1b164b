import { bandAt } from '../../slo/math/policy.ts';
import { share, time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { alertName } from '../words/alert-name.ts';
import type { Scene } from './scene.ts';

/** Something that happens in the window, with what is left of the budget then. */
export interface SceneEvent {
  /** Seconds from the start of the window. */
  readonly at: number;
  readonly what: string;
  /** A ratio. */
  readonly left: number;
  readonly policy: string;
}

/** Everything that the burn-down shows, in its order: the same as a table. */
export function eventsOf({ run, incidents, windowSeconds, figures }: Scene): readonly SceneEvent[] {
  if (run === null) {
    return [];
  }
  const all = [
    { at: 0, what: say('windowBegins') },
    ...incidents.flatMap(({ letter, start, seconds, errors }) => [
      { at: start, what: say('incidentBegins', letter, share(errors)) },
      { at: start + seconds, what: say('incidentEnds', letter, time(seconds)) },
    ]),
    ...run.alerts.flatMap(({ branch, firing }) =>
      firing.flatMap(({ from, to }) => [
        { at: from, what: say('alertFires', alertName(branch)) },
        { at: to, what: say('alertClears', alertName(branch)) },
      ]),
    ),
    ...(run.exhaustedAt === null ? [] : [{ at: run.exhaustedAt, what: say('budgetGone') }]),
    { at: windowSeconds, what: say('windowEnds') },
  ];
  return all
    .filter(({ at }) => at <= windowSeconds)
    .sort((a, b) => Math.round((a.at - b.at) * 1000))
    .map(event => {
      const left = run.course.remaining(event.at);
      return { ...event, left, policy: bandAt(figures.policy, left)?.name ?? say('none') };
    });
}
