/** Parses one text: typescript-estree behind a small face, so that the engine can be given it late, or another. */
export interface Parser {
  /** Returns the program with `range`s and `comments`; throws what typescript-estree throws. */
  parse(path: string, text: string): unknown;
}
