/** Texts as the driver gives them, and what is still asked of it. Nothing is asked twice until it is forgotten. */
export class Texts {
  private readonly known = new Map<string, string | null>();
  private readonly wanted = new Set<string>();
  private readonly asked = new Set<string>();

  /** undefined: not known yet; null: not there. */
  get(path: string): string | null | undefined {
    return this.known.get(path);
  }

  set(path: string, text: string | null): void {
    this.known.set(path, text);
    this.wanted.delete(path);
    this.asked.delete(path);
  }

  want(path: string): void {
    if (!this.known.has(path) && !this.asked.has(path)) {
      this.wanted.add(path);
    }
  }

  /** The text is not needed any longer; it may be wanted again. */
  drop(path: string): void {
    this.known.delete(path);
    this.wanted.delete(path);
    this.asked.delete(path);
  }

  /** Lets go of all others: they are asked for again where they are needed. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of [...this.known.keys(), ...this.asked, ...this.wanted]) {
      if (!paths.has(path)) {
        this.drop(path);
      }
    }
  }

  /** The next texts to ask for, those of `first` in front. */
  take(limit: number, first: ReadonlySet<string>): string[] {
    const taken = [
      ...[...first].filter(path => this.wanted.has(path)),
      ...[...this.wanted].filter(path => !first.has(path)),
    ].slice(0, limit);
    for (const path of taken) {
      this.wanted.delete(path);
      this.asked.add(path);
    }
    return taken;
  }

  /** Something is wanted or has been asked for and not been answered. */
  get waiting(): boolean {
    return this.wanted.size > 0 || this.asked.size > 0;
  }

  isWaitingFor(path: string): boolean {
    return this.wanted.has(path) || this.asked.has(path);
  }
}
