import type { CallEntity, TimeoutProfile } from '../../catalog/schema.ts';
import type { ClientSite, Verdict } from '../call.ts';
import type { Property } from '../facts/model.ts';
import type { Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { argumentRefs, optionAt, refOf, type SeenCall } from '../link/options.ts';
import { afterwards } from './after.ts';
import { askCallers, isDroppable } from './by-callers.ts';
import { type Caller, callerGuards } from './caller-guards.ts';
import { type CallAtHand, knownIn } from './call-at-hand.ts';
import { chainedGuards } from './chained.ts';
import { type Contributions, emptyContributions, joinContributions } from './contributions.ts';
import { enclosingTimeouts } from './enclosing.ts';
import { placeIn } from './inspect.ts';
import { defaultEvidence, defaultHere, dependsOnVersion } from './library-default.ts';
import { callLayers, clientLayers, openClient } from './option-layers.ts';
import { byMakers } from './makers.ts';
import { judgeLayer, type OptionScene } from './timeout-options.ts';

/**
 * The verdict on the timeout of a call: its own options, its client's, the library's default, what encloses it, and, where that
 * leaves it open or absent, what its callers add.
 */
export function timeoutVerdict(at: CallAtHand): Verdict {
  const waiting = waitsFor(at);
  if (waiting !== null) {
    return notApplicable(waiting);
  }
  const own = verdictIn(at, []);
  const made = byMakers(at, own, each => verdictIn(each, []));
  // Who hands a client in matters where clients differ, or have a deadline.
  const verdict = made.verdict === 'absent' ? made : own;
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
    // A caller may put a listener on what it is given.
    plain: at.profile.after === undefined,
    judge: (env, callers) => verdictIn({ ...at, linker, env, known: knownIn(at, linker, env) }, callers),
  });
  // A deadline that some callers drop is there for the others.
  return droppable && asked.verdict !== 'present' && asked.verdict !== 'ineffective'
    ? verdict
    : asked.verdict === 'unknown' && asked.missingFrom.length === 0
      ? made
      : asked;
}

/** The verdict on a guard that makes no sense for a call. */
export function notApplicable(reason: string): Verdict {
  return { verdict: 'not-applicable', sources: [], missingFrom: [], looked: [], reason, defects: [] };
}

function verdictIn(at: CallAtHand, callers: readonly Caller[]): Verdict {
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
  chainedGuards(at, 'timeout', into);
  judgeClient(at, scene, into);
  libraryDefault(at, scene, into);
  enclosingTimeouts(at.linker, at.file, at.call, into, at.env);
  callerGuards(at.linker, 'timeout', at.env, callers, into);
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
  for (const layer of callLayers(at)) {
    judgeLayer(scene, at.profile.options, layer, into);
  }
  const seen: SeenCall = { file: at.file, call: at.call, env: at.env };
  for (const wrong of at.spec.misplaced ?? []) {
    misplacedOption(at, seen, wrong, into);
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

function judgeClient(at: CallAtHand, scene: OptionScene, into: Contributions): void {
  openClient(at, at.profile.options, into);
  for (const layer of clientLayers(at)) {
    const before = into.sources.length + into.open.length + into.defects.length;
    judgeLayer(scene, at.profile.options, layer, into);
    if (
      layer.client !== null &&
      into.sources.length + into.open.length + into.defects.length === before &&
      hasClientOptions(at.profile)
    ) {
      into.looked.push({ ...layer.client.place, message: 'the client is made here, without a timeout' });
    }
  }
}

function hasClientOptions(profile: TimeoutProfile): boolean {
  return profile.options.some(option => option.at !== 'call' && option.effect === 'bounds');
}

function libraryDefault(at: CallAtHand, scene: OptionScene, into: Contributions): void {
  const entry = defaultHere(
    at,
    at.profile.defaults.filter(({ option }) => option === undefined || !scene.hidden.has(option)),
    ({ ms, effect }) =>
      effect === 'unknown' ? 'unknown' : ms !== null && effect === 'bounds' ? 'guards' : 'nothing',
  );
  if (entry === 'depends') {
    into.open.push({ why: dependsOnVersion(at), at: null });
  } else if (entry !== null) {
    const evidence = defaultEvidence(at, entry.note);
    if (entry.effect === 'unknown') {
      into.open.push({ why: `${at.known.library.id} ${entry.note}`, at: evidence });
    } else if (entry.ms === null || entry.effect !== 'bounds') {
      into.looked.push(evidence);
    } else {
      into.sources.push({
        origin: 'library',
        value: { amount: entry.ms, unit: 'ms' },
        covers: entry.covers,
        evidence: [evidence],
      });
    }
  }
}
