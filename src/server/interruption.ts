/** So many slices open documents may take in a review that was interrupted: one that does not parse would take all. */
const mostSlices = 40;

/** Whether somebody has stopped a review before its end, and what is done in it all the same: open documents. */
export class Interruption {
  private left: number | null = null;

  get active(): boolean {
    return this.left !== null;
  }

  begin(): void {
    this.left = mostSlices;
  }

  end(): void {
    this.left = null;
  }

  /** An open document has a new text. */
  renew(): void {
    this.left = this.active ? mostSlices : null;
  }

  /**
   * Asked before each slice: true where none is to follow. The first is always done, for without it nothing is known of a text
   * that has just come.
   */
  stops(isReviewed: () => boolean): boolean {
    if (this.left === null) {
      return false;
    }
    const first = this.left === mostSlices;
    this.left = Math.max(0, this.left - 1);
    return !first && (this.left === 0 || isReviewed());
  }
}
