import type { OutboundCall } from '../../analysis/call.ts';
import type { ContextFact, TypeId } from '../../analysis/facts/model.ts';
import { type Sheet, slice } from '../sheet.ts';

/** An expression that can stand in for the result of a call, still compiles and does not fail at the next line; null: nothing is known to. */
export function standInFor(call: OutboundCall, sheet: Sheet): string | null {
  const { standIn, untypedStandIn } = call.site.spec;
  if (standIn !== undefined) {
    return standIn;
  }
  if (isUnused(call, sheet)) {
    return 'null';
  }
  if (isJavaScript(sheet.file)) {
    return untypedStandIn ?? (isLookedInto(call, sheet) ? null : 'null');
  }
  return mayBeNull(call, sheet) ? 'null' : null;
}

export function isJavaScript(file: string): boolean {
  return /\.[cm]?jsx?$/.test(file);
}

/** `await send(…);`: nobody looks at what it gives. */
function isUnused(call: OutboundCall, sheet: Sheet): boolean {
  const [first, second] = around(call, sheet);
  return first?.kind === 'statement' || (first?.kind === 'await' && second?.kind === 'statement');
}

/** The code goes on with members of what it gives, which `null` has not. */
function isLookedInto(call: OutboundCall, sheet: Sheet): boolean {
  const { facts } = sheet;
  const { fact } = call.site;
  const [first, second] = around(call, sheet);
  if (first?.kind === 'receiver' || first?.kind === 'element') {
    return true;
  }
  const results = facts.values.flatMap((value, id) =>
    id === fact.value || (value.kind === 'await' && value.value === fact.value) ? [id] : [],
  );
  const named = first?.kind === 'await' ? second : first;
  const names =
    named?.kind === 'initializer'
      ? facts.values.flatMap((value, id) =>
          value.kind === 'binding' && value.binding === named.binding ? [id] : [],
        )
      : [];
  return facts.values.some(
    value =>
      value.kind === 'member' &&
      (results.includes(value.object) || names.includes(value.object)) &&
      !slice(sheet, value.span).includes('?.'),
  );
}

/** It is returned from a function whose type says that there may be nothing. */
function mayBeNull(call: OutboundCall, sheet: Sheet): boolean {
  const contexts = around(call, sheet);
  const isReturned =
    contexts[0]?.kind === 'return' || (contexts[0]?.kind === 'await' && contexts[1]?.kind === 'return');
  const fn = sheet.facts.functions[call.site.fact.within ?? -1];
  return isReturned && fn !== undefined && admitsNull(sheet, resolvedType(sheet, fn.returnType));
}

/** `Promise<T>` → `T`. */
function resolvedType(sheet: Sheet, id: TypeId | null): TypeId | null {
  const type = id === null ? undefined : sheet.facts.types[id];
  return type?.kind === 'name' && /^Promise(?:Like)?$/.test(type.name) ? (type.args[0] ?? null) : id;
}

function admitsNull(sheet: Sheet, id: TypeId | null): boolean {
  const type = id === null ? undefined : sheet.facts.types[id];
  switch (type?.kind) {
    case 'keyword':
      return type.name === 'null' || type.name === 'any' || type.name === 'unknown';
    case 'union':
      return type.arms.some(arm => admitsNull(sheet, arm));
    default:
      return false;
  }
}

function around(call: OutboundCall, sheet: Sheet): readonly ContextFact[] {
  const found: ContextFact[] = [];
  let id: number | null = call.site.fact.context;
  while (id !== null && found.length < 2) {
    const context: ContextFact | undefined = sheet.facts.contexts[id];
    if (context === undefined) {
      break;
    }
    found.push(context);
    id = context.outer;
  }
  return found;
}
