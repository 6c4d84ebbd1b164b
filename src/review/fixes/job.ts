import type { Library } from '../catalog/schema.ts';
import type { CallFact, Property } from '../analysis/facts/model.ts';
import type { FixContext } from './context.ts';
import { type Deadline, filled } from './deadline.ts';
import { type OptionTree, printTree } from './option-tree.ts';
import { type MadeSignal, signalFor, type StandingSignal } from './signal.ts';
import type { Sheet } from './sheet.ts';

/** One fix in the making, in one file. */
export interface Job {
  readonly context: FixContext;
  readonly sheet: Sheet;
  readonly library: Library;
  /** The call that the options belong to. */
  readonly call: CallFact;
  readonly deadline: Deadline;
  /** A signal that the call has from another argument, and that one in its options would replace. */
  readonly carried: StandingSignal | null;
  /** Properties that are in the way: they are taken out, and what works stands in their place. */
  readonly dropped: readonly Property[];
  /** Those of them that an edit has taken out already. */
  readonly taken: Set<Property>;
  /** Signals made on the way, for the statements that they need and for the title. */
  readonly made: MadeSignal[];
}

/** A leaf of the options as it will stand; null where its signal cannot be made. */
export function leafText(job: Job, template: string, standing: StandingSignal | null): string | null {
  if (!template.includes('$signal')) {
    return filled(template, job.deadline);
  }
  const known = standing === null ? job.made[0] : undefined;
  const made = known ?? signalFor(job.context, job.sheet, job.call, job.deadline, standing);
  if (made === null) {
    return null;
  }
  if (made !== known) {
    job.made.push(made);
  }
  return filled(
    template.replaceAll('$signal', () => made.expression),
    job.deadline,
  );
}

export function isSignal(branch: string | OptionTree): branch is string {
  return typeof branch === 'string' && branch.trim() === '$signal';
}

/** The options with their placeholders filled. */
export function writtenTree(job: Job, tree: OptionTree, standing: StandingSignal | null): OptionTree | null {
  const entries: (readonly [string, string | OptionTree])[] = [];
  for (const [key, branch] of tree.entries) {
    const written =
      typeof branch === 'string' ? leafText(job, branch, standing) : writtenTree(job, branch, null);
    if (written === null) {
      return null;
    }
    entries.push([key, written]);
  }
  return { entries };
}

/** The options as an object of their own, where there was none. */
export function freshOptions(job: Job, tree: OptionTree, indent: string): string | null {
  const written = writtenTree(job, tree, job.carried);
  return written === null ? null : printTree(written, job.sheet.style, indent, 0);
}
