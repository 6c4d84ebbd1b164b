import { numberInWords, percentInWords } from '../../slo/units/words.ts';
import type { ShownSlo } from './shown.ts';

/** What follows from what `.faultline.yaml` says of the service: a label and a sentence each; none of what it does not say. */
export function serviceSections(shown: ShownSlo): readonly (readonly [label: string, text: string])[] {
  const sections = [
    ['Traffic', trafficSentence(shown)],
    ['Capacity', capacitySentence(shown)],
    ['Depends on', dependenciesSentence(shown)],
  ] as const;
  return sections.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}

function trafficSentence({ service: { traffic } }: ShownSlo): string | null {
  if (traffic === null) {
    return null;
  }
  const { perSecond, events, allowedBad } = traffic;
  return `${numberInWords(perSecond)} requests a second: ${numberInWords(allowedBad, 15)} of ${numberInWords(events, 15)} may fail in the window`;
}

function capacitySentence({ service: { capacity }, settings }: ShownSlo): string | null {
  if (capacity === null || settings.capacity === null) {
    return null;
  }
  const { used, carried, needed, monthsLeft, projection } = capacity;
  const peak = `a peak of ${numberInWords(settings.capacity.peak, 15)} requests a second`;
  const last = projection.at(-1);
  const later =
    last === undefined || settings.capacity.growth === 0
      ? ''
      : `, ${numberInWords(last.needed, 15)} in ${numberInWords(last.month)} months`;
  const need = `${peak} needs ${counted(needed, 'instance')}${later}`;
  return used === null || carried === null
    ? need
    : `${shortly(used)} in use; ${need}; ${endInWords(monthsLeft)}`;
}

function endInWords(monthsLeft: number | null): string {
  if (monthsLeft === null || !Number.isFinite(monthsLeft)) {
    return 'those that there are last, as the peak does not grow';
  }
  return monthsLeft === 0
    ? 'those that there are do not carry it'
    : `those that there are run out in ${numberInWords(monthsLeft)} months`;
}

function dependenciesSentence({ service: { dependencies }, settings }: ShownSlo): string | null {
  if (dependencies === null) {
    return null;
  }
  const { ceiling, isReachable, left, weak } = dependencies;
  const unique = new Map(settings.dependencies.map(each => [each.name, each]));
  const names = [...unique.values()].map(
    ({ name, availability }) =>
      `${name} ${percentInWords(availability)}${weak.includes(name) ? ' (lacks the extra nine)' : ''}`,
  );
  const comes = isReachable
    ? `they leave ${shortly(left)} of errors to the service itself`
    : `with them ${percentInWords(ceiling)} is the most that can be met`;
  return `${names.join(', ')}: ${comes}`;
}

/** A share that is worked out, with three digits: `66.7 %`. */
function shortly(ratio: number): string {
  return `${numberInWords(100 * ratio, 3)} %`;
}

function counted(count: number, what: string): string {
  return `${numberInWords(count, 15)} ${what}${count === 1 ? '' : 's'}`;
}
