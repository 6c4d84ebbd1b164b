import type { TextEdit } from '../../base/edit.ts';
import type { FileFacts, ValueId } from '../analysis/facts/model.ts';
import type { Library } from '../catalog/schema.ts';
import { freshOptions, type Job } from './job.ts';
import { insertItems } from './list.ts';
import type { OptionTree } from './option-tree.ts';
import { setOptions } from './write-options.ts';

/**
 * Options that stand in an object made for them, `requestHandler: new NodeHttpHandler({ … })`: they go into its first argument.
 * Only for classes of the library's own packages; what another class makes of its argument is not known.
 */
export function constructedOptions(job: Job, id: number, tree: OptionTree): readonly TextEdit[] | null {
  const { sheet } = job;
  const call = sheet.facts.calls[id];
  const specifier = call === undefined ? null : importedFrom(sheet.facts, call.callee);
  if (call === undefined || specifier === null || !isOwn(job.library, specifier)) {
    return null;
  }
  const [first] = call.args;
  if (first !== undefined) {
    return first.spread ? null : setOptions({ ...job, call, carried: null }, first.value, first.span, tree);
  }
  const text = freshOptions(job, tree, '');
  if (text === null) {
    return null;
  }
  return call.argsSpan === null
    ? [{ start: call.span.end, end: call.span.end, text: `(${text})` }]
    : insertItems(sheet.text, sheet.style, { span: call.argsSpan, items: [] }, 0, [() => text]);
}

/** The package that a name comes from, as the import says it. */
export function importedFrom(facts: FileFacts, id: ValueId, depth = 0): string | null {
  const value = facts.values[id];
  switch (depth > 8 ? undefined : value?.kind) {
    case 'imported':
    case 'module':
      return value !== undefined && 'specifier' in value ? value.specifier : null;
    case 'binding': {
      const binding = value?.kind === 'binding' ? facts.bindings[value.binding] : undefined;
      const only = binding?.values.length === 1 ? binding.values[0] : undefined;
      return only === undefined ? null : importedFrom(facts, only, depth + 1);
    }
    case 'member':
      return value?.kind === 'member' ? importedFrom(facts, value.object, depth + 1) : null;
    default:
      return null;
  }
}

/** A package of the library itself, or the one that its options belong to. */
export function isOwn(library: Library, specifier: string): boolean {
  return [...library.packages, ...(library.versionOf === undefined ? [] : [library.versionOf])].some(name =>
    name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name,
  );
}
