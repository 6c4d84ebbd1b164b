import type { TextEdit } from '../../base/edit.ts';
import { type Job, writtenTree } from './job.ts';
import { kindOfArgument } from './judge.ts';
import { type OptionTree, printProperty } from './option-tree.ts';
import { headOf, isFirstOnLine, tailOf } from './scan.ts';
import { setOptions } from './write-options.ts';

/**
 * `query(text, values)` → `query({ text, values, timeout })`: the first argument, and the values behind it, become keys of the
 * object that takes options. One that is an object already just gets them. Null where it cannot be told which it is.
 */
export function wrapFirstArgument(
  job: Job,
  shape: { readonly key: string; readonly valuesKey?: string },
  tree: OptionTree,
): readonly TextEdit[] | null {
  const { sheet, context, call } = job;
  const [first, second, ...rest] = call.args;
  if (first === undefined || call.argsSpan === null || call.args.some(argument => argument.spread)) {
    return null;
  }
  const kind = kindOfArgument(context, sheet, first.value);
  if (kind === 'object') {
    return setOptions(job, first.value, first.span, tree);
  }
  const written = kind === 'other' ? writtenTree(job, tree, null) : null;
  if (written === null) {
    return null;
  }
  const kindOfSecond = second === undefined ? null : kindOfArgument(context, sheet, second.value);
  const takesValues = kindOfSecond !== null && kindOfSecond !== 'function';
  if (takesValues && (shape.valuesKey === undefined || kindOfSecond === 'object' || rest.length > 1)) {
    return null;
  }
  const values =
    takesValues && shape.valuesKey !== undefined && second !== undefined
      ? { key: shape.valuesKey, span: second.span }
      : null;
  return wrapped(job, shape.key, first.span, values, written);
}

function wrapped(
  job: Job,
  key: string,
  first: { readonly start: number; readonly end: number },
  values: { readonly key: string; readonly span: { readonly start: number; readonly end: number } } | null,
  written: OptionTree,
): readonly TextEdit[] {
  const { text, style } = job.sheet;
  const from = (job.call.argsSpan?.start ?? first.start) + 1;
  const close = (job.call.argsSpan?.end ?? first.end) - 1;
  const start = headOf(text, first, from);
  const last = values === null ? first : values.span;
  const { end } = tailOf(text, last, close);
  const options = written.entries
    .map(([name, branch]) => `, ${printProperty(name, branch, style, '', false)}`)
    .join('');
  const edits: TextEdit[] = [
    { start, end: start, text: `{ ${named(key, text.slice(start, first.end), '')}` },
  ];
  if (values !== null) {
    const own = named(values.key, text.slice(values.span.start, values.span.end), '');
    const at = headOf(text, values.span, first.end);
    edits.push({ start: at, end: at, text: own });
  }
  edits.push({ start: end, end, text: `${options}${isFirstOnLine(text, end) ? '' : ' '}}` });
  return edits;
}

/** `text: ` in front of what follows; nothing where it is called so already, for then the name alone will do. */
function named(key: string, expression: string, none: string): string {
  return expression === key ? none : `${key}: `;
}
