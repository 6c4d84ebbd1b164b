import { type Guard, guardName } from '../../base/guard.ts';
import type { OutboundCall } from '../analysis/call.ts';
import { calledWithout } from '../analysis/verdicts/by-callers.ts';
import type { DependencyKind } from '../catalog/schema.ts';
import { fit, inline } from './fit.ts';
import type { RuleMeta, Draft, Scene } from './rule.ts';

/** How the presets weigh a guard that is good to have: one hint in servers, and in `strict` by itself. */
export const wishSeverities: Pick<RuleMeta, 'severities' | 'inferred' | 'included'> = {
  severities: {
    essential: { server: 'off', unknown: 'off', browser: 'off', script: 'off', test: 'off' },
    recommended: { server: 'hint', unknown: 'hint', browser: 'off', script: 'off', test: 'off' },
    strict: { server: 'information', unknown: 'information', browser: 'hint', script: 'hint', test: 'off' },
  },
  inferred: { essential: 'off', recommended: 'off', strict: 'hint' },
  included: 'hint',
};

/** That a guard is absent, as one sentence and as what the joined sentence is made of. */
export function lacking(call: OutboundCall, guard: Guard): Draft {
  const callee = inline(call.callee);
  const verdict = call.guards[guard];
  return {
    message: lackMessage([guard], callee),
    related: [
      ...(verdict?.looked ?? []),
      ...(verdict?.missingFrom ?? []).map(place => ({
        ...place,
        message: calledWithout(guard),
      })),
    ],
    lacks: { guard, callee },
  };
}

/** `No retry, circuit breaker or fallback around …`: what findings of one call say together. */
export function lackMessage(guards: readonly Guard[], callee: string): string {
  const words = guards.map(guardName);
  const last = words.at(-1) ?? '';
  const list = words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
  return fit(
    { callee: { text: callee, cut: 'middle', least: 16 } },
    texts => `No ${list} around \`${texts.callee}\``,
  );
}

/** Guards besides the deadline that make a call more than a bare one. */
const wished: readonly Guard[] = ['retry', 'circuit-breaker', 'fallback'];

/** Kinds of dependencies of which each call is a step over the network to somebody else's service. */
const remote: ReadonlySet<DependencyKind> = new Set([
  'http',
  'rpc',
  'cloud',
  'ai',
  'payment',
  'saas',
  'search',
]);

/**
 * Whether a wish is worth a hint to hardly anybody's annoyance: a certain call to a remote service that nothing at all stands around, and
 * that somebody waits for. What runs in a queue's job, or what its library repeats, is in good hands; what cannot be told stays silent.
 */
export function isBare(call: OutboundCall): boolean {
  return (
    call.confidence === 'certain' &&
    call.answer !== 'dropped' &&
    call.site.spec.result === undefined &&
    remote.has(call.library.kind) &&
    wished.every(guard => call.guards[guard]?.verdict === 'absent')
  );
}

/** What somebody is told, paid or booked by, whatever the method: an SMS by GET is not sent twice for nothing. */
const acts = /(?:^|\.)(?:send|notify|publish|charge|pay|book|submit|order)[^.]*$/i;

/** Whether to do it again is sure to do no harm: it is safe to repeat, and not where something is sent. */
export function isSafeToRepeat({ idempotent, within }: OutboundCall): boolean {
  return idempotent === true && !acts.test(within);
}

const reads =
  /^(?:GET|HEAD|OPTIONS|SELECT|(?:get|list|find|fetch|load|read|search|query|retrieve|describe|count|lookup)(?![a-z]).*)$/;

/** A function whose work it is to move a file. */
const moves = /(?:^|\.)[^.]*(?:down|up)load[^.]*$/i;

function movesFile({ answer, within }: OutboundCall): boolean {
  return answer === 'bytes' || moves.test(within);
}

/**
 * Whether something can stand in for what it gives: it asks one place for what it knows, and changes nothing. Nothing stands in for a
 * file, for the answer of whatever address a helper is given, or for what somebody pays.
 */
export function hasStandIn(call: OutboundCall): boolean {
  return (
    isSafeToRepeat(call) &&
    call.address === 'settled' &&
    call.library.kind !== 'payment' &&
    !movesFile(call) &&
    call.operation !== null &&
    reads.test(call.operation)
  );
}

/** What is done once for each person or account: its failures are too far apart to be counted. */
const once = /oauth|authori[sz]e|invit|sign_?up|onboard/i;

/**
 * Whether a breaker around it counts the failures of one place that is asked again and again: where each call has another address, the
 * failures of one host would shut out all others.
 */
export function isOneDependency(call: OutboundCall): boolean {
  return (
    (call.address === 'settled' || call.address === 'base') && !movesFile(call) && !once.test(call.within)
  );
}

/** The first call of its dependency in the file, of several that are alike. */
export function standsForItsDependency(
  call: OutboundCall,
  { calls }: Scene,
  isAlike: (call: OutboundCall) => boolean,
): boolean {
  return calls.find(each => each.dependency === call.dependency && isAlike(each))?.id === call.id;
}

/** A dependency with fewer calls has no custom that one call could break. */
const fewestPeers = 5;

/** How many of them may lack it for it to be the custom: nearly all have it. */
const share = 0.8;

/** Requests of which no host is known and that no client makes share the name of their library, and nothing else. */
function isNamedByLibrary({ dependency, library, site }: OutboundCall): boolean {
  return dependency === library.id && site.spec.target !== undefined;
}

/** That nearly all calls of the dependency have a guard and this one lacks it; null: they have no such custom. */
export function outlier(call: OutboundCall, guard: Guard, scene: Scene): Draft | null {
  const { present, of } = scene.peers(call.dependency, guard);
  if (
    isNamedByLibrary(call) ||
    of < fewestPeers ||
    present >= of ||
    present / of < share ||
    call.confidence === 'inferred'
  ) {
    return null;
  }
  const name = call.dependency.replace(/^[^:]*:/, '');
  const draft = lacking(call, guard);
  return {
    ...draft,
    message: fit(
      { name: { text: inline(name), cut: 'middle', least: 16 } },
      texts =>
        `${String(present)} of ${String(of)} calls to ${texts.name} have a ${guardName(guard)}; this one has none`,
    ),
    severity: 'warning',
  };
}
