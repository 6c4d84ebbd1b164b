import type { Range } from './place.ts';

/** What could not be reviewed or read, in its place. It never stops the review of the rest. */
export interface Problem {
  readonly file: string;
  /** null: the file as a whole. */
  readonly range: Range | null;
  readonly kind: 'syntax' | 'unreadable' | 'encoding' | 'config' | 'internal';
  /** One sentence that says what is wrong and, where it can, what to do. */
  readonly message: string;
}
