import { Cumulated } from './cumulated.ts';
import { edgesOf, type Interval, intersection, merged, whereAbove } from './intervals.ts';
import { type Band, bandAt } from './policy.ts';
import type { Timeline } from './timeline.ts';

/**
 * What a budget is counted over. `rolling`: the window that ends now. `elapsed`: what has come in since the period began. `period`: all that
 * will come in until it ends.
 */
export type Accounting = 'rolling' | 'elapsed' | 'period';

export interface BudgetTerms {
  /** A ratio. */
  readonly budget: number;
  /** The window, in seconds; a calendar period begins at 0 of the timeline. */
  readonly windowSeconds: number;
  readonly accounting: Accounting;
}

/** A stretch in which one band of a policy holds; null: the policy says nothing of it. */
export interface BandSpan<B extends Band = Band> extends Interval {
  readonly band: B | null;
}

/** A difference so much smaller than the sums that it is made of is their noise. */
const noise = 1e-12;

/** What is left of a budget in the course of a timeline: exact at every instant, and the instants at which it falls below a share. */
export class BudgetCourse {
  private readonly bad: Cumulated;
  private readonly all: Cumulated;
  private readonly terms: BudgetTerms;
  private readonly points: readonly number[];
  /** What is counted at each of the points, once it is asked for. */
  private counted: { readonly bad: Float64Array; readonly total: Float64Array } | null = null;

  /** `timeline`: with timeslices, as `slicedTimeline` gives it. */
  constructor(timeline: Timeline, terms: BudgetTerms) {
    this.terms = terms;
    this.bad = new Cumulated(timeline, ({ perSecond, errors }) => perSecond * errors);
    this.all = new Cumulated(timeline, ({ perSecond }) => perSecond);
    const { windowSeconds, accounting } = terms;
    this.points =
      accounting === 'rolling'
        ? edgesOf(timeline.times, windowSeconds)
        : merged(timeline.times, [0, windowSeconds]);
  }

  /** The share of the budget left at an instant: `1 − (bad / total) / b`, unbounded below; 1 where nothing came in. */
  remaining(seconds: number): number {
    const { bad, total } = this.countedAt(seconds);
    return bad <= noise * this.bad.size || total <= 0 ? 1 : 1 - bad / total / this.terms.budget;
  }

  /** The instants at which the curve bends, from one to another, with what is left there; between them it is monotonous. */
  bends(from: number, to: number): readonly { readonly seconds: number; readonly remaining: number }[] {
    const inside = this.points.filter(point => point > from && point < to);
    return [from, ...inside, to].map(seconds => ({ seconds, remaining: this.remaining(seconds) }));
  }

  /** When no more than a share of the budget is left; 0: when it is spent. With a calendar period: within it. */
  atMost(share: number): readonly Interval[] {
    const { budget, windowSeconds, accounting } = this.terms;
    const allowed = (1 - share) * budget;
    const { bad, total } = (this.counted ??= this.countedAlong());
    // A hair more than what has failed, so that a budget which is spent exactly is spent.
    const excess = bad.map((failed, index) => failed * (1 + noise) - allowed * (total[index] ?? 0));
    const found = whereAbove(this.points, excess, 0);
    return accounting === 'rolling' ? found : intersection(found, [{ from: 0, to: windowSeconds }]);
  }

  /** The bands of a policy that hold one after another between two instants. */
  bands<B extends Band>(policy: readonly B[], from: number, to: number): readonly BandSpan<B>[] {
    const shares = [...new Set(policy.map(({ above }) => above ?? 0))];
    const edges = shares.flatMap(share => this.atMost(share)).flatMap(span => [span.from, span.to]);
    const inside = [...new Set(edges.filter(edge => edge > from && edge < to))].sort((a, b) => a - b);
    const spans: BandSpan<B>[] = [];
    for (const [index, start] of [from, ...inside].entries()) {
      const end = inside[index] ?? to;
      const band = bandAt(policy, this.remaining((start + end) / 2));
      const last = spans.at(-1);
      if (last?.band === band) {
        spans[spans.length - 1] = { ...last, to: end };
      } else {
        spans.push({ from: start, to: end, band });
      }
    }
    return spans;
  }

  private countedAlong(): { readonly bad: Float64Array; readonly total: Float64Array } {
    const { windowSeconds, accounting } = this.terms;
    const sums = (of: Cumulated): Float64Array =>
      accounting === 'rolling'
        ? of.overAlong(this.points, windowSeconds)
        : of.along(this.points).map(value => value - of.at(0));
    const total = sums(this.all);
    const whole = this.all.over(windowSeconds, windowSeconds);
    return { bad: sums(this.bad), total: accounting === 'period' ? total.fill(whole) : total };
  }

  private countedAt(seconds: number): { readonly bad: number; readonly total: number } {
    const { windowSeconds, accounting } = this.terms;
    switch (accounting) {
      case 'rolling':
        return { bad: this.bad.over(seconds, windowSeconds), total: this.all.over(seconds, windowSeconds) };
      case 'elapsed':
        return { bad: this.bad.over(seconds, seconds), total: this.all.over(seconds, seconds) };
      case 'period':
        return { bad: this.bad.over(seconds, seconds), total: this.all.over(windowSeconds, windowSeconds) };
    }
  }
}
