/** What somebody waits for: the review of one open document, or of everything. */
export type Want = { readonly kind: 'document'; readonly path: string } | { readonly kind: 'all' };

/** Those who wait until a review has come as far as they need it. */
export class Waiting {
  private waiters: { readonly want: Want; readonly go: () => void }[] = [];

  /** Resolves at once where `ready`, else when it is released. */
  until(ready: boolean, want: Want): Promise<void> {
    return ready
      ? Promise.resolve()
      : new Promise(go => {
          this.waiters.push({ want, go });
        });
  }

  /** Lets those go on whose want is fulfilled. */
  release(fulfilled: (want: Want) => boolean): void {
    const all = this.waiters;
    this.waiters = [];
    const still = all.filter(waiter => {
      const go = fulfilled(waiter.want);
      if (go) {
        waiter.go();
      }
      return !go;
    });
    this.waiters.unshift(...still);
  }
}
