import { s, type VNode } from '../dom/vnode.ts';
import { type Band, floorOf, sortedBands } from '../../slo/math/policy.ts';
import type { Run } from '../scene/run.ts';
import type { Scene } from '../scene/scene.ts';
import { narrowWidth } from '../view/view.ts';
import { percent, share, time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { hatch } from './hatch.ts';
import { line, rect, strong, text } from './parts.ts';
import { linearScale } from './scale.ts';

const top = 20;
const height = 14;
const rule = top + height + 7;

/** How far below zero a scale goes; figures stay true. */
export const deepest = -0.6;

type Scale = (left: number) => number;

/** What is left of the budget, what has spent it, and which band of the policy that is in. */
export function budgetBar({ run, terms, figures, windowSeconds }: Scene, width: number): VNode | null {
  if (run === null || terms === null || width <= 0) {
    return null;
  }
  const low = Math.max(deepest, Math.min(0, run.left));
  const x = linearScale([low, 1], [0, width]);
  const { pattern, fill } = hatch('whatif', 'bar');
  const policy = run.band?.name ?? say('none');
  return s(
    'svg',
    {
      width,
      height: rule + 17,
      role: 'img',
      class: 'chart',
      'data-chart': 'bar',
      'aria-label': say('barLabel', share(run.left), policy),
    },
    s('defs', {}, pattern),
    rect(0, top, width, height, { class: 'trough', rx: 2 }),
    run.left > 0 ? rect(0, top, x(run.left), height, { class: 'fill is-budget', rx: 2 }) : null,
    spentShares(run, x, fill),
    run.left > 0
      ? text(
          0,
          top - 7,
          [
            strong(say('left', share(run.left))),
            run.spendings.length > 0 ? `, ${time(run.left * terms.budget * windowSeconds)}` : '',
          ],
          { class: 'big' },
        )
      : line(x(0), top - 4, x(0), rule, 'zero'),
    bandRules(figures.policy, run, { x, low, width }),
  );
}

/** They stand at the right, the last one next to what is left. */
function spentShares({ spendings }: Run, x: Scale, fill: string): readonly (VNode | null)[] {
  let edge = 1;
  return spendings.flatMap(({ incident, spent }) => {
    const [from, to] = [x(edge - spent), x(edge)];
    edge -= spent;
    if (to - from < 0.5) {
      return [];
    }
    const words = [strong(incident.letter), to - from > 98 ? ` ${say('spends', share(spent))}` : ''];
    return [
      rect(from + 1.5, top, Math.max(1, to - from - 1.5), height, { class: 'hatched', rx: 2, fill }),
      edge < 0
        ? rect(from + 1.5, top, Math.max(1, Math.min(to, x(0)) - from - 1.5), height, {
            class: 'fill is-whatif',
            rx: 2,
          })
        : null,
      to - from > 20 ? text(from + 2, top - 7, words) : null,
    ];
  });
}

interface Frame {
  readonly x: Scale;
  readonly low: number;
  readonly width: number;
}

/** A line under each band; that of the present one is strong. */
function bandRules(policy: readonly Band[], run: Run, { x, low, width }: Frame): readonly (VNode | null)[] {
  const bands = sortedBands(policy);
  return bands.flatMap((band, index) => {
    const from = Math.max(low, floorOf(band));
    const to = index === 0 ? 1 : Math.max(low, floorOf(bands[index - 1] ?? band));
    const isPresent = band === run.band;
    const [left, right] = [x(from), x(to)];
    if (right - left < 1 || to > 1) {
      return [];
    }
    const inset = left > 0 ? 1.5 : 0;
    const atZero = bands[index + 1];
    const before = from === 0 && low === 0 && atZero !== undefined && width >= narrowWidth ? atZero : null;
    const words = `${isPresent ? '● ' : ''}${bandWords(band, from, to, width)}`;
    const label = before === null ? words : `${say('bandAtZero', before.name)}, ${words}`;
    const fits = label.length * 6 < right - left + (isPresent ? 40 : 0);
    const short = `${isPresent ? '● ' : ''}${band.name}`;
    return [
      rect(left + inset, rule - 1, right - left - inset - (to < 1 ? 1.5 : 0), isPresent ? 2 : 1, {
        class: isPresent ? 'rule is-present' : 'rule',
      }),
      fits || isPresent || short.length * 6 < right - left
        ? text(left + inset, rule + 14, fits ? label : short, { class: isPresent ? 'strong' : null })
        : null,
    ];
  });
}

function bandWords({ name }: Band, from: number, to: number, width: number): string {
  if (width < narrowWidth || from < 0) {
    return name;
  }
  const [low, high] = [percent(from), percent(to)];
  return to >= 1
    ? say('bandAbove', name, low)
    : from <= 0
      ? `${name} < ${high}`
      : say('bandBetween', name, low.replace(/\s?%$/, ''), high);
}
