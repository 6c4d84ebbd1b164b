import type { TextEdit } from '../../base/edit.ts';
import { insertArguments } from './arguments.ts';
import { importName } from './imports.ts';
import { type Job, leafText } from './job.ts';

/**
 * `get(key)` → `get(commandOptions({ signal }), key)`: an argument in front, made by a function of the package that is imported
 * where it is not yet. Null where one stands there already: what it holds is not known well enough to be merged.
 */
export function prependArgument(job: Job, name: string, template: string): readonly TextEdit[] | null {
  const { sheet, call, library } = job;
  const first = call.args[0];
  const inner = first === undefined ? undefined : sheet.facts.values[first.value];
  const made = inner?.kind === 'call' ? sheet.facts.calls[inner.call] : undefined;
  if (first?.spread === true || made?.calleeText.split('.').at(-1) === name) {
    return null;
  }
  const imported = importName(sheet, library.packages, name);
  const text = leafText(job, template, null);
  if (imported === null || text === null) {
    return null;
  }
  const argument = text.startsWith(`${name}(`) ? imported.expression + text.slice(name.length) : text;
  return [...insertArguments(job, 0, [() => argument]), ...imported.edits];
}
