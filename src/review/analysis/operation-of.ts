import type { Operation } from '../catalog/schema.ts';
import { chainOf, linkName } from './chain.ts';
import type { Detected } from './detect.ts';
import type { CallFact, FileFacts } from './facts/model.ts';
import type { Known, Ref } from './link/known.ts';
import { keyOf, type Linker } from './link/linker.ts';
import { argumentRefs, optionAt, refOf, type SeenCall } from './link/options.ts';
import { textOf } from './link/texts.ts';
import { safeMethods, sqlVerb } from './operations.ts';

/** What a call does, as far as the source tells: `GET`, `SELECT`, `GetObject`. */
export interface Told {
  readonly operation: string | null;
  readonly idempotent: boolean | null;
}

/** What a call does, and whether it may be done twice. */
export function operationOf(
  linker: Linker,
  file: string,
  { call, spec, known }: Pick<Detected, 'call' | 'spec' | 'known'>,
): Told {
  return toldBy(linker, file, call, spec.operation, known.name ?? lastName(call), spec);
}

function lastName(call: CallFact): string {
  return /[\w$]+$/.exec(call.calleeText)?.[0] ?? call.calleeText;
}

function toldBy(
  linker: Linker,
  file: string,
  call: CallFact,
  operation: Operation,
  member: string,
  spec: Detected['spec'],
): Told {
  const seen = { file, call, env: null };
  switch (operation.kind) {
    case 'fixed':
      return { operation: operation.name, idempotent: operation.idempotent };
    case 'http-method': {
      const refs = argumentRefs(linker, seen, spec.options);
      const found = refs.refs
        .map(ref => optionAt(linker, ref, operation.option.split('.')))
        .find(each => each.values.length > 0 || each.open !== null);
      const argument = operation.argument === undefined ? undefined : call.args[operation.argument];
      const carried =
        found?.values[0] === undefined ? carriedBy(linker, seen, spec, operation.option) : 'nothing';
      if (carried === 'open') {
        return { operation: null, idempotent: null };
      }
      const ref: Ref | undefined =
        found?.values[0] ??
        (typeof carried === 'object' ? carried : argument === undefined ? undefined : refOf(seen, argument));
      const method =
        ref === undefined
          ? refs.open !== null || (found?.open ?? null) !== null
            ? null
            : operation.default
          : (textOf(linker, ref)?.toUpperCase() ?? null);
      return { operation: method, idempotent: method === null ? null : safeMethods.has(method) };
    }
    case 'sql': {
      const argument = call.args[operation.argument];
      const verb = argument === undefined ? null : sqlVerb(sqlText(linker, refOf(seen, argument)));
      return {
        operation: verb,
        idempotent: verb === null ? null : verb === 'SELECT' || verb === 'SHOW' || verb === 'EXPLAIN',
      };
    }
    case 'first-word': {
      const argument = call.args[operation.argument];
      const text = argument === undefined ? null : textOf(linker, refOf(seen, argument));
      return byFirstWord(text, operation.words);
    }
    case 'chain':
      return byChain(linker.facts(file), call, operation);
    case 'member-name':
      return { operation: member, idempotent: byPrefix(member, operation) };
    case 'receiver-name': {
      const name = receiverName(linker.facts(file), call) ?? member;
      return { operation: name, idempotent: byPrefix(name, operation) };
    }
    case 'argument-class': {
      const argument = call.args[operation.argument];
      const name = argument === undefined ? null : constructedName(linker, refOf(seen, argument));
      const short =
        name?.endsWith(operation.suffix) === true ? name.slice(0, -operation.suffix.length) : name;
      return { operation: short, idempotent: short === null ? null : byPrefix(short, operation) };
    }
  }
}

/** Names of what stands for a whole request, its method among the rest. */
const requestName = /req(?:uest)?$|^(?:input|resource)$/i;

/** An option in an object that holds a whole request (`fetch(request)` does what the request says); `open`: it may say anything. */
function carriedBy(
  linker: Linker,
  seen: SeenCall,
  { carrier }: Detected['spec'],
  option: string,
): Ref | 'nothing' | 'open' {
  const argument = carrier === undefined ? undefined : seen.call.args[carrier.argument];
  if (carrier === undefined || argument === undefined) {
    return 'nothing';
  }
  const ref = refOf(seen, argument);
  for (const known of linker.resolve(ref).alternatives) {
    if (known.kind === 'entity' && known.entity.is === 'object' && known.entity.object === carrier.object) {
      const found = optionAt(linker, ref, option.split('.'));
      return found.values[0] ?? (found.open === null ? 'nothing' : 'open');
    }
    const name = known.kind === 'parameter' ? nameOf(linker, known) : null;
    if (name !== null && requestName.test(name)) {
      return 'open';
    }
  }
  return 'nothing';
}

function nameOf(linker: Linker, { file, fn, index, path }: Known & { kind: 'parameter' }): string | null {
  return path.at(-1) ?? linker.fn(file, fn)?.parameters[index]?.name ?? null;
}

/** The method whose result a call is made on: `getObject` of `s3.getObject(…).promise()`. */
function receiverName(facts: FileFacts | null, call: CallFact): string | null {
  const callee = facts?.values[call.callee];
  const object = callee?.kind === 'member' ? facts?.values[callee.object] : undefined;
  const made = object?.kind === 'call' ? facts?.calls[object.call] : undefined;
  return made === undefined ? null : lastName(made);
}

function byFirstWord(text: string | null, words: Readonly<Record<string, boolean>>): Told {
  const word = /^[\s{(]*([a-z]+)/i.exec(text ?? '')?.[1]?.toUpperCase();
  const idempotent = word === undefined || !Object.hasOwn(words, word) ? undefined : words[word];
  return { operation: idempotent === undefined ? null : (word ?? null), idempotent: idempotent ?? null };
}

function byChain(
  facts: FileFacts | null,
  call: CallFact,
  { safe, unsafe, default: otherwise }: Operation & { readonly kind: 'chain' },
): Told {
  for (const link of facts === null ? [] : chainOf(facts, call)) {
    const name = facts === null ? null : linkName(facts, link);
    if (name !== null && (safe.includes(name) || unsafe.includes(name))) {
      return { operation: name, idempotent: safe.includes(name) };
    }
  }
  return { operation: otherwise.name, idempotent: otherwise.idempotent };
}

function byPrefix(
  name: string,
  { safe, unsafe }: { readonly safe: readonly string[]; readonly unsafe: readonly string[] },
): boolean | null {
  const lower = name.toLowerCase();
  if (unsafe.some(prefix => lower.startsWith(prefix.toLowerCase()))) {
    return false;
  }
  return safe.some(prefix => lower.startsWith(prefix.toLowerCase())) ? true : null;
}

function sqlText(linker: Linker, ref: Ref): string | null {
  const text = textOf(linker, ref);
  if (text !== null) {
    return text;
  }
  for (const key of ['text', 'sql']) {
    const [found] = optionAt(linker, ref, [key]).values;
    if (found !== undefined) {
      return textOf(linker, found);
    }
  }
  return null;
}

function constructedName(linker: Linker, ref: Ref): string | null {
  return linker.once(`class constructed in ${keyOf(ref)}`, null, () => findConstructed(linker, ref));
}

function findConstructed(linker: Linker, ref: Ref): string | null {
  const value = linker.value(ref);
  if (value?.kind === 'call') {
    return /[\w$]+$/.exec(linker.facts(ref.file)?.calls[value.call]?.calleeText ?? '')?.[0] ?? null;
  }
  if (value?.kind === 'binding') {
    const values = linker.facts(ref.file)?.bindings[value.binding]?.values ?? [];
    const [only] = values;
    return values.length === 1 && only !== undefined
      ? constructedName(linker, { ...ref, value: only })
      : null;
  }
  return null;
}
