import { guards, type Guard } from '../base/guard.ts';
import type { Finding } from '../base/finding.ts';
import type { Place, PlaceWithMessage } from '../base/place.ts';
import type { Defect, GuardSource, OutboundCall, Verdict } from '../review/faces.ts';
import { escaped, link } from './markdown.ts';
import { amountText, coverText, defectText, guardName, listed, markOf, type MarkStyle } from './words.ts';

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

/** A line for each guard that has been decided, its defects behind it, and one for each suppressed finding. */
export function cardLines(call: OutboundCall, of: CardOf): readonly string[] {
  const decided = guards.flatMap(guard => {
    const verdict = call.guards[guard];
    return verdict === undefined ? [] : guardLines(guard, verdict, call, of);
  });
  const suppressed = of.suppressed.map(
    ({ ruleId, suppressed: by }) =>
      `\`${ruleId}\` is suppressed here${by?.reason ? `: ${escaped(by.reason)}` : ''}`,
  );
  return [...decided, ...suppressed];
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
      return [line('absent', absentText(verdict, call, of)), ...defects];
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

/** Where was looked, in the order of the layers: the call, its client, the library. */
function absentText(verdict: Verdict, call: OutboundCall, of: CardOf): string {
  const { client } = call.site;
  const places = ['not on the call'];
  if (client !== null) {
    places.push(`not on ${link(client.name ?? 'its client', of.link(client.place))}`);
  }
  const looked = verdict.looked
    .filter(place => client === null || !samePlace(place, client.place))
    .slice(0, mostLooked)
    .map(place => noteText(place, call, of));
  const callers = verdict.missingFrom
    .slice(0, mostLooked)
    .map(place => link(`called from ${placeText(place)} without one`, of.link(place)));
  return [`none: ${listed(places)}`, ...looked, ...callers].join(' · ');
}

const mostLooked = 2;

function unknownText(verdict: Verdict, call: OutboundCall, of: CardOf): string {
  const notes = verdict.looked.slice(0, mostLooked).map(place => noteText(place, call, of));
  const parts = [...(verdict.reason === null ? [] : [escaped(verdict.reason)]), ...notes];
  return parts.length === 0 ? '' : `: ${parts.join(' · ')}`;
}

/** What was seen in another place links there; what is said of the call itself needs no link. */
function noteText(place: PlaceWithMessage, call: OutboundCall, of: CardOf): string {
  return samePlace(place, call.calleeRange) ? escaped(place.message) : link(place.message, of.link(place));
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
