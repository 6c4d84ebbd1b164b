import type { Span } from '../../base/span.ts';
import type { ValueId } from '../analysis/facts/model.ts';
import { isSignal, type Job, leafText, writtenTree } from './job.ts';
import { isRepeatable, mayBeMissing } from './judge.ts';
import { lookUp } from './lookup.ts';
import { type OptionTree, printProperty } from './option-tree.ts';
import type { StandingSignal } from './signal.ts';
import { slice } from './sheet.ts';

/** Something whose keys an object takes over by a spread. */
export interface Source {
  readonly id: ValueId;
  /** As it is written. */
  readonly span: Span;
}

/** The parts of an object that takes over another and sets options beside it, in order. */
export function aroundText(job: Job, sources: readonly Source[], tree: OptionTree): readonly string[] | null {
  const before: string[] = [];
  const after: string[] = [];
  for (const [key, branch] of tree.entries) {
    const entry = entryBeside(job, sources, key, branch);
    if (entry === null) {
      return null;
    }
    (entry.yields === null ? after : before).push(
      printProperty(key, entry.written, job.sheet.style, '', false),
    );
  }
  return [...before, ...sources.map(source => `...${slice(job.sheet, source.span)}`), ...after];
}

/** An option beside spreads that may hold it too. `yields`: the index of the spread that it must stand in front of. */
export function entryBeside(
  job: Job,
  sources: readonly Source[],
  key: string,
  branch: string | OptionTree,
): { readonly written: string | OptionTree; readonly yields: number | null } | null {
  const { context, sheet } = job;
  const found = sources.map(source => ({
    source,
    found: lookUp(context, { file: sheet.file, value: source.id }, key),
  }));
  const holder = found.findLast(each => each.found.kind !== 'absent');
  if (holder === undefined) {
    const written =
      typeof branch === 'string'
        ? leafText(job, branch, isSignal(branch) ? job.carried : null)
        : writtenTree(job, branch, null);
    return written === null ? null : { written, yields: null };
  }
  if (isSignal(branch)) {
    const standing = signalOf(job, holder.source, key);
    const written = standing === null ? null : leafText(job, branch, standing);
    return written === null ? null : { written, yields: null };
  }
  const written =
    typeof branch === 'string' ? leafText(job, branch, null) : nestedBeside(job, holder, key, branch);
  return written === null
    ? null
    : {
        written,
        yields:
          holder.found.kind === 'unknown' ? found.findIndex(each => each.found.kind === 'unknown') : null,
      };
}

/** `timeout: { ...options.timeout, request: 5000 }`. */
function nestedBeside(
  job: Job,
  holder: { readonly source: Source; readonly found: { readonly kind: string } },
  key: string,
  branch: OptionTree,
): string | OptionTree | null {
  const inner = writtenTree(job, branch, null);
  if (holder.found.kind === 'unknown' || inner === null) {
    return inner;
  }
  if (!isRepeatable(job.sheet, holder.source.id)) {
    return null;
  }
  const taken = `...${slice(job.sheet, holder.source.span)}.${key}`;
  const rest = inner.entries.map(([name, each]) => printProperty(name, each, job.sheet.style, '', false));
  return `{ ${[taken, ...rest].join(', ')} }`;
}

/** The signal of an object that is spread: `options.signal`. */
function signalOf(job: Job, source: Source, key: string): StandingSignal | null {
  const { context, sheet } = job;
  if (!isRepeatable(sheet, source.id)) {
    return null;
  }
  const access = mayBeMissing(context, sheet, source.id) ? '?.' : '.';
  return {
    text: `${slice(sheet, source.span)}${access}${key}`,
    missing: !isCertain(job, source, key),
    repeatable: true,
    combined: null,
  };
}

/** Only a constant without a type of its own keeps in its type that the signal is there. */
function isCertain(job: Job, source: Source, key: string): boolean {
  const { context, sheet } = job;
  const value = sheet.facts.values[source.id];
  const binding = value?.kind === 'binding' ? sheet.facts.bindings[value.binding] : undefined;
  const only =
    binding?.kind === 'const' && binding.type === null && binding.values.length === 1
      ? binding.values[0]
      : undefined;
  const object = only === undefined ? undefined : sheet.facts.values[only];
  const property =
    object?.kind === 'object'
      ? object.properties.findLast(each => each.kind === 'property' && each.key === key)
      : undefined;
  return (
    property !== undefined && property.kind !== 'spread' && !mayBeMissing(context, sheet, property.value)
  );
}
