/** The last lines of what a process or page says. */
export class Tail {
  readonly #limit: number;
  #lines: string[] = [];
  #unfinished = '';

  /** @param limit how many lines are kept. */
  constructor(limit = 200) {
    this.#limit = limit;
  }

  /** Takes a piece of a stream; lines may be cut anywhere. */
  push(chunk: Buffer | string): void {
    const lines = (this.#unfinished + chunk.toString()).split('\n');
    this.#unfinished = lines.pop() ?? '';
    this.#lines = [...this.#lines, ...lines].slice(-this.#limit);
  }

  toString(): string {
    return [...this.#lines, this.#unfinished].join('\n').trim();
  }
}
