/** The position of the first item, of those that are sorted by where they begin, that begins at an offset or behind it. */
export function firstFrom<T>(items: readonly T[], startOf: (item: T) => number, offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
