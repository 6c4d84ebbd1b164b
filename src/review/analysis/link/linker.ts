import type { Entity } from '../../catalog/schema.ts';
import type {
  BindingFact,
  BindingId,
  CallFact,
  FileFacts,
  FunctionFact,
  Value,
  WriteFact,
} from '../facts/model.ts';
import {
  type CallRef,
  type Env,
  type Known,
  nothing,
  type Ref,
  type Resolved,
  union,
  unknown,
} from './known.ts';
import { settled } from './awaited.ts';
import { resolveCall } from './call-result.ts';
import { declaredTypeOf, isAnother } from './declared-types.ts';
import { resolveImported, resolveModule } from './exports.ts';
import { entryOf } from './entries.ts';
import { memberOf } from './members.ts';
import { resolveParameter } from './parameters.ts';
import { passedThrough } from './pass-through.ts';
import { resolveType } from './type-values.ts';
import type { World } from './world.ts';

/** Questions within each other. */
const deepest = 192;
/** Questions that one question may lead to. */
const stepsPerQuestion = 10_000;

/**
 * Follows values across files, on demand. Answers are kept until `World` changes (make a new linker then); cycles end as
 * `open`, and depth and steps are bounded, so hostile code costs no more than any other.
 */
export class Linker {
  readonly world: World;
  /** What values are by themselves, by file; a number: that is being asked, with so many questions around it. */
  private readonly memo = new Map<string, Map<number, Resolved | number>>();
  /** What names stand for by themselves, likewise. */
  private readonly names = new Map<string, Map<number, Resolved | number>>();
  private readonly writesOf = new Map<string, Map<BindingId, WriteFact[]>>();
  private readonly envs = new Map<string, Env>();
  private readonly answers = new Map<string, unknown>();
  /** The questions that are being asked, with how many there are around each. */
  private readonly pending = new Map<string, number>();
  private steps = 0;
  private depth = 0;
  /** The outermost pending question that an answer was cut short for: what is within it holds only there, and is not kept. */
  private reach = Infinity;

  constructor(world: World) {
    this.world = world;
  }

  facts(file: string): FileFacts | null {
    return this.world.facts(file);
  }

  value(ref: Ref): Value | null {
    return this.world.facts(ref.file)?.values[ref.value] ?? null;
  }

  /** The environment in which the parameters of a function stand for the arguments of a call. */
  env(file: string, fn: number, call: CallRef, outer: Env | null): Env {
    const key = `${String(fn)} ${String(call.call)} ${String(call.env?.id ?? -1)} ${String(outer?.id ?? -1)} ${call.file} ${file}`;
    const before = this.envs.get(key);
    if (before !== undefined) {
      return before;
    }
    const depth = 1 + Math.max(call.env?.depth ?? 0, outer?.depth ?? 0);
    const made: Env = { id: this.envs.size, depth, file, fn, call, outer };
    this.envs.set(key, made);
    return made;
  }

  call(ref: CallRef): CallFact | null {
    return this.world.facts(ref.file)?.calls[ref.call] ?? null;
  }

  fn(file: string, fn: number): FunctionFact | null {
    return this.world.facts(file)?.functions[fn] ?? null;
  }

  member(object: Resolved, name: string): Resolved {
    return memberOf(this, object, name);
  }

  /** The assignments to members of a name: `init.signal = …`. */
  writes(file: string, binding: BindingId): readonly WriteFact[] {
    let index = this.writesOf.get(file);
    if (index === undefined) {
      index = indexWrites(this.world.facts(file));
      this.writesOf.set(file, index);
    }
    return index.get(binding) ?? [];
  }

  /** All that a value can be. */
  resolve(ref: Ref): Resolved {
    if (ref.env !== null) {
      return this.kept(keyOf(ref), unknown(cut), () => this.compute(ref));
    }
    return this.remembered(mapIn(this.memo, ref.file), ref.value, unknown(cut), () => this.compute(ref));
  }

  /** As `kept`, for the questions that are asked most: by a number within a file. */
  private remembered(
    known: Map<number, Resolved | number>,
    key: number,
    fallback: Resolved,
    body: () => Resolved,
  ): Resolved {
    const before = known.get(key);
    if (typeof before === 'object') {
      return before;
    }
    const around = this.begin();
    if (this.isCut(before, around)) {
      return fallback;
    }
    known.set(key, around);
    try {
      const { answer, whole } = this.within(around, body);
      if (whole) {
        known.set(key, answer);
      }
      return answer;
    } finally {
      if (known.get(key) === around) {
        known.delete(key);
      }
    }
  }

  /** Keeps the answer to a question that may lead back to itself. The question names all that the answer depends on. */
  kept<T>(question: string, fallback: T, body: () => T): T {
    if (this.answers.has(question)) {
      return this.answers.get(question) as T;
    }
    const { answer, whole } = this.ask(question, fallback, body);
    if (whole) {
      this.answers.set(question, answer);
    }
    return answer;
  }

  /** Asks a question that may lead back to itself: then, and where it leads too deep, the answer is `fallback`. */
  once<T>(question: string, fallback: T, body: () => T): T {
    return this.ask(question, fallback, body).answer;
  }

  private ask<T>(question: string, fallback: T, body: () => T): Answer<T> {
    const around = this.begin();
    if (this.isCut(this.pending.get(question), around)) {
      return { answer: fallback, whole: false };
    }
    this.pending.set(question, around);
    try {
      return this.within(around, body);
    } finally {
      this.pending.delete(question);
    }
  }

  /** How many questions there are around the next one. */
  private begin(): number {
    if (this.depth === 0) {
      this.steps = 0;
      this.reach = Infinity;
    }
    return this.depth;
  }

  /** Whether a question leads back to itself (`itself`: how many were around it then), or too far. */
  private isCut(itself: number | undefined, around: number): boolean {
    const is = itself !== undefined || around > deepest || this.steps > stepsPerQuestion;
    if (is) {
      this.reach = Math.min(this.reach, itself ?? -1);
    }
    return is;
  }

  private within<T>(around: number, body: () => T): Answer<T> {
    const before = this.reach;
    this.reach = Infinity;
    this.steps += 1;
    this.depth += 1;
    try {
      const answer = body();
      const whole = this.reach >= around;
      this.reach = Math.min(before, whole ? Infinity : this.reach);
      return { answer, whole: whole || around === 0 };
    } finally {
      this.depth -= 1;
    }
  }

  private compute(ref: Ref): Resolved {
    const value = this.value(ref);
    if (value === null) {
      return unknown('the file is not read');
    }
    const at = (id: number): Ref => ({ ...ref, value: id });
    switch (value.kind) {
      case 'literal':
        return this.known({ kind: 'literal', value: value.value, ref });
      case 'undefined':
        return this.known({ kind: 'undefined' });
      case 'template':
      case 'binary':
      case 'unary':
        return this.known({ kind: 'expression', ref });
      case 'object':
        return this.known({ kind: 'object', ref });
      case 'array':
        return this.known({ kind: 'array', ref });
      case 'binding':
        return this.name(ref, value.binding);
      case 'global':
        return this.global(value.name);
      case 'member':
        return value.property === null
          ? entryOf(this, at(value.object))
          : memberOf(this, this.resolve(at(value.object)), value.property);
      case 'call':
        return resolveCall(this, { file: ref.file, call: value.call, env: ref.env });
      case 'function':
        return (
          passedThrough(this, ref.file, value.fn, ref.env) ??
          this.known({ kind: 'function', file: ref.file, fn: value.fn, env: ref.env })
        );
      case 'class':
        return this.known({ kind: 'class', file: ref.file, class: value.class, env: ref.env });
      case 'this':
        return value.class === null
          ? unknown('`this` belongs to no class here')
          : this.known({ kind: 'instance', file: ref.file, class: value.class, call: null, env: ref.env });
      case 'super':
        return this.superclass(ref.file, value.class);
      case 'await':
        return settled(this.resolve(at(value.value)));
      case 'either':
        return this.either(value.op, value.arms.map(at));
      case 'parameter':
        return resolveParameter(this, ref, value.fn, value.index, value.rest);
      case 'module':
        return resolveModule(this, ref.file, value.specifier);
      case 'imported':
        return resolveImported(this, ref.file, value.specifier, value.name);
      case 'element':
        return this.element(this.resolve(at(value.of)));
      case 'typed':
        return this.typed(this.resolve(at(value.value)), ref.file, value.type);
      case 'opaque':
        return unknown('the expression is not followed');
    }
  }

  private known(known: Known): Resolved {
    return { alternatives: [known], open: null };
  }

  private superclass(file: string, id: number | null): Resolved {
    const parent = id === null ? null : (this.facts(file)?.classes[id]?.superclass ?? null);
    return parent === null
      ? unknown('there is no superclass')
      : this.resolve({ file, value: parent, env: null });
  }

  private either(op: '??' | '||' | '&&' | '?:' | 'default', arms: readonly Ref[]): Resolved {
    const resolved = arms.map(arm => this.resolve(arm));
    const [first, second] = resolved;
    if (op === '&&' && second !== undefined) {
      return { alternatives: [...second.alternatives, { kind: 'undefined' }], open: second.open };
    }
    if (op !== '?:' && first !== undefined && second !== undefined) {
      // The left arm gives way only where it is nothing.
      const left = first.alternatives.filter(
        known => known.kind !== 'undefined' && !(known.kind === 'literal' && known.value === null),
      );
      const definite =
        first.open === null &&
        left.length === first.alternatives.length &&
        left.every(known => known.kind !== 'parameter' && known.kind !== 'result');
      return definite && left.length > 0 ? first : union([{ alternatives: left, open: first.open }, second]);
    }
    return union(resolved);
  }

  private element(of: Resolved): Resolved {
    const parts = of.alternatives.map(known => {
      if (known.kind !== 'array') {
        return unknown('an element of something that is not known');
      }
      const value = this.value(known.ref);
      const elements = value?.kind === 'array' ? value.elements : [];
      return union(
        elements.map(element =>
          typeof element === 'number'
            ? this.resolve({ ...known.ref, value: element })
            : unknown('a spread element'),
        ),
      );
    });
    return of.alternatives.length === 0 ? unknown(of.open ?? 'an element of nothing known') : union(parts);
  }

  private typed(value: Resolved, file: string, type: number): Resolved {
    return isTelling(value)
      ? value
      : union([resolveType(this, file, type), { alternatives: value.alternatives, open: value.open }]);
  }

  /** What leads back to the same name adds nothing to it: `client = client ?? create()`. */
  private name(ref: Ref, id: BindingId): Resolved {
    const find = (): Resolved => this.binding(ref, id);
    return ref.env === null
      ? this.remembered(mapIn(this.names, ref.file), id, nothing, find)
      : this.kept(`name ${String(id)} of ${ref.file}\0${String(ref.env.id)}`, nothing, find);
  }

  private binding(ref: Ref, id: BindingId): Resolved {
    const binding = this.facts(ref.file)?.bindings[id];
    if (binding === undefined) {
      return nothing;
    }
    const values =
      binding.values.length === 0
        ? unknown(`\`${binding.name}\` is set elsewhere`)
        : union(binding.values.map(value => this.resolve({ ...ref, value })));
    const telling = binding.type === null ? values : this.typed(values, ref.file, binding.type);
    const named = binding.kind === 'parameter' ? this.world.globalOf(binding.name) : null;
    if (
      named === null ||
      named.entity.is === 'guard' ||
      isTelling(telling) ||
      this.isNamesake(ref.file, binding, named.entity)
    ) {
      return telling;
    }
    // An injected `fetch`: the name is the only thing that tells.
    const entity: Known = {
      kind: 'entity',
      ...named,
      of: null,
      name: binding.name,
      origin: 'injected',
      client: null,
      env: null,
    };
    return { alternatives: [entity], open: telling.open ?? 'it is handed in' };
  }

  /** A parameter is called like a global, and its type says that it is something else. */
  private isNamesake(file: string, binding: BindingFact, entity: Entity): boolean {
    const [value] = binding.values;
    const type =
      binding.type === null
        ? value === undefined
          ? null
          : declaredTypeOf(this, { file, value, env: null })
        : { file, type: binding.type };
    return type !== null && entity.is === 'call' && entity.answers !== undefined
      ? isAnother(this, type, entity.answers)
      : false;
  }

  private global(name: string): Resolved {
    const known = this.world.globalOf(name);
    if (known !== null) {
      return this.known({
        kind: 'entity',
        ...known,
        of: null,
        name,
        origin: 'shared',
        client: null,
        env: null,
      });
    }
    return this.known({ kind: 'global', path: [name] });
  }
}

interface Answer<T> {
  readonly answer: T;
  /** Nothing was left out of it because of a question around it. */
  readonly whole: boolean;
}

const cut = 'it leads too far, or back to itself';

/** Something is known that can be followed further. */
export function isTelling(resolved: Resolved): boolean {
  return resolved.alternatives.some(
    known =>
      known.kind !== 'parameter' &&
      known.kind !== 'undefined' &&
      !(known.kind === 'literal' && known.value === null) &&
      known.kind !== 'result',
  );
}

/** Tells a reference from every other, with the calls through which it was reached. */
export function keyOf(ref: Ref): string {
  return `${String(ref.value)}\0${String(ref.env?.id ?? -1)}\0${ref.file}`;
}

function mapIn<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function indexWrites(facts: FileFacts | null): Map<BindingId, WriteFact[]> {
  const index = new Map<BindingId, WriteFact[]>();
  for (const write of facts?.writes ?? []) {
    const object = facts?.values[write.object];
    if (object?.kind === 'binding') {
      const list = index.get(object.binding);
      if (list === undefined) {
        index.set(object.binding, [write]);
      } else {
        list.push(write);
      }
    }
  }
  return index;
}
