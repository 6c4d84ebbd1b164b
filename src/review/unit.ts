import type { FileFacts, SyntaxProblem } from './analysis/facts/model.ts';

/** What is known of one source file that has been parsed, or whose facts came from a cache. */
export interface Unit {
  /** Of the last text that parsed; null: none has. */
  readonly facts: FileFacts | null;
  /** The text that the facts are of. */
  readonly text: string | null;
  /** Why the current text gave none. */
  readonly problem: SyntaxProblem | null;
  readonly cached: boolean;
  /** Where the facts stand in the cache. */
  readonly key: string;
}
