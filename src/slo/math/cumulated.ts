import type { Load, Timeline } from './timeline.ts';

/**
 * The integral of a step function over time, from its first step on: linear between the steps, so that a sum over any window is a
 * difference of two values. Before the first step, and after the last, it goes on with the slope that it has there.
 */
export class Cumulated {
  readonly times: readonly number[];
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
  }

  at(seconds: number): number {
    const step = this.stepAt(seconds);
    const origin = Math.max(0, step - 1);
    const from = this.times[origin] ?? 0;
    return (this.values[origin] ?? 0) + (this.slopes[step] ?? 0) * (seconds - from);
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

  /** The largest value between its steps: the size that the noise of a difference is measured by. */
  get size(): number {
    return this.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  }
}
