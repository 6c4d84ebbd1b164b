import { placeOf, positionAt, type Place } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { Context } from '../../base/guard.ts';
import type { TargetRef } from '../catalog/schema.ts';
import { addressOf, isOfPage } from './address.ts';
import { answerOf } from './answer.ts';
import type { Dependency, OutboundCall } from './call.ts';
import { type Detected, isConfirmed } from './detect.ts';
import type { CallFact, FileFacts } from './facts/model.ts';
import { awaitedSpec } from './link/awaited.ts';
import type { EntityKnown } from './link/known.ts';
import type { Linker } from './link/linker.ts';
import { argumentRefs, optionAt, refOf } from './link/options.ts';
import { onPage, sideOf } from './side.ts';
import { textOf } from './link/texts.ts';
import { own } from './link/world.ts';
import { operationOf } from './operation-of.ts';
import { mayChangeWithCallers } from './verdicts/by-callers.ts';
import type { CallAtHand } from './verdicts/call-at-hand.ts';
import type { SharedWrites } from './verdicts/client-state.ts';
import { contextsOut } from './verdicts/inspect.ts';
import { guardVerdicts } from './verdicts/guards.ts';
import { timeoutVerdict } from './verdicts/timeout.ts';

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
  const calls = confirmed(input).map(at => {
    const { detected } = at;
    const stem = `${input.file}#${pathOf(facts, detected.call)}/${shortCallee(detected.call)}`;
    const ordinal = ordinals.get(stem) ?? 0;
    ordinals.set(stem, ordinal + 1);
    const dependency = dependencyOf(input.linker, input.file, detected);
    dependencies.set(dependency.id, dependency);
    return describe(input, facts, at, {
      id: ordinal === 0 ? stem : `${stem}~${String(ordinal + 1)}`,
      dependency,
    });
  });
  return { calls, dependencies: [...dependencies.values()] };
}

/**
 * Asks for the files that the judgement of the calls needs: what their addresses and options are made of, who calls them. `hanging`:
 * with others that are read the deadline of one of them may be another.
 */
export function askForNeeded(input: DescribeInput): 'hanging' | 'settled' {
  const verdicts = confirmed(input).map(({ detected, at }) => {
    dependencyOf(input.linker, input.file, detected);
    return timeoutVerdict(at);
  });
  return verdicts.some(mayChangeWithCallers) ? 'hanging' : 'settled';
}

/** An outbound call, and what it is judged by. */
interface Confirmed {
  readonly detected: Detected;
  readonly at: CallAtHand;
}

function confirmed(input: DescribeInput): readonly Confirmed[] {
  const { linker, quiet, file, shared } = input;
  return input.detected.flatMap(detected => {
    const { call, known, spec } = detected;
    const profile = own(known.library.timeouts, spec.timeout);
    if (profile === undefined || !isConfirmed(linker, file, detected)) {
      return [];
    }
    const version = linker.world.versionOf(file, known.library);
    const told = operationOf(linker, file, detected);
    const at = { linker, quiet, env: null, file, call, known, spec, profile, version, told, shared };
    return [{ detected, at }];
  });
}

function describe(
  input: DescribeInput,
  facts: FileFacts,
  { detected, at }: Confirmed,
  { id, dependency }: { readonly id: string; readonly dependency: Dependency },
): OutboundCall {
  const { quiet: linker, file } = input;
  const { call, known, spec } = detected;
  const lineOf = (offset: number): number => positionAt(facts.lines, offset).line;
  const within = pathOf(facts, call);
  return {
    ...placeOf(file, facts.lines, call.span),
    id,
    kind: 'leaf',
    confidence: detected.confidence,
    context: isOfPage(linker, file, detected) ? onPage(input.context) : sideOf(input.context, facts, within),
    calleeRange: placeOf(file, facts.lines, shownSpan(facts, detected)),
    callee: shownCallee(call),
    within,
    library: known.library,
    libraryVersion: at.version,
    dependency: dependency.id,
    ...at.told,
    address: dependency.target === null ? addressOf(linker, file, detected) : 'settled',
    answer: answerOf(linker, file, detected),
    guards: guardVerdicts(at),
    site: {
      file,
      callId: detected.callId,
      fact: call,
      spec,
      profile: at.profile,
      client: known.client,
      lines: {
        callee: lineOf(call.nameSpan.start),
        call: lineOf(call.span.start),
        statement: lineOf(call.statement.start),
      },
    },
  };
}

/** What stands for a call: its callee, or, of a chain that makes a request or runs over several lines, its last link. */
function shownSpan(facts: FileFacts, { call, known, spec }: Detected): Span {
  const { start, end } = call.calleeSpan;
  const isLong = positionAt(facts.lines, start).line !== positionAt(facts.lines, end).line;
  const isChain = awaitedSpec(known) === spec && call.calleeText.includes('(');
  return isLong || isChain ? call.nameSpan : call.calleeSpan;
}

/** A callee that is too long to be read is shown without what stands in its parentheses: `db(…).where(…).first`. */
const longCallee = 60;

function shownCallee({ calleeText }: CallFact): string {
  const text = calleeText.replace(/\s+/g, ' ');
  if (text.length <= longCallee) {
    return text;
  }
  let depth = 0;
  let shown = '';
  for (const character of text) {
    depth -= character === ')' ? 1 : 0;
    shown += depth > 0 ? '' : character === ')' && shown.endsWith('(') ? '…)' : character;
    depth += character === '(' ? 1 : 0;
  }
  return shown.replace(/ (?=\.)/g, '');
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
