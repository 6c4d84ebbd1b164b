import type { TextEdit } from '../../base/edit.ts';

/**
 * What an edit gives: splices of the file's text, or the sentence that says why it cannot be done. `notes` are sentences about what
 * the edit does not say in the text (a short window that the format has no place for).
 */
export type EditResult =
  | {
      readonly kind: 'edits';
      readonly edits: readonly TextEdit[];
      /** Where the first change is, in the text before it: the place to show. */
      readonly at: number;
      readonly notes: readonly string[];
    }
  /** It says so already. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'impossible'; readonly reason: string };

export const unchanged: EditResult = { kind: 'unchanged' };

export function edited(edits: readonly TextEdit[], notes: readonly string[] = []): EditResult {
  return edits.length === 0
    ? unchanged
    : { kind: 'edits', edits, at: Math.min(...edits.map(edit => edit.start)), notes };
}

export function impossible(reason: string): EditResult {
  return { kind: 'impossible', reason };
}

/** Several edits as one; the first that is impossible speaks for all. */
export function together(results: readonly EditResult[]): EditResult {
  const failed = results.find(result => result.kind === 'impossible');
  if (failed !== undefined) {
    return failed;
  }
  const done = results.filter(result => result.kind === 'edits');
  return edited(
    done.flatMap(result => result.edits),
    done.flatMap(result => result.notes),
  );
}
