import type { FileEdits, TextEdit } from '../../base/edit.ts';
import type { OutboundCall } from '../analysis/call.ts';
import type { ArgumentRef, NativeFix } from '../catalog/schema.ts';
import { setInArguments } from './arguments.ts';
import type { FixContext } from './context.ts';
import type { Job } from './job.ts';
import { treeOf } from './option-tree.ts';
import { prependArgument } from './prepend-argument.ts';
import { Edits } from './sheet.ts';
import { wrapFirstArgument } from './wrap-argument.ts';

/** A fix that can be made: what its title says, and its edits. */
export interface Plan {
  readonly id: 'timeout/native' | 'timeout/native@client';
  readonly title: string;
  readonly edits: readonly FileEdits[];
}

/** What was written, for the title. */
export interface Written {
  readonly fix: NativeFix;
  readonly job: Job;
  readonly edits: Edits;
}

/**
 * The ways of the catalog to write the timeout there, that fit the version: those that fit for sure, in its order;
 * else the only one that may fit. Of several that may, none: which one is right cannot be told.
 */
export function fittingFixes(
  context: FixContext,
  call: OutboundCall,
  at: 'call' | 'client',
): readonly NativeFix[] {
  const judged = call.site.profile.fixes
    .filter(fix => fix.at === at)
    .map(fix => ({
      fix,
      fits: fix.versions === undefined ? 'yes' : context.satisfies(call.libraryVersion, fix.versions),
    }));
  const sure = judged.filter(({ fits }) => fits === 'yes');
  const possible = judged.filter(({ fits }) => fits === 'maybe');
  return (sure.length > 0 ? sure : possible.length === 1 ? possible : []).map(({ fix }) => fix);
}

/** What takes the options: a call, or what makes a client. */
export interface Taker {
  readonly options: readonly ArgumentRef[];
  readonly carrier?: { readonly argument: number };
}

/** An argument in front is for calls that take one there, and no options elsewhere. */
function suits(fix: NativeFix, { options, carrier }: Taker): boolean {
  return fix.shape?.kind !== 'prepend' || (options.length === 0 && carrier?.argument === 0);
}

/** Writes the first of the fixes that can be written. `jobOf` makes a job for each try, for a job keeps what is made on the way. */
export function writeFirst(fixes: readonly NativeFix[], spec: Taker, jobOf: () => Job): Written | null {
  for (const fix of fixes) {
    const job = jobOf();
    const written = suits(fix, spec) ? writeFix(job, fix, spec.options) : null;
    if (written !== null) {
      const edits = new Edits();
      edits.add(job.sheet.file, [...job.made.flatMap(signal => signal.setup), ...written]);
      return { fix, job, edits };
    }
  }
  return null;
}

function writeFix(job: Job, fix: NativeFix, refs: readonly ArgumentRef[]): readonly TextEdit[] | null {
  switch (fix.shape?.kind) {
    case undefined:
      return setInArguments(job, refs, treeOf(fix.set));
    case 'wrap-first-argument':
      return wrapFirstArgument(job, fix.shape, treeOf(fix.set));
    case 'prepend': {
      const template = fix.set[fix.shape.imports];
      return template === undefined ? null : prependArgument(job, fix.shape.imports, template);
    }
  }
}
