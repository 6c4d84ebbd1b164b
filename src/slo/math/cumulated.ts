import type { Load, Timeline } from './timeline.ts';

/**
 * The integral of a step function over time, from its first step on: linear between the steps, so that a sum over any window is a
 * difference of two values. Before the first step, and after the last, it goes on with the slope that it has there.
 */
export class Cumulated {
  readonly times: readonly number[];
  /** The largest value between its steps: the size that the noise of a difference is measured by. */
  readonly size: number;
  private readonly slopes: Float64Array;
  private readonly values: Float64Array;

  /** `slope`: what each load adds in a second. */
  constructor({ times, loads }: Timeline, slope: (load: Load) => number) {
    this.times = times;
    this.slopes = Float64Array.from(loads, slope);
    this.values = new Float64Array(times.length);
    for (let index = 1; index < times.length; index++) {
      const seconds = (times[index] ?? 0) - (times[index - 1] ?? 0);
      this.values[index] = (this.values[index - 1] ?? 0) + (this.slopes[index] ?? 0) * seconds;
    }
    this.size = this.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  }

  at(seconds: number): number {
    return this.after(this.stepAt(seconds), seconds);
  }

  /** The values at ascending instants: one walk for all of them. */
  along(instants: readonly number[]): Float64Array {
    const found = new Float64Array(instants.length);
    let step = 0;
    for (const [index, seconds] of instants.entries()) {
      while ((this.times[step] ?? Infinity) <= seconds) {
        step += 1;
      }
      found[index] = this.after(step, seconds);
    }
    return found;
  }

  /** The sums over the windows that end at ascending instants. */
  overAlong(instants: readonly number[], window: number): Float64Array {
    const ends = this.along(instants);
    const starts = this.along(instants.map(seconds => seconds - window));
    return ends.map((end, index) => end - (starts[index] ?? 0));
  }

  private after(step: number, seconds: number): number {
    const origin = step > 0 ? step - 1 : 0;
    return (this.values[origin] ?? 0) + (this.slopes[step] ?? 0) * (seconds - (this.times[origin] ?? 0));
  }

  /** The sum over the window that ends at an instant. */
  over(seconds: number, window: number): number {
    return this.at(seconds) - this.at(seconds - window);
  }

  /** The number of steps at or before an instant. */
  private stepAt(seconds: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? Infinity) <= seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
