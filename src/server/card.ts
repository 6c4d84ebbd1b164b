import { expectedGuards, guards, type Guard, guardName } from '../base/guard.ts';
import type { Finding } from '../base/finding.ts';
import type { Place, PlaceWithMessage } from '../base/place.ts';
import type { Defect, GuardSource, OutboundCall, Verdict } from '../review/faces.ts';
import { escaped, link } from './markdown.ts';
import { amountText, coverText, defectText, listed, markOf, type MarkStyle } from './words.ts';

export interface CardOf {
  /** The URI of a place. */
  readonly link: (place: Place) => string;
  /** The host or resource that is called. */
  readonly target: string | null;
  /** The suppressed findings of the call. */
  readonly suppressed: readonly Finding[];
  readonly marks: MarkStyle;
}

/** What is called: `**axios.get** · axios 1.13.2 · payments.internal · GET, safe to repeat`. */
export function headOf(call: OutboundCall, { target }: CardOf): string {
  const version = call.libraryVersion === null ? '' : ` ${call.libraryVersion.version}`;
  const library = `${call.library.id}${version}`;
  const parts = [
    `**${escaped(call.callee)}**`,
    ...(library === call.callee ? [] : [escaped(library)]),
    ...(target === null ? [] : [escaped(target)]),
    ...operationOf(call),
    ...(call.confidence === 'inferred' ? ['a guess by its shape'] : []),
  ];
  return parts.join(' · ');
}

function operationOf({ operation, idempotent }: OutboundCall): readonly string[] {
  const repeat = idempotent === null ? [] : [idempotent ? 'safe to repeat' : 'not safe to repeat'];
  const parts = [...(operation === null ? [] : [escaped(operation)]), ...repeat];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

/** A line for each guard that has been decided and is worth a word, its defects behind it, and one for each suppressed finding. */
export function cardLines(call: OutboundCall, of: CardOf): readonly string[] {
  const decided = guards.flatMap(guard => {
    const verdict = call.guards[guard];
    return verdict === undefined || isNoLoss(guard, verdict) ? [] : guardLines(guard, verdict, call, of);
  });
  const suppressed = of.suppressed.map(
    ({ ruleId, suppressed: by }) =>
      `\`${ruleId}\` is suppressed here${by?.reason ? `: ${escaped(by.reason)}` : ''}`,
  );
  return [...decided, ...suppressed];
}

/** Few calls want a bulkhead or a rate limit: of them it is said what is there. */
function isNoLoss(guard: Guard, { verdict }: Verdict): boolean {
  return !expectedGuards.includes(guard) && (verdict === 'absent' || verdict === 'not-applicable');
}

function guardLines(guard: Guard, verdict: Verdict, call: OutboundCall, of: CardOf): readonly string[] {
  const line = (kind: Verdict['verdict'], text: string): string =>
    `${markOf(kind, of.marks)} **${guardName(guard)}** · ${text}`;
  const defects = verdict.defects.map(defect => line('ineffective', defectLine(defect, of)));
  switch (verdict.verdict) {
    case 'present':
      return [
        line('present', verdict.sources.map(source => sourceText(source, call, of)).join('; ')),
        ...defects,
      ];
    case 'absent':
      return [line('absent', absentText(guard, verdict, call, of)), ...defects];
    case 'ineffective':
      return defects.length > 0
        ? defects
        : [line('ineffective', reasonOr(verdict, 'it stands there and does nothing'))];
    case 'not-applicable':
      return [line('not-applicable', `does not apply${because(verdict)}`)];
    case 'unknown':
      return [line('unknown', `cannot be told${unknownText(verdict, call, of)}`), ...defects];
  }
}

function defectLine(defect: Defect, of: CardOf): string {
  return `${escaped(defectText(defect))}, ${link(placeText(defect.at.place), of.link(defect.at.place))}`;
}

/** `3 s, [on its client](…) (covers connect, headers and body)`. */
function sourceText(source: GuardSource, call: OutboundCall, of: CardOf): string {
  const [first] = source.evidence;
  const where = whereText(source, call);
  const cover = coverText(source.covers);
  const from = first === undefined ? escaped(where) : link(where, of.link(first));
  const remark = first === undefined || source.origin !== 'library' ? '' : `: ${escaped(first.message)}`;
  return `${amountText(source)}, ${from}${remark}${cover === null ? '' : ` (${cover})`}`;
}

function whereText(source: GuardSource, call: OutboundCall): string {
  switch (source.origin) {
    case 'call':
      return 'on the call';
    case 'client':
      return `on ${call.site.client?.name ?? 'its client'}`;
    case 'library':
      return `default of ${call.library.id}`;
    case 'enclosing':
      return 'around the call';
    case 'wrapper':
      return 'in a wrapper around it';
    case 'caller':
      return 'from its callers';
    case 'platform':
      return 'from the platform';
  }
}

/** Guards that are set by options of a call or client; the others stand around the call. */
const options: readonly Guard[] = ['timeout', 'retry'];

/** Where was looked, in the order of the layers: the call, its client, the library, the callers. */
function absentText(guard: Guard, verdict: Verdict, call: OutboundCall, of: CardOf): string {
  const { client } = call.site;
  const onClient =
    client === null ? [] : [`not on ${link(client.name ?? 'its client', of.link(client.place))}`];
  const where = options.includes(guard)
    ? `none: ${listed(['not on the call', ...onClient])}`
    : 'none around the call';
  const missing = verdict.missingFrom.map(place => ({ ...place, message: 'called without one' }));
  const looked = [...verdict.looked, ...missing].filter(
    place => client === null || !samePlace(place, client.place),
  );
  return [where, ...notes(looked, call, of)].join(' · ');
}

function unknownText(verdict: Verdict, call: OutboundCall, of: CardOf): string {
  const reason = verdict.reason === null ? [] : [escaped(verdict.reason)];
  const parts = [...reason, ...notes(verdict.looked, call, of)];
  return parts.length === 0 ? '' : `: ${parts.join(' · ')}`;
}

const mostNotes = 3;
const mostPlaces = 3;

/** What was seen, each sentence once, with the places that it was seen in; what is said of the call itself needs none. */
function notes(all: readonly PlaceWithMessage[], call: OutboundCall, of: CardOf): readonly string[] {
  const places = new Map<string, PlaceWithMessage[]>();
  for (const place of all) {
    const same = places.get(place.message) ?? [];
    same.push(place);
    places.set(place.message, same);
  }
  return [...places].slice(0, mostNotes).map(([message, seen]) => {
    const links = seen
      .filter(place => !samePlace(place, call.calleeRange))
      .map(place => link(placeText(place), of.link(place)));
    const more = links.length > mostPlaces ? [`${String(links.length - mostPlaces)} more`] : [];
    const shown = [...links.slice(0, mostPlaces), ...more];
    return shown.length === 0 ? escaped(message) : `${escaped(message)} (${shown.join(', ')})`;
  });
}

function because(verdict: Verdict): string {
  return verdict.reason === null ? '' : `: ${escaped(verdict.reason)}`;
}

function reasonOr(verdict: Verdict, text: string): string {
  return verdict.reason === null ? text : escaped(verdict.reason);
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

function placeText({ file, line }: Place): string {
  return `${file.slice(file.lastIndexOf('/') + 1)}:${String(line)}`;
}
