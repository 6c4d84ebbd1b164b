import type { TextEdit } from '../../base/edit.ts';
import type { ArgumentRef } from '../catalog/schema.ts';
import { placeOfOptions } from './argument-place.ts';
import { type Job, writtenTree } from './job.ts';
import { insertItems, type Item } from './list.ts';
import { type OptionTree, printTree } from './option-tree.ts';
import { setOptions } from './write-options.ts';

/** Sets options among the arguments of the job's call: in the one that holds them, or in a new one. Null: not safely. */
export function setInArguments(
  job: Job,
  refs: readonly ArgumentRef[],
  tree: OptionTree,
): readonly TextEdit[] | null {
  const { sheet, call } = job;
  const place = placeOfOptions(job.context, sheet, call, refs);
  if (place === null || call.by === 'tag') {
    return null;
  }
  const argument = call.args[place.index];
  if (place.kind === 'there') {
    return argument === undefined ? null : setOptions(job, argument.value, argument.span, tree);
  }
  const written = writtenTree(job, tree, job.carried);
  if (written === null) {
    return null;
  }
  const items: Item[] = Array.from({ length: place.fillers }, () => () => 'undefined');
  items.push(indent => printTree(written, sheet.style, indent, 0));
  return insertArguments(job, place.index, items);
}

/** Puts arguments before the one of that index, or behind all; a `new X` without brackets gets them. */
export function insertArguments(job: Job, index: number, items: readonly Item[]): readonly TextEdit[] {
  const { sheet, call } = job;
  if (call.argsSpan === null) {
    const text = `(${items.map(item => item('')).join(', ')})`;
    return [{ start: call.span.end, end: call.span.end, text }];
  }
  const list = { span: call.argsSpan, items: call.args.map(argument => argument.span) };
  return insertItems(sheet.text, sheet.style, list, index, items);
}
