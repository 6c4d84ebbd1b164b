import type { CallEntity, TimeoutProfile } from '../../catalog/schema.ts';
import type { ClientSite, LibraryVersion, Verdict } from '../call.ts';
import type { CallFact, Property } from '../facts/model.ts';
import type { CallRef, EntityKnown, Env, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { argumentRefs, optionAt, refOf, type SeenCall } from '../link/options.ts';
import { afterwards } from './after.ts';
import { askCallers, isDroppable } from './by-callers.ts';
import { clientWrites, interceptorsMaySet, type OptionWrite, type SharedWrites } from './client-state.ts';
import { type Contributions, emptyContributions, joinContributions } from './contributions.ts';
import { enclosingTimeouts } from './enclosing.ts';
import { placeIn } from './inspect.ts';
import { judgeLayer, type OptionScene } from './timeout-options.ts';

/** A call of which it is known what it calls. */
export interface CallAtHand {
  readonly linker: Linker;
  /** Follows the same, and asks for no file that is not read. */
  readonly quiet: Linker;
  /** The calls through which it is reached; null: it is judged by itself. */
  readonly env: Env | null;
  readonly file: string;
  readonly call: CallFact;
  readonly known: EntityKnown;
  readonly spec: CallEntity;
  readonly profile: TimeoutProfile;
  readonly version: LibraryVersion | null;
  readonly shared: SharedWrites;
}

/**
 * The verdict on the timeout of a call: its own options, its client's, the library's default, what encloses it, and, where that
 * leaves it open or absent, what its callers add.
 */
export function timeoutVerdict(at: CallAtHand): Verdict {
  const waiting = waitsFor(at);
  if (waiting !== null) {
    return notApplicable(waiting);
  }
  const verdict = verdictIn(at, []);
  const droppable = verdict.verdict === 'present' && isDroppable(verdict);
  if (verdict.verdict !== 'unknown' && verdict.verdict !== 'absent' && !droppable) {
    return verdict;
  }
  // Callers are worth a parse where options or a signal are handed in. For what is absent, and for clients, which mostly come out of a
  // container, those that are read already are enough.
  const linker = verdict.verdict !== 'absent' && at.known.origin !== 'injected' ? at.linker : at.quiet;
  const asked = askCallers({
    guard: 'timeout',
    linker,
    file: at.file,
    call: at.call,
    verdict,
    judge: (env, callers) => verdictIn({ ...at, linker, env, known: knownIn(at, linker, env) }, callers),
  });
  // A deadline that some callers drop is there for the others.
  return droppable && asked.verdict !== 'present' && asked.verdict !== 'ineffective' ? verdict : asked;
}

/** The verdict on a guard that makes no sense for a call. */
export function notApplicable(reason: string): Verdict {
  return { verdict: 'not-applicable', sources: [], missingFrom: [], looked: [], reason, defects: [] };
}

/** What is called, as it is when the calls in `env` lead there: a client that is handed in may be known then. */
export function knownIn(at: CallAtHand, linker: Linker, env: Env | null): EntityKnown {
  if (at.known.origin !== 'injected') {
    return at.known;
  }
  const { alternatives } = linker.resolve({ file: at.file, value: at.call.callee, env });
  const found = alternatives.find(
    known => known.kind === 'entity' && known.library === at.known.library && known.origin !== 'injected',
  );
  return found?.kind === 'entity' ? { ...found, of: at.known.of } : at.known;
}

function verdictIn(at: CallAtHand, callers: readonly CallRef[]): Verdict {
  const into = emptyContributions();
  const { listener } = afterwards(at.linker, at.file, at.call, callers, at.profile, into);
  const scene: OptionScene = {
    linker: at.linker,
    library: at.known.library,
    version: at.version,
    clientRefs: clientRefsOf(at),
    listener,
    hidden: new Set(),
  };
  callLayer(at, scene, into);
  clientLayers(at, scene, into);
  libraryDefault(at, scene, into);
  enclosingTimeouts(at.linker, at.file, at.call, into);
  for (const caller of callers) {
    const call = at.linker.call(caller);
    if (call !== null) {
      enclosingTimeouts(at.linker, caller.file, call, into);
    }
  }
  return joinContributions(into);
}

/** Why a deadline makes no sense for this call; null: it does. */
export function waitsFor(at: CallAtHand): string | null {
  const { spec, linker } = at;
  if (spec.waits !== undefined) {
    return spec.waits;
  }
  const condition = spec.waitsIf;
  if (condition === undefined) {
    return null;
  }
  const words = new Set(condition.words?.map(word => word.toLowerCase()));
  const seen: SeenCall = { file: at.file, call: at.call, env: at.env };
  const named = at.call.args.some(argument => {
    const value = linker.facts(at.file)?.values[argument.value];
    return (
      value?.kind === 'literal' && typeof value.value === 'string' && words.has(value.value.toLowerCase())
    );
  });
  if (named) {
    return condition.why;
  }
  if (condition.option === undefined) {
    return null;
  }
  const path = condition.option.path.split('.');
  const { refs } = argumentRefs(linker, seen, [condition.option.at]);
  return refs.some(ref =>
    [ref, ...constructedFrom(linker, ref)].some(each => optionAt(linker, each, path).values.length > 0),
  )
    ? condition.why
    : null;
}

/** The arguments of `new ReceiveMessageCommand({ … })`. */
function constructedFrom(linker: Linker, ref: Ref): readonly Ref[] {
  return linker.resolve(ref).alternatives.flatMap(known => {
    const made = known.kind === 'result' ? linker.call(known.call) : null;
    return known.kind === 'result' && made?.by === 'new'
      ? made.args.map(argument => ({ file: known.call.file, value: argument.value, env: known.call.env }))
      : [];
  });
}

/** The options of the client and of those that it was made from, all that are known. */
function clientRefsOf(at: CallAtHand): readonly Ref[] {
  const refs: Ref[] = [];
  let env = at.known.env;
  for (let client: ClientSite | null = at.known.client; client !== null; client = client.parent) {
    refs.unshift(
      ...argumentRefs(at.linker, { file: client.file, call: client.fact, env }, client.maker.options).refs,
    );
    env = null;
  }
  return refs;
}

function callLayer(at: CallAtHand, scene: OptionScene, into: Contributions): void {
  const seen: SeenCall = { file: at.file, call: at.call, env: at.env };
  const found = argumentRefs(at.linker, seen, at.spec.options);
  judgeLayer(scene, at.profile.options, { origin: 'call', refs: found.refs, open: found.open }, into);
  const { carrier, misplaced } = at.spec;
  const carried = carrier === undefined ? undefined : at.call.args[carrier.argument];
  if (carrier !== undefined && carried !== undefined) {
    carrierLayer(at, scene, refOf(seen, carried), carrier.object, into);
  }
  for (const wrong of misplaced ?? []) {
    misplacedOption(at, seen, wrong, into);
  }
}

/** Options in an object that the call is given: `fetch(new Request(url, { signal }))`. */
function carrierLayer(
  at: CallAtHand,
  scene: OptionScene,
  ref: Ref,
  object: string,
  into: Contributions,
): void {
  for (const known of at.linker.resolve(ref).alternatives) {
    if (known.kind === 'entity' && known.entity.is === 'object' && known.entity.object === object) {
      const { client } = known;
      if (client === null) {
        into.open.push({ why: 'the request is handed in', at: null });
        continue;
      }
      const found = argumentRefs(
        at.linker,
        { file: client.file, call: client.fact, env: known.env },
        client.maker.options,
      );
      judgeLayer(scene, at.profile.options, { origin: 'call', refs: found.refs, open: found.open }, into);
    }
  }
}

/** An option where it does nothing: `axios.post(url, { timeout })` sends it as the body. */
function misplacedOption(
  at: CallAtHand,
  seen: SeenCall,
  wrong: NonNullable<CallEntity['misplaced']>[number],
  into: Contributions,
): void {
  const argument = at.call.args[wrong.argument];
  const resolved = argument === undefined ? null : at.linker.resolve(refOf(seen, argument));
  if (wrong.versions !== undefined && at.linker.world.satisfies(at.version, wrong.versions) !== 'yes') {
    return;
  }
  for (const path of resolved === null ? [] : wrong.paths) {
    for (const known of resolved?.alternatives ?? []) {
      const value = known.kind === 'object' ? at.linker.value(known.ref) : null;
      if (value?.kind === 'object' && !isOnly(value.properties, wrong.among)) {
        continue;
      }
      const property =
        value?.kind === 'object'
          ? value.properties.find(each => each.kind === 'property' && each.key === path)
          : undefined;
      if (known.kind === 'object' && property !== undefined) {
        const place = placeIn(at.linker, known.ref.file, property.span);
        into.defects.push({
          kind: 'ignored',
          option: path,
          instead: wrong.instead ?? null,
          note: wrong.note,
          at: { place, file: known.ref.file, span: property.span, value: property.value },
        });
      }
    }
  }
}

/** Whether an object holds nothing but options; anything else may hold a field of that name by right. */
function isOnly(properties: readonly Property[], among: readonly string[] | undefined): boolean {
  return (
    among === undefined ||
    properties.every(property => property.kind === 'property' && among.includes(property.key))
  );
}

function clientLayers(at: CallAtHand, scene: OptionScene, into: Contributions): void {
  const { known, linker } = at;
  if (known.origin === 'injected' && at.profile.options.some(option => option.at !== 'call')) {
    into.open.push({ why: 'its client is handed in', at: null });
    return;
  }
  if (
    interceptorsMaySet(
      at.shared,
      known,
      at.profile.options.map(option => option.path),
    )
  ) {
    into.open.push({ why: 'an interceptor may set it', at: null });
  }
  const writes = clientWrites(at.shared, known);
  if (writes.length > 0) {
    writtenLayer(at, scene, writes, into);
  }
  let env = known.env;
  for (let client: ClientSite | null = known.client; client !== null; client = client.parent) {
    const found = argumentRefs(linker, { file: client.file, call: client.fact, env }, client.maker.options);
    const before = into.sources.length + into.open.length + into.defects.length;
    judgeLayer(scene, at.profile.options, { origin: 'client', refs: found.refs, open: found.open }, into);
    if (
      into.sources.length + into.open.length + into.defects.length === before &&
      hasClientOptions(at.profile)
    ) {
      into.looked.push({ ...client.place, message: 'the client is made here, without a timeout' });
    }
    env = null;
    if (client.parent === null && client.maker.inherits === 'receiver') {
      writtenLayer(at, scene, clientWrites(at.shared, { ...known, origin: 'shared', client: null }), into);
    }
  }
}

function hasClientOptions(profile: TimeoutProfile): boolean {
  return profile.options.some(option => option.at !== 'call' && option.effect === 'bounds');
}

/** `client.defaults.timeout = 5000`: the value stands by itself, and is judged as if it were the whole of the options. */
function writtenLayer(
  at: CallAtHand,
  scene: OptionScene,
  writes: readonly OptionWrite[],
  into: Contributions,
): void {
  for (const write of writes) {
    const option = at.profile.options.find(each => each.path === write.path && each.at !== 'call');
    if (option !== undefined && !scene.hidden.has(option.path)) {
      judgeLayer(
        scene,
        [option],
        { origin: 'client', refs: [write.ref], open: null, whole: option.path },
        into,
      );
    }
  }
}

function libraryDefault(at: CallAtHand, scene: OptionScene, into: Contributions): void {
  const { profile, linker, known, version } = at;
  const label = version === null ? known.library.id : `${known.library.id} ${version.version}`;
  const here = placeIn(linker, at.file, at.call.calleeSpan);
  let maybe: number | null | undefined;
  for (const entry of profile.defaults) {
    const fits = entry.versions === undefined ? 'yes' : linker.world.satisfies(version, entry.versions);
    if (fits === 'no' || (entry.option !== undefined && scene.hidden.has(entry.option))) {
      continue;
    }
    const bounds = entry.ms !== null && entry.effect === 'bounds';
    if (fits === 'maybe') {
      if (maybe !== undefined && (maybe !== null) !== bounds) {
        break;
      }
      maybe = bounds ? entry.ms : null;
      continue;
    }
    if (maybe !== undefined && (maybe !== null) !== bounds) {
      into.open.push({
        why: `the default depends on the version of ${known.library.id}, which is not known`,
        at: null,
      });
      return;
    }
    const from = version === null ? '' : ` (${version.from})`;
    const evidence = { ...here, message: `${label} ${entry.note}${from}` };
    if (bounds) {
      into.sources.push({
        origin: 'library',
        value: { amount: entry.ms, unit: 'ms' },
        covers: entry.covers,
        evidence: [evidence],
      });
    } else {
      into.looked.push(evidence);
    }
    return;
  }
  if (maybe !== undefined) {
    into.open.push({
      why: `the default depends on the version of ${known.library.id}, which is not known`,
      at: null,
    });
  }
}
