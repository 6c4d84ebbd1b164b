import type { ContextFact, FileFacts } from '../facts/model.ts';
import { type Env, nothing, one, type Ref, type Resolved, union, unknown } from './known.ts';
import type { Linker } from './linker.ts';
import { resolveType } from './type-values.ts';

/** What a parameter is: the argument where the call is known, else what its default, its type or its caller says. */
export function resolveParameter(
  linker: Linker,
  ref: Ref,
  fn: number,
  index: number,
  rest: boolean,
): Resolved {
  for (let env: Env | null = ref.env; env !== null; env = env.outer) {
    if (env.file === ref.file && env.fn === fn) {
      return argumentOf(linker, env, index, rest);
    }
  }
  const facts = linker.facts(ref.file);
  const fact = facts?.functions[fn];
  if (facts === null || fact === undefined) {
    return nothing;
  }
  const fromCallback = callbackParameter(linker, ref.file, facts, fn, index);
  if (
    fromCallback?.alternatives.some(known => known.kind !== 'undefined' && known.kind !== 'parameter') ===
    true
  ) {
    return fromCallback;
  }
  const parameter = one({ kind: 'parameter', file: ref.file, fn, index, path: [] });
  const type = fact.parameters[index]?.type ?? null;
  const typed = type === null ? nothing : resolveType(linker, ref.file, type);
  return { alternatives: [...typed.alternatives, ...parameter.alternatives], open: null };
}

function argumentOf(linker: Linker, env: Env, index: number, rest: boolean): Resolved {
  const call = linker.call(env.call);
  if (call === null || rest || call.args.some(argument => argument.spread)) {
    return unknown('the arguments are spread');
  }
  const argument = call.args[index];
  if (argument !== undefined) {
    return linker.resolve({ file: env.call.file, value: argument.value, env: env.call.env });
  }
  return one({ kind: 'undefined' });
}

/**
 * A function that is handed to a call: its parameter is what that call hands to it. Known for the catalog's callbacks
 * (`pool.connect((error, client) => …)`) and for functions of the project that call what they are given (`run(signal)`).
 */
function callbackParameter(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: number,
  index: number,
): Resolved | null {
  const context = facts.functions[fn]?.context ?? null;
  const place: ContextFact | undefined = context === null ? undefined : facts.contexts[context];
  if (place?.kind !== 'argument') {
    return null;
  }
  const call = facts.calls[place.call];
  if (call === undefined) {
    return null;
  }
  const callee = linker.resolve({ file, value: call.callee, env: null });
  const parts: Resolved[] = [];
  for (const known of callee.alternatives) {
    if (
      known.kind === 'entity' &&
      known.entity.is === 'call' &&
      known.entity.gives !== undefined &&
      known.entity.givesCallback === index
    ) {
      parts.push(one({ ...known, entity: { is: 'object', object: known.entity.gives }, of: null }));
    } else if (known.kind === 'function') {
      const env = linker.env(known.file, known.fn, { file, call: place.call, env: null }, known.env);
      parts.push(handedOn(linker, known.file, known.fn, place.index, index, env));
    }
  }
  return parts.length === 0 ? null : union(parts);
}

/** What a function hands to the function in its parameter `from`, at position `index`. */
function handedOn(linker: Linker, file: string, fn: number, from: number, index: number, env: Env): Resolved {
  const facts = linker.facts(file);
  const binding = facts?.functions[fn]?.parameters[from]?.binding ?? null;
  if (facts === null || binding === null) {
    return nothing;
  }
  const parts: Resolved[] = [];
  for (const call of facts.calls) {
    const callee = facts.values[call.callee];
    const argument = call.args[index];
    if (
      callee?.kind === 'binding' &&
      callee.binding === binding &&
      argument !== undefined &&
      !argument.spread
    ) {
      parts.push(linker.resolve({ file, value: argument.value, env }));
    }
  }
  return union(parts);
}
