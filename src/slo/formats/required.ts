import type { Span } from '../../base/span.ts';
import type { Field } from '../model/model.ts';
import { entryOf, headOf, textField, valueOf } from './fields.ts';
import { type Reading, report } from './reading.ts';
import type { Tree } from './tree.ts';

const match = 'folded';

/** A text that must be there; an issue where it is missing or empty. */
export function requiredText(
  tree: Tree | null,
  key: string,
  missing: Span,
  message: string,
  reading: Reading,
): Field<string> | null {
  const field = textField(valueOf(tree, key, match));
  if (field === null || field.value === '') {
    const at = field?.span ?? entryOf(tree, key, match)?.keySpan ?? (tree === null ? missing : headOf(tree));
    report(reading, 'required', at, message);
    return null;
  }
  return field;
}
