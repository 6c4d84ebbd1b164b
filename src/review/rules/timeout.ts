import type { PlaceWithMessage } from '../../base/place.ts';
import type { ClientSite, OutboundCall, Verdict } from '../analysis/call.ts';
import { calledWithout } from '../analysis/verdicts/by-callers.ts';
import type { DependencyKind } from '../catalog/schema.ts';
import { adviceFor, type Advice } from './advice.ts';
import { firstFitting, fit, inline, type Piece } from './fit.ts';
import { guardSeverities } from './presets.ts';
import type { Rule, Scene } from './rule.ts';

/** A call that nothing bounds: neither its own options, nor its client, nor its library, nor what encloses it. */
export const timeout: Rule = {
  meta: {
    id: 'timeout',
    summary: 'An outbound call waits without a deadline.',
    docs: 'docs/rules/timeout.md',
    ...guardSeverities,
  },
  check(call, scene) {
    const verdict = call.guards.timeout;
    if (verdict?.verdict !== 'absent' || call.kind !== 'leaf') {
      return [];
    }
    const related = relatedOf(verdict);
    const others = isForTheClient(call) ? othersLike(call, scene) : 0;
    if (others === null) {
      return [];
    }
    return [{ message: others === 0 ? messageFor(call, verdict) : messageForAll(call, others), related }];
  },
};

/** The library bounds no single call: what is missing is missing once, at the client, however many calls there are. */
function isForTheClient({ site, library }: OutboundCall): boolean {
  const { fixes, options } = site.profile;
  const isBoundByCall = options.some(option => option.at !== 'client' && option.effect === 'bounds');
  return (
    !fixes.some(fix => fix.at === 'call') &&
    (!isBoundByCall || (fixes.length === 0 && stores.has(library.kind)))
  );
}

/** Of these nobody bounds one call of a thousand: what a few of them have for a call is for the odd report. */
const stores: ReadonlySet<DependencyKind> = new Set(['database', 'cache', 'search', 'queue']);

/** How many more calls of the dependency are without a timeout; null: one of those speaks for them. */
function othersLike(call: OutboundCall, { peers }: Scene): number | null {
  const { first, of, present } = peers(call.dependency, 'timeout');
  return first === null || first === call.id ? Math.max(0, of - present - 1) : null;
}

function messageForAll(call: OutboundCall, others: number): string {
  const advice = adviceFor(call);
  const more = others === 1 ? '1 more call' : `${String(others)} more calls`;
  const opening = ({ callee }: Record<'callee', string>): string =>
    `\`${callee}\` and ${more} of ${call.library.id} have no timeout`;
  const what = advice === null ? 'and the library has none to set' : `${advice.short} on the client`;
  return firstFitting([
    fit({ callee: calleePiece(call) }, texts => `${opening(texts)}${advice === null ? ', ' : '; '}${what}`),
    fit({ callee: calleePiece(call) }, opening),
  ]);
}

function messageFor(call: OutboundCall, verdict: Verdict): string {
  const [without] = verdict.missingFrom;
  const guarded = verdict.sources.filter(({ origin }) => origin === 'caller').length;
  if (without !== undefined && guarded > 0) {
    const count = `${String(guarded)} of ${String(guarded + verdict.missingFrom.length)}`;
    return fit(
      { path: pathPiece(without), callee: calleePiece(call) },
      ({ callee, path }) => `\`${callee}\` has a deadline from ${count} callers; none from ${path}`,
    );
  }
  const advice = adviceFor(call);
  const { client } = call.site;
  return client === null ? withoutClient(call, advice) : withClient(call, client, advice);
}

function withoutClient(call: OutboundCall, advice: Advice | null): string {
  if (advice === null) {
    return fit(
      { callee: calleePiece(call) },
      ({ callee }) => `\`${callee}\` has no timeout and its library offers none; race it with a timer`,
    );
  }
  const opening = advice.long === advice.short ? 'has no timeout' : 'waits without a deadline';
  const place = advice.at === 'client' ? ' on its client' : '';
  return firstFitting(
    [advice.long, advice.short].map(what =>
      fit({ callee: calleePiece(call) }, ({ callee }) => `\`${callee}\` ${opening}; ${what}${place}`),
    ),
  );
}

function withClient(call: OutboundCall, client: ClientSite, advice: Advice | null): string {
  const pieces = { path: pathPiece(client.place), callee: calleePiece(call) };
  const opening = (texts: Record<'callee' | 'path', string>) =>
    `\`${texts.callee}\` has no timeout, nor has its client (${texts.path})`;
  if (advice === null) {
    return fit(pieces, texts => `${opening(texts)}; race it with a timer`);
  }
  const [there, onClient] = advice.at === 'client' ? [' there', ' on its client'] : ['', ''];
  const ways = [advice.long, advice.short];
  // Where the client stands is among the links as well: it gives way before what to do does.
  return firstFitting([
    ...ways.map(what => fit(pieces, texts => `${opening(texts)}; ${what}${there}`)),
    ...ways.map(what => fit(pieces, ({ callee }) => `\`${callee}\` has no timeout; ${what}${onClient}`)),
    fit(pieces, opening),
  ]);
}

function calleePiece(call: OutboundCall): Piece {
  return { text: inline(call.callee), cut: 'middle', least: 16 };
}

function pathPiece(place: { readonly file: string; readonly line: number }): Piece {
  return { text: `${place.file}:${String(place.line)}`, cut: 'left', least: 16 };
}

function relatedOf(verdict: Verdict): readonly PlaceWithMessage[] {
  return [
    ...verdict.looked,
    ...verdict.missingFrom.map(place => ({ ...place, message: calledWithout('timeout') })),
  ];
}
