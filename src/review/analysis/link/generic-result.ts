import type { BindingId, FunctionFact, FunctionId, ParameterFact, TypeFact, TypeId } from '../facts/model.ts';
import { settled } from './awaited.ts';
import { type Env, type Known, nothing, type Resolved, union } from './known.ts';
import type { Linker } from './linker.ts';

type Fn = Known & { kind: 'function' };

/**
 * What a generic function gives where its types say that this comes out of an argument: `remember<T>(name, make: () => T): T` gives what
 * `make` gives, and `getValue(): T` of a class what the function that its constructor was given gives.
 */
export function genericResult(linker: Linker, known: Fn, fn: FunctionFact, env: Env): Resolved {
  const wanted = parameterOf(linker, known.file, fn.returnType);
  if (wanted === null) {
    return nothing;
  }
  const own = parametersOf(linker, known.file, known.fn).map(each => ({ parameter: each, env }));
  const made = constructorOf(linker, known.file, fn);
  const given =
    made === null || known.env === null
      ? []
      : parametersOf(linker, known.file, made).map(each => ({ parameter: each, env: known.env }));
  return union(
    [...own, ...given].map(({ parameter, env: seen }) =>
      throughParameter(linker, known.file, parameter, seen, wanted),
    ),
  );
}

function parametersOf(linker: Linker, file: string, fn: FunctionId): readonly ParameterFact[] {
  return linker.fn(file, fn)?.parameters ?? [];
}

function constructorOf(linker: Linker, file: string, fn: FunctionFact): FunctionId | null {
  return fn.class === null ? null : (linker.facts(file)?.classes[fn.class]?.constructorFn ?? null);
}

/** What comes of an argument, where its type is the one wanted, or that of a function which gives that. */
function throughParameter(
  linker: Linker,
  file: string,
  parameter: ParameterFact,
  env: Env | null,
  wanted: BindingId,
): Resolved {
  const type = parameter.type === null ? undefined : linker.facts(file)?.types[parameter.type];
  const value =
    parameter.binding === null ? undefined : linker.facts(file)?.bindings[parameter.binding]?.values[0];
  if (type === undefined || value === undefined) {
    return nothing;
  }
  if (type.kind === 'function') {
    return parameterOf(linker, file, type.returns) === wanted
      ? givenByFunctions(linker, linker.resolve({ file, value, env }))
      : nothing;
  }
  return nameOf(linker, file, type) === wanted ? linker.resolve({ file, value, env }) : nothing;
}

function givenByFunctions(linker: Linker, functions: Resolved): Resolved {
  return union(
    functions.alternatives.map(known => {
      const fn = known.kind === 'function' ? linker.fn(known.file, known.fn) : null;
      return known.kind !== 'function' || fn === null
        ? nothing
        : settled(
            union(fn.returns.map(value => linker.resolve({ file: known.file, value, env: known.env }))),
          );
    }),
  );
}

/** The type parameter that a type is, perhaps in a promise, or beside nothing (`T | undefined`). */
function parameterOf(linker: Linker, file: string, id: TypeId | null): BindingId | null {
  const type = id === null ? undefined : linker.facts(file)?.types[id];
  if (type?.kind === 'union') {
    const arms = type.arms.map(arm => parameterOf(linker, file, arm)).filter(arm => arm !== null);
    return arms.length === 1 ? (arms[0] ?? null) : null;
  }
  if (type?.kind === 'name' && type.binding === null && /^(?:Promise|PromiseLike|Awaited)$/.test(type.name)) {
    return parameterOf(linker, file, type.args[0] ?? null);
  }
  return type === undefined ? null : nameOf(linker, file, type);
}

function nameOf(linker: Linker, file: string, type: TypeFact): BindingId | null {
  if (type.kind !== 'name' || type.binding === null || type.path.length > 0) {
    return null;
  }
  // A type parameter has no value; a class or an import has.
  return linker.facts(file)?.bindings[type.binding]?.values.length === 0 ? type.binding : null;
}
