import { placeOf, positionAt, type Place } from '../../base/place.ts';
import type { Context } from '../../base/guard.ts';
import type { Operation, TargetRef } from '../catalog/schema.ts';
import type { Dependency, LibraryVersion, OutboundCall } from './call.ts';
import { type Detected, isConfirmed } from './detect.ts';
import type { CallFact, FileFacts } from './facts/model.ts';
import type { EntityKnown, Ref } from './link/known.ts';
import { keyOf, type Linker } from './link/linker.ts';
import { argumentRefs, optionAt, refOf } from './link/options.ts';
import { own } from './link/world.ts';
import { safeMethods, sqlVerb } from './operations.ts';
import type { SharedWrites } from './verdicts/client-state.ts';
import { contextsOut } from './verdicts/inspect.ts';
import { guardVerdicts } from './verdicts/guards.ts';

/** The outbound calls of a file, described and judged, with the dependencies that they call. */
export interface FileCalls {
  readonly calls: readonly OutboundCall[];
  readonly dependencies: readonly Dependency[];
}

export interface DescribeInput {
  readonly linker: Linker;
  /** Follows the same, and asks for no file that is not read. */
  readonly quiet: Linker;
  readonly file: string;
  readonly detected: readonly Detected[];
  readonly context: Context;
  readonly shared: SharedWrites;
}

export function describeCalls(input: DescribeInput): FileCalls {
  const facts = input.linker.facts(input.file);
  if (facts === null) {
    return { calls: [], dependencies: [] };
  }
  const ordinals = new Map<string, number>();
  const dependencies = new Map<string, Dependency>();
  const calls = input.detected.flatMap(detected => {
    const profile = own(detected.known.library.timeouts, detected.spec.timeout);
    if (profile === undefined || !isConfirmed(input.linker, input.file, detected)) {
      return [];
    }
    const stem = `${input.file}#${pathOf(facts, detected.call)}/${shortCallee(detected.call)}`;
    const ordinal = ordinals.get(stem) ?? 0;
    ordinals.set(stem, ordinal + 1);
    const dependency = dependencyOf(input.linker, input.file, detected);
    dependencies.set(dependency.id, dependency);
    return [
      describe(input, facts, detected, profile, {
        id: ordinal === 0 ? stem : `${stem}~${String(ordinal + 1)}`,
        dependency: dependency.id,
      }),
    ];
  });
  return { calls, dependencies: [...dependencies.values()] };
}

type Profile = OutboundCall['site']['profile'];

function describe(
  input: DescribeInput,
  facts: FileFacts,
  detected: Detected,
  profile: Profile,
  names: { id: string; dependency: string },
): OutboundCall {
  const { linker, file } = input;
  const { call, known, spec } = detected;
  const version: LibraryVersion | null = linker.world.versionOf(file, known.library);
  const { operation, idempotent } = operationOf(linker, file, detected);
  const lineOf = (offset: number): number => positionAt(facts.lines, offset).line;
  return {
    ...placeOf(file, facts.lines, call.span),
    id: names.id,
    kind: 'leaf',
    confidence: detected.confidence,
    context: input.context,
    calleeRange: placeOf(file, facts.lines, call.calleeSpan),
    callee: call.calleeText.replace(/\s+/g, ' '),
    library: known.library,
    libraryVersion: version,
    dependency: names.dependency,
    operation,
    idempotent,
    guards: guardVerdicts({
      linker,
      quiet: input.quiet,
      env: null,
      file,
      call,
      known,
      spec,
      profile,
      version,
      shared: input.shared,
    }),
    site: {
      file,
      callId: detected.callId,
      fact: call,
      spec,
      profile,
      client: known.client,
      lines: {
        callee: lineOf(call.nameSpan.start),
        call: lineOf(call.span.start),
        statement: lineOf(call.statement.start),
      },
    },
  };
}

/** The names of the functions and classes around a call, outermost first: `Orders.load`. */
function pathOf(facts: FileFacts, call: CallFact): string {
  const names: string[] = [];
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind === 'function') {
      const fn = facts.functions[context.fn];
      const name = fn?.name ?? boundName(facts, fn?.context ?? null);
      if (name !== null) {
        names.unshift(name);
      }
    } else if (context.kind === 'class') {
      names.unshift(facts.classes[context.class]?.name ?? 'class');
    }
  }
  return names.join('.');
}

/** `const load = async () => …`: the name that an anonymous function is bound to. */
function boundName(facts: FileFacts, context: number | null): string | null {
  const place = context === null ? undefined : facts.contexts[context];
  if (place?.kind === 'initializer') {
    return facts.bindings[place.binding]?.name ?? null;
  }
  return place?.kind === 'property' && place.key !== '' ? place.key : null;
}

function shortCallee(call: CallFact): string {
  return call.calleeText
    .replace(/\s+/g, '')
    .replace(/\(.*\)/s, '()')
    .slice(0, 60);
}

interface Told {
  readonly operation: string | null;
  readonly idempotent: boolean | null;
}

function operationOf(linker: Linker, file: string, detected: Detected): Told {
  const { call, spec, known } = detected;
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
      const ref: Ref | undefined =
        found?.values[0] ?? (argument === undefined ? undefined : refOf(seen, argument));
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
    case 'member-name':
      return { operation: member, idempotent: byPrefix(member, operation) };
    case 'argument-class': {
      const argument = call.args[operation.argument];
      const name = argument === undefined ? null : constructedName(linker, refOf(seen, argument));
      const short =
        name?.endsWith(operation.suffix) === true ? name.slice(0, -operation.suffix.length) : name;
      return { operation: short, idempotent: short === null ? null : byPrefix(short, operation) };
    }
  }
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

/** The text that a value begins with, as far as it is constant. */
function textOf(linker: Linker, ref: Ref): string | null {
  return linker.once(`text of ${keyOf(ref)}`, null, () => findText(linker, ref));
}

function findText(linker: Linker, ref: Ref): string | null {
  const [known] = linker.resolve(ref).alternatives;
  if (known?.kind === 'literal') {
    return typeof known.value === 'string' ? known.value : null;
  }
  const value = known?.kind === 'expression' ? linker.value(known.ref) : null;
  if (value?.kind === 'template') {
    const [first, second] = value.parts;
    const head = typeof first === 'string' ? first : '';
    return head === '' && typeof second === 'number'
      ? textOf(linker, { ...ref, ...(known?.kind === 'expression' ? known.ref : ref), value: second })
      : head;
  }
  return value?.kind === 'binary' && value.op === '+' && known?.kind === 'expression'
    ? textOf(linker, { ...known.ref, value: value.left })
    : null;
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

function dependencyOf(linker: Linker, file: string, detected: Detected): Dependency {
  const { known, call, spec } = detected;
  const target =
    hostOf(targetText(linker, { file, call, env: null }, spec.target, spec.options)) ??
    clientHost(linker, known);
  const client: Place | null = known.client?.place ?? null;
  const library = known.library.id;
  const name =
    target ??
    (known.client === null
      ? null
      : (known.client.name ?? `${known.client.place.file}:${String(known.client.place.line)}`));
  return { id: name === null ? library : `${library}:${name}`, library, client, target };
}

function clientHost(linker: Linker, known: EntityKnown): string | null {
  const { client } = known;
  return client === null
    ? null
    : hostOf(
        targetText(
          linker,
          { file: client.file, call: client.fact, env: known.env },
          client.maker.target,
          client.maker.options,
        ),
      );
}

function targetText(
  linker: Linker,
  seen: Parameters<typeof argumentRefs>[1],
  target: TargetRef | undefined,
  options: Detected['spec']['options'],
): string | null {
  if (target === undefined) {
    return null;
  }
  if ('argument' in target) {
    const argument = seen.call.args[target.argument];
    return argument === undefined ? null : textOf(linker, refOf(seen, argument));
  }
  for (const ref of argumentRefs(linker, seen, options).refs) {
    const [found] = optionAt(linker, ref, target.option.split('.')).values;
    if (found !== undefined) {
      return textOf(linker, found);
    }
  }
  return null;
}

/** The host in an address, without credentials. */
function hostOf(text: string | null): string | null {
  const match = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@\s]*@)?([\w.-]+(?::\d+)?)(?:[/?#]|$)/i.exec(text ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}
