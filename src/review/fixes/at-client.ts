import type { ClientSite, OutboundCall } from '../analysis/call.ts';
import type { Property } from '../analysis/facts/model.ts';
import type { NativeFix } from '../catalog/schema.ts';
import { placeOfOptions } from './argument-place.ts';
import { importedFrom, isOwn } from './constructed.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { followed } from './follow.ts';
import type { Job } from './job.ts';
import { fittingFixes, type Written, writeFirst } from './native.ts';
import { treeOf } from './option-tree.ts';
import { Edits, type Sheet, sheetOf } from './sheet.ts';
import { setOptions } from './write-options.ts';

/**
 * Writes the timeout where the client is made, for all its calls. Null where there is no client, where one of its calls is there
 * to wait (a blocking read would be cut off), or where its options cannot be written.
 */
export function writeAtClient(
  context: FixContext,
  call: OutboundCall,
  client: ClientSite,
  deadline: Deadline,
  dropped: readonly Property[],
): Written | null {
  const sheet = sheetOf(context, client.file);
  const waits = context.callsOfClient(client).some(each => each.guards.timeout?.verdict === 'not-applicable');
  if (sheet === null || waits) {
    return null;
  }
  const jobIn = (where: Sheet): Job => ({
    context,
    sheet: where,
    library: call.library,
    call: client.fact,
    deadline,
    carried: null,
    dropped,
    taken: new Set(),
    made: [],
  });
  // One signal for a whole client would end all its calls together, once.
  const fixes = fittingFixes(context, call, 'client').filter(
    fix => !Object.values(fix.set).some(isOfOneCall),
  );
  const elsewhere = inNamedOptions(context, sheet, client, fixes, jobIn);
  return elsewhere ?? writeFirst(fixes, client.maker, () => jobIn(sheet));
}

function isOfOneCall(expression: string): boolean {
  return expression.includes('$signal') || expression.includes('$epoch');
}

/** The deadline that all calls of a client can keep: the longest. */
export function deadlineOfClient(context: FixContext, call: OutboundCall, client: ClientSite): Deadline {
  const calls = context.callsOfClient(client);
  return {
    kind: 'constant',
    ms: Math.max(context.deadline(call), ...calls.map(each => context.deadline(each))),
  };
}

/** Options that are a name: set where the object stands, unless its type may not know them. */
function inNamedOptions(
  context: FixContext,
  sheet: Sheet,
  client: ClientSite,
  fixes: readonly NativeFix[],
  jobIn: (sheet: Sheet) => Job,
): Written | null {
  const fix = fixes.find(each => each.shape === undefined);
  const place = placeOfOptions(context, sheet, client.fact, client.maker.options);
  const argument = place?.kind === 'there' ? client.fact.args[place.index] : undefined;
  if (fix === undefined || argument === undefined || sheet.facts.values[argument.value]?.kind !== 'binding') {
    return null;
  }
  const target = followed(context, { file: client.file, value: argument.value });
  const where = sheetOf(context, target.file);
  const object = where?.facts.values[target.value];
  if (where === null || object?.kind !== 'object' || !takesKeys(where, target.value, jobIn(where))) {
    return null;
  }
  const job = jobIn(where);
  const written = setOptions(job, target.value, object.span, treeOf(fix.set));
  if (written === null) {
    return null;
  }
  const edits = new Edits();
  edits.add(where.file, written);
  return { fix, job, edits };
}

/** A constant without a type of its own, or with one of the library's. */
function takesKeys(sheet: Sheet, value: number, job: Job): boolean {
  const { bindings, types } = sheet.facts;
  const binding = bindings.find(
    each => each.kind === 'const' && each.values.length === 1 && each.values[0] === value,
  );
  if (binding === undefined || binding.type === null) {
    return binding !== undefined;
  }
  const type = types[binding.type];
  const named =
    type?.kind === 'name' && type.binding !== null ? bindings[type.binding]?.values[0] : undefined;
  const specifier = named === undefined ? null : importedFrom(sheet.facts, named);
  return specifier !== null && isOwn(job.library, specifier);
}
