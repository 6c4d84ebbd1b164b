import type { MakerEntity } from '../../catalog/schema.ts';
import type { CallId, ClassFact, FileFacts, FunctionFact, FunctionId } from '../facts/model.ts';
import { clientSite } from './call-result.ts';
import {
  type CallRef,
  type EntityKnown,
  type Env,
  type Known,
  nothing,
  one,
  type Resolved,
  union,
  unknown,
} from './known.ts';
import { entityMember } from './members.ts';
import type { Linker } from './linker.ts';
import { own } from './world.ts';
import { resolveType } from './type-values.ts';
import { isTelling } from './linker.ts';

type Instance = Known & { kind: 'instance' };

/** A member of an object of a class of the project: its fields, getters and methods, then those that it inherits. */
export function classMember(linker: Linker, instance: Instance, name: string): Resolved {
  const question = `member ${name} of class ${String(instance.class)} of ${instance.file} for ${instance.call === null ? '' : `${instance.call.file} ${String(instance.call.call)}`}`;
  return linker.once(question, unknown('its classes extend each other'), () =>
    findMember(linker, instance, name),
  );
}

function findMember(linker: Linker, instance: Instance, name: string): Resolved {
  const fact = linker.facts(instance.file)?.classes[instance.class];
  if (fact === undefined) {
    return nothing;
  }
  const found = ownMember(linker, instance, fact, name);
  if (found !== null) {
    return found;
  }
  if (fact.superclass === null) {
    return nothing;
  }
  return inherited(
    linker,
    basis(linker, instance, fact),
    linker.resolve({ file: instance.file, value: fact.superclass, env: null }),
    name,
  );
}

/** How the constructor of the superclass is called. */
interface Basis {
  readonly call: CallRef | null;
  readonly env: Env | null;
}

/** A class without a constructor hands on the arguments of `new`; one with a constructor, those of its `super(…)`. */
function basis(linker: Linker, instance: Instance, fact: ClassFact): Basis {
  const { constructorFn } = fact;
  if (constructorFn === null) {
    return { call: instance.call, env: instance.env };
  }
  const [call, other] = superCalls(linker.facts(instance.file), constructorFn);
  const env = constructorEnv(linker, instance, fact);
  return {
    call: call === undefined || other !== undefined ? null : { file: instance.file, call, env },
    env,
  };
}

/** The calls of `super(…)` in a constructor. */
export function superCalls(facts: FileFacts | null, constructorFn: FunctionId): readonly CallId[] {
  return (facts?.calls ?? []).flatMap((call, id) =>
    call.within === constructorFn && facts?.values[call.callee]?.kind === 'super' ? [id] : [],
  );
}

/** The environment in which the constructor's parameters stand for the arguments of `new`. */
function constructorEnv(linker: Linker, instance: Instance, fact: ClassFact): Env | null {
  return fact.constructorFn === null || instance.call === null
    ? instance.env
    : linker.env(instance.file, fact.constructorFn, instance.call, instance.env);
}

function ownMember(linker: Linker, instance: Instance, fact: ClassFact, name: string): Resolved | null {
  const method = own(fact.methods, name);
  const env = constructorEnv(linker, instance, fact);
  if (method !== undefined) {
    const fn = linker.fn(instance.file, method);
    return fn?.style === 'getter'
      ? getterValue(linker, instance.file, fn, env)
      : one({ kind: 'function', file: instance.file, fn: method, env });
  }
  const values = own(fact.fields, name);
  const type = own(fact.fieldTypes, name);
  if (values === undefined && type === undefined) {
    return null;
  }
  const resolved =
    values === undefined
      ? unknown(`\`${name}\` is set elsewhere`)
      : union(values.map(value => linker.resolve({ file: instance.file, value, env })));
  return type === undefined || isTelling(resolved)
    ? resolved
    : union([resolveType(linker, instance.file, type), handedOn(resolved)]);
}

/** What is left of a value that tells nothing by itself: the parameters, for their callers may. */
function handedOn({ alternatives, open }: Resolved): Resolved {
  return { alternatives: alternatives.filter(known => known.kind === 'parameter'), open };
}

function getterValue(linker: Linker, file: string, getter: FunctionFact, env: Env | null): Resolved {
  const resolved = union(getter.returns.map(value => linker.resolve({ file, value, env })));
  const type = getter.returnType;
  return isTelling(resolved) || type === null ? resolved : resolveType(linker, file, type);
}

/** The client that an object of a class is which extends that of a library: made by its `super(…)`, where that is known. */
function superclient(linker: Linker, known: EntityKnown, maker: MakerEntity, by: Basis): EntityKnown {
  const entity = { is: 'object', object: maker.object } as const;
  const call = by.call === null ? null : linker.call(by.call);
  return by.call === null || call === null
    ? { ...known, entity, origin: 'injected' }
    : {
        ...known,
        entity,
        origin: 'made',
        client: clientSite(linker, by.call, call, known, maker),
        env: by.call.env,
      };
}

function inherited(linker: Linker, by: Basis, superclass: Resolved, name: string): Resolved {
  const parts = superclass.alternatives.map(known => {
    if (known.kind === 'class') {
      return classMember(
        linker,
        { kind: 'instance', file: known.file, class: known.class, call: by.call, env: known.env ?? by.env },
        name,
      );
    }
    if (known.kind === 'entity' && known.entity.is === 'maker') {
      const type = own(known.library.objects, known.entity.object);
      return type?.extensible === true
        ? entityMember(superclient(linker, known, known.entity, by), name)
        : unknown('it is inherited from a library');
    }
    return unknown('what it inherits is not known');
  });
  return parts.length === 0 ? unknown(superclass.open ?? 'its superclass is not found') : union(parts);
}
