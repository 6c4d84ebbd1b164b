/** Sentences for the person who converts, each once, in the order in which they came up. */
export class Notes {
  readonly #sentences = new Set<string>();

  add(sentence: string): void {
    this.#sentences.add(sentence);
  }

  all(): readonly string[] {
    return [...this.#sentences];
  }
}
