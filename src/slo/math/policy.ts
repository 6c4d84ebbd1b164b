import type { PolicyBand } from '../model/model.ts';

/** A band of a policy, wherever it is written. `above`: a ratio of the budget left; null: it holds once the budget is spent. */
export type Band = Pick<PolicyBand, 'above' | 'name'>;

/** What holds for an SLO that says nothing itself: above 75 % ship aggressively, down to 25 % normal, below slow down, at 0 freeze. */
export const defaultPolicy: readonly Band[] = [
  { above: 0.75, name: 'ship aggressively' },
  { above: 0.25, name: 'normal' },
  { above: 0, name: 'slow down' },
  { above: null, name: 'freeze' },
];

/** The bands of a policy from the most budget left to the least; the one for a spent budget is last. */
export function sortedBands<B extends Pick<Band, 'above'>>(bands: readonly B[]): readonly B[] {
  return [...bands].sort((a, b) => floorOf(b) - floorOf(a));
}

/** The share of budget that a band begins above. */
export function floorOf({ above }: Pick<Band, 'above'>): number {
  return above ?? -Infinity;
}

/**
 * The band that holds with a share of the budget left: the first whose `above` it exceeds, by more than the noise of its arithmetic.
 * A band for a spent budget holds at 0 and below; null: the policy says nothing of it.
 * Source: SRE Workbook, ch. 2 and appendix B, "Error Budget Policy".
 */
export function bandAt<B extends Pick<Band, 'above'>>(bands: readonly B[], left: number): B | null {
  const sorted = sortedBands(bands);
  const above = sorted.find(({ above }) => above !== null && left > above + noise);
  return above ?? (left <= noise ? (sorted.find(({ above }) => above === null) ?? null) : null);
}

const noise = 1e-9;

/** What is wrong with a policy. All shares are ratios of the budget left. */
export type PolicyFlaw<B extends Band = Band> =
  /** Nothing is said of a share above `from` up to `to`; −Infinity: of a budget that is overspent. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  /** Two bands begin at the same place. */
  | { readonly kind: 'contradiction'; readonly first: B; readonly second: B }
  /** More than everything cannot be left. */
  | { readonly kind: 'unreachable'; readonly band: B }
  /** The band with more budget left asks for more restraint than the one with less. */
  | { readonly kind: 'order'; readonly band: B; readonly below: B };

/** What is wrong with a policy, from the most budget left to the least; what it leaves open comes last. Without bands: all of it. */
export function policyFlaws<B extends Band>(bands: readonly B[]): readonly PolicyFlaw<B>[] {
  const sorted = sortedBands(bands);
  const flaws = sorted.flatMap((band, index): readonly PolicyFlaw<B>[] => {
    const unreachable =
      band.above !== null && band.above >= 1 ? [{ kind: 'unreachable', band } as const] : [];
    const below = sorted[index + 1];
    if (below !== undefined && floorOf(below) === floorOf(band)) {
      return [...unreachable, { kind: 'contradiction', first: band, second: below }];
    }
    return below !== undefined && isStricter(band, below)
      ? [...unreachable, { kind: 'order', band, below }]
      : unreachable;
  });
  return [...flaws, ...gapsOf(sorted)];
}

function gapsOf(
  sorted: readonly Band[],
): readonly { readonly kind: 'gap'; readonly from: number; readonly to: number }[] {
  const lowest = Math.min(1, ...sorted.map(({ above }) => above ?? 1));
  const isSpentOpen = lowest >= 0 && sorted.every(({ above }) => above !== null);
  return [
    ...(lowest > 0 ? [{ kind: 'gap', from: 0, to: lowest } as const] : []),
    ...(isSpentOpen ? [{ kind: 'gap', from: -Infinity, to: 0 } as const] : []),
  ];
}

/** Words that tell how much a band holds back, from least to most. */
const restraint: readonly RegExp[] = [
  /\b(?:aggressive(?:ly)?|freely|ship|experiment)/i,
  /\bnormal/i,
  /\b(?:caution|careful(?:ly)?|slow|review|approval)/i,
  /\b(?:freeze|frozen|halt|stop|no (?:new )?(?:releases|features|deploys?))/i,
];

/** How much a band holds back by its words, from 0; null: they do not tell, or tell several things. */
function restraintOf({ name }: Band): number | null {
  const found = restraint.flatMap((words, index) => (words.test(name) ? [index] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isStricter(band: Band, below: Band): boolean {
  const more = restraintOf(band);
  const less = restraintOf(below);
  return more !== null && less !== null && more > less;
}
