import type { ArgumentRef } from '../../catalog/schema.ts';
import type { ArgumentFact, CallFact } from '../facts/model.ts';
import type { Known, Ref, Resolved } from './known.ts';
import { keyOf, type Linker } from './linker.ts';
import { objectProperty } from './objects.ts';

/** What is known of one option. Several of the three may hold: it may be set in one branch and not in another. */
export interface OptionFound {
  /** What it may be set to, the winning one first. */
  readonly values: readonly Ref[];
  /** It may be left out. */
  readonly unset: boolean;
  /** Why that is not all, in one clause. */
  readonly open: string | null;
}

export const left: OptionFound = { values: [], unset: true, open: null };

/** Looks an option up in several arguments that are laid over each other: what stands later wins. */
export function optionOver(linker: Linker, layers: readonly Ref[], path: readonly string[]): OptionFound {
  const parts: OptionFound[] = [];
  for (const ref of [...layers].reverse()) {
    const found = optionAt(linker, ref, path);
    if (found.values.length > 0 || found.open !== null) {
      parts.push(found);
    }
    if (found.values.length > 0 && !found.unset) {
      break;
    }
  }
  const sure = parts.some(part => part.values.length > 0 && !part.unset);
  return parts.length === 0 ? left : { ...joinFound(parts), unset: !sure };
}

export function joinFound(parts: readonly OptionFound[]): OptionFound {
  return {
    values: parts.flatMap(part => part.values),
    unset: parts.some(part => part.unset),
    open: parts.find(part => part.open !== null)?.open ?? null,
  };
}

/** Looks an option up in what stands as options: a literal, a name for one, spreads, assignments to its members. */
export function optionAt(linker: Linker, options: Ref, path: readonly string[]): OptionFound {
  const looped: OptionFound = { values: [], unset: false, open: 'the options lead back to themselves' };
  return linker.kept(`option ${path.join('.')} of ${keyOf(options)}`, looped, () =>
    findOption(linker, options, path),
  );
}

function findOption(linker: Linker, options: Ref, path: readonly string[]): OptionFound {
  const [name, ...rest] = path;
  if (name === undefined) {
    return setTo(linker, options);
  }
  const written = writtenTo(linker, options, path);
  if (written.length > 0) {
    return { values: written, unset: false, open: null };
  }
  const resolved = linker.resolve(options);
  const parts = resolved.alternatives.map(known => inKnown(linker, known, name, rest));
  const joined = parts.length === 0 ? { values: [], unset: false, open: null } : joinFound(parts);
  return {
    ...joined,
    open: joined.open ?? resolved.open ?? (parts.length === 0 ? 'the options are not followed' : null),
  };
}

/** A value that stands for an option: unset where it is `undefined`. */
function setTo(linker: Linker, ref: Ref): OptionFound {
  const resolved = linker.resolve(ref);
  const isNothing = (known: Known): boolean => known.kind === 'undefined';
  const only = resolved.open === null && resolved.alternatives.every(isNothing);
  return only && resolved.alternatives.length > 0
    ? left
    : { values: [ref], unset: resolved.alternatives.some(isNothing), open: null };
}

/** `options.timeout = 5000` where `options` is a name. */
function writtenTo(linker: Linker, options: Ref, path: readonly string[]): Ref[] {
  const value = linker.value(options);
  if (value?.kind !== 'binding') {
    return [];
  }
  return linker
    .writes(options.file, value.binding)
    .filter(
      write => write.path.length === path.length && write.path.every((part, index) => part === path[index]),
    )
    .map(write => ({ file: options.file, value: write.value, env: options.env }));
}

function inKnown(linker: Linker, known: Known, name: string, rest: readonly string[]): OptionFound {
  switch (known.kind) {
    case 'object': {
      const found = objectProperty(linker, known.ref, name);
      const parts = found.refs.map(ref => optionAt(linker, ref, rest));
      const joined =
        parts.length === 0
          ? { values: [], unset: found.resolved.open === null, open: null }
          : joinFound(parts);
      return {
        ...joined,
        unset: joined.unset || (parts.length > 0 && !found.sure),
        open: joined.open ?? (parts.length === 0 || found.refs.length > 1 ? found.resolved.open : null),
      };
    }
    case 'entity':
      return inClientOptions(linker, known, [name, ...rest]);
    case 'undefined':
    case 'literal':
    case 'array':
      return left;
    case 'parameter':
      return { values: [], unset: false, open: 'the options are handed in' };
    case 'result':
      return (
        inAssigned(linker, known, name, rest) ?? {
          values: [],
          unset: false,
          open: 'the options come from a call',
        }
      );
    default:
      return { values: [], unset: false, open: 'the options are not followed' };
  }
}

/** An object that is made of options (`requestHandler: new NodeHttpHandler({ … })`) holds them. */
function inClientOptions(
  linker: Linker,
  known: Known & { kind: 'entity' },
  path: readonly string[],
): OptionFound {
  const { client } = known;
  if (client === null) {
    return { values: [], unset: false, open: 'the options are those of an object that is handed in' };
  }
  const refs = argumentRefs(
    linker,
    { file: client.file, call: client.fact, env: known.env },
    client.maker.options,
  );
  return refs.open === null
    ? refs.refs.length === 0
      ? left
      : joinFound(refs.refs.map(ref => optionAt(linker, ref, path)))
    : { values: [], unset: false, open: refs.open };
}

/** `Object.assign({}, a, b)`: as if spread. */
function inAssigned(
  linker: Linker,
  known: Known & { kind: 'result' },
  name: string,
  rest: readonly string[],
): OptionFound | null {
  const call = linker.call(known.call);
  if (call?.calleeText !== 'Object.assign') {
    return null;
  }
  for (const argument of [...call.args].reverse()) {
    const found = optionAt(linker, { file: known.call.file, value: argument.value, env: known.call.env }, [
      name,
      ...rest,
    ]);
    if (found.values.length > 0 || found.open !== null) {
      return found;
    }
  }
  return left;
}

/** A call as seen from one environment. */
export interface SeenCall {
  readonly file: string;
  readonly call: CallFact;
  readonly env: Ref['env'];
}

export interface ArgumentsFound {
  /** The values that stand as options, in the order of the arguments. Empty: none is given. */
  readonly refs: readonly Ref[];
  readonly open: string | null;
}

/** The arguments that stand as options. */
export function argumentRefs(
  linker: Linker,
  seen: SeenCall,
  positions: readonly ArgumentRef[],
): ArgumentsFound {
  const { args } = seen.call;
  const indices = new Set<number>();
  const receivers: Ref[] = [];
  for (const position of positions) {
    if (position.at === 'receiver') {
      receivers.push(...receiverOf(linker, seen));
      continue;
    }
    const found = positionOf(linker, seen, position);
    if (found === 'spread') {
      return { refs: [], open: 'the arguments are spread' };
    }
    if (found !== null) {
      indices.add(found);
    }
  }
  const ordered = [...indices].sort((a, b) => a - b).flatMap(index => args[index] ?? []);
  return { refs: [...receivers, ...ordered.map(argument => refOf(seen, argument))], open: null };
}

/** What a method is called on. */
function receiverOf(linker: Linker, { file, call, env }: SeenCall): readonly Ref[] {
  const callee = linker.value({ file, value: call.callee, env });
  const object = callee?.kind === 'member' ? linker.value({ file, value: callee.object, env }) : null;
  if (callee?.kind !== 'member' || object === null) {
    return [];
  }
  // What is made here, and of which nothing is assigned, has no options.
  const isPlain =
    object.kind === 'binding' &&
    linker.facts(file)?.bindings[object.binding]?.kind !== 'parameter' &&
    linker.writes(file, object.binding).length === 0;
  return isPlain ? [] : [{ file, value: callee.object, env }];
}

export function refOf(seen: SeenCall, argument: ArgumentFact): Ref {
  return { file: seen.file, value: argument.value, env: seen.env };
}

/** The index of the argument at a position; null: there is none. */
export function positionOf(linker: Linker, seen: SeenCall, position: ArgumentRef): number | 'spread' | null {
  const { args } = seen.call;
  const spread = args.findIndex(argument => argument.spread);
  if (typeof position.at === 'number') {
    if (spread >= 0 && spread <= position.at) {
      return 'spread';
    }
    const argument = args[position.at];
    return argument === undefined || ('if' in position && !mayBeObject(linker, seen, position.at))
      ? null
      : position.at;
  }
  if (spread >= 0) {
    return 'spread';
  }
  const isObject = (argument: ArgumentFact): boolean => isObjectLike(linker.resolve(refOf(seen, argument)));
  switch (position.at) {
    case 'first-object': {
      const index = args.findIndex(isObject);
      return index < 0 ? null : index;
    }
    case 'last-object': {
      const index = args.findLastIndex(isObject);
      return index < 0 ? null : index;
    }
    case 'before-callback':
      return beforeCallback(linker, seen);
    case 'receiver':
      return null;
  }
}

function beforeCallback(linker: Linker, seen: SeenCall): number | null {
  const { args } = seen.call;
  const last = args.at(-1);
  const callback =
    last !== undefined &&
    linker.resolve(refOf(seen, last)).alternatives.some(known => known.kind === 'function');
  const index = callback ? args.length - 2 : args.length - 1;
  const candidate = args[index];
  return index >= 1 && candidate !== undefined && isObjectLike(linker.resolve(refOf(seen, candidate)))
    ? index
    : null;
}

function isObjectLike(resolved: Resolved): boolean {
  return (
    resolved.alternatives.some(known => known.kind === 'object' || known.kind === 'parameter') ||
    (resolved.alternatives.length === 0 && resolved.open !== null)
  );
}

const addressLike =
  /(?:url|uri|href|path|endpoint|host|link|address|origin|route|api|dsn|string|sql|query|text|statement|port|key|id)$/i;

/** Whether the argument can be an object of options: not a text, not what is named like an address. */
function mayBeObject(linker: Linker, seen: SeenCall, index: number): boolean {
  const argument = seen.call.args[index];
  if (argument === undefined) {
    return false;
  }
  const ref = refOf(seen, argument);
  const resolved = linker.resolve(ref);
  if (resolved.alternatives.some(known => known.kind === 'object')) {
    return true;
  }
  if (
    resolved.alternatives.some(
      known => known.kind === 'function' || isText(linker, known) || isPlainEntity(known),
    )
  ) {
    return false;
  }
  return !namedLikeAddress(linker, ref);
}

/** Something of a library that was made without options: a parsed document (`gql`). */
function isPlainEntity(known: Known): boolean {
  return known.kind === 'entity' && known.origin === 'shared' && known.client === null;
}

function isText(linker: Linker, known: Known): boolean {
  if (known.kind === 'literal') {
    return typeof known.value === 'string';
  }
  if (known.kind === 'expression') {
    const value = linker.value(known.ref);
    return value?.kind === 'template' || (value?.kind === 'binary' && value.op === '+');
  }
  return (
    known.kind === 'result' &&
    /^(?:new )?(?:URL|String|encodeURI)/.test(linker.call(known.call)?.calleeText ?? '')
  );
}

function namedLikeAddress(linker: Linker, ref: Ref): boolean {
  const value = linker.value(ref);
  if (value?.kind === 'binding') {
    const binding = linker.facts(ref.file)?.bindings[value.binding];
    const type =
      binding?.type === null || binding?.type === undefined
        ? undefined
        : linker.facts(ref.file)?.types[binding.type];
    if (type?.kind === 'keyword') {
      return type.name === 'string';
    }
    return (type?.kind === 'name' && type.name === 'URL') || addressLike.test(binding?.name ?? '');
  }
  if (value?.kind === 'member') {
    return addressLike.test(value.property ?? '');
  }
  if (value?.kind === 'call') {
    return (
      addressLike.test(linker.facts(ref.file)?.calls[value.call]?.calleeText ?? '') ||
      /^(?:new )?(?:URL|String|encodeURI)\b/.test(linker.facts(ref.file)?.calls[value.call]?.calleeText ?? '')
    );
  }
  return value?.kind === 'literal' || value?.kind === 'template' || value?.kind === 'binary';
}
