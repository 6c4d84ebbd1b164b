import type { Budgeting, Query, Slo, SloFile } from '../model/model.ts';
import { formatPrometheusDuration, formatShorthand } from '../units/duration.ts';
import { setMarkdownDescription } from './markdown-edits.ts';
import { nodeAt, type Path } from './outline.ts';
import { placeOf, setAt, setField, type SloPlace } from './place.ts';
import { queriesOf } from './queries.ts';
import { edited, type EditResult, impossible, together } from './result.ts';
import { eolOf } from './text-lines.ts';

/** Changes the name. Whether its tool takes it is for the rules to say. */
export function setName(file: SloFile, slo: Slo, name: string): EditResult {
  return setField(file, slo.name, name);
}

export function setService(file: SloFile, slo: Slo, service: string): EditResult {
  return setField(file, slo.service, service);
}

export function setDisplayName(file: SloFile, slo: Slo, displayName: string): EditResult {
  const place = placeOf(file, slo);
  switch (slo.format) {
    case 'openslo/v1alpha':
    case 'openslo/v1':
    case 'nobl9':
      return place === null
        ? impossible('The document has no place for a display name.')
        : setAt(place, ['metadata', 'displayName'], displayName, ['name']);
    case 'openslo/v2alpha':
    case 'sloth/v1':
    case 'sloth/k8s':
    case 'pyrra':
    case 'slo-generator':
    case 'markdown':
      return impossible('The format has no display name beside the name.');
  }
}

/** Changes the description, or adds one. */
export function setDescription(file: SloFile, slo: Slo, description: string): EditResult {
  if (slo.format === 'markdown') {
    return setMarkdownDescription(file, slo, description);
  }
  const place = placeOf(file, slo);
  if (place === null) {
    return impossible('The document has no place for a description.');
  }
  const isSloth = slo.format === 'sloth/v1' || slo.format === 'sloth/k8s';
  return isSloth
    ? setAt(place, [...place.own, 'description'], description, ['objective', 'name'])
    : setAt(place, ['spec', 'description'], description, ['window', 'target', 'service']);
}

/** Changes a query, in the style that stands there. Takes it from the SLO's indicator. */
export function setQuery(file: SloFile, query: Query, text: string): EditResult {
  if (text.trim() === '') {
    return impossible('A query is not empty.');
  }
  const isMarkdown = file.slos.some(slo => slo.format === 'markdown');
  return isMarkdown ? setPart(file, query, text.trim()) : setField(file, query.field, text);
}

/** A half of a measurement that stands in a fence. */
function setPart(file: SloFile, { field }: Query, text: string): EditResult {
  const written = text.replace(/\r?\n/g, eolOf(file.text));
  return edited(written === field.source ? [] : [{ ...field.span, text: written }]);
}

const methods: Readonly<Record<Budgeting, string>> = {
  occurrences: 'Occurrences',
  timeslices: 'Timeslices',
  'ratio-timeslices': 'RatioTimeslices',
};

/** What a slice is: its length in seconds, and the ratio of good events that makes it a good one. */
export interface Slice {
  readonly seconds: number;
  readonly target: number | null;
}

/** Changes how the budget is counted; slices that it needs and that are not there yet are added. */
export function setBudgeting(file: SloFile, slo: Slo, method: Budgeting, slice: Slice | null): EditResult {
  const place = placeOf(file, slo);
  if (place === null || !hasBudgeting(slo)) {
    return impossible('The format counts occurrences only.');
  }
  const isNobl9 = slo.format === 'nobl9';
  if (method === 'ratio-timeslices' && (isNobl9 || slo.format === 'openslo/v1alpha')) {
    return impossible('The format does not know ratio timeslices.');
  }
  const set = setAt(place, ['spec', 'budgetingMethod'], methods[method], [
    'timeWindow',
    'timeWindows',
    'service',
  ]);
  if (method === 'occurrences') {
    return set;
  }
  const wanted = slice ?? slo.slice ?? { seconds: 60, target: 0.99 };
  return together([set, writeSlice(place, wanted, method)]);
}

function hasBudgeting(slo: Slo): boolean {
  return slo.format.startsWith('openslo') || slo.format === 'nobl9';
}

/** Changes the length of the slices and the target of each. */
export function setSlice(file: SloFile, slo: Slo, slice: Slice): EditResult {
  const place = placeOf(file, slo);
  return place === null || !hasBudgeting(slo) || slo.budgeting === 'occurrences'
    ? impossible('The budget is not counted in time slices.')
    : writeSlice(place, slice, slo.budgeting);
}

function writeSlice(place: SloPlace, slice: Slice, method: Budgeting): EditResult {
  const results: EditResult[] = [];
  const { format } = place.slo;
  if (method === 'timeslices') {
    const at = [...place.objective, 'timeSliceTarget'];
    results.push(setAt(place, at, slice.target ?? 0.99, ['target', 'targetPercent']));
  }
  if (format === 'openslo/v1' || format === 'openslo/v2alpha') {
    const length = formatShorthand(slice.seconds);
    results.push(
      length === null
        ? impossible('OpenSLO counts slices in whole minutes, hours, days or weeks.')
        : setAt(place, [...place.objective, 'timeSliceWindow'], length, ['target', 'targetPercent']),
    );
  }
  return together(results);
}

/**
 * Changes the latency that counts as fast enough. Takes seconds. Where it stands in a query as the bound of a histogram's bucket
 * (`le="0.5"`), only that is changed, in every query that holds the same one.
 */
export function setLatencyThreshold(file: SloFile, slo: Slo, seconds: number): EditResult {
  const { indicator } = slo;
  if (!(seconds > 0 && Number.isFinite(seconds))) {
    return impossible('A latency is longer than nothing.');
  }
  const place = placeOf(file, slo);
  const nativePath: Path = ['spec', 'indicator', 'latencyNative', 'latency'];
  if (place !== null && slo.format === 'pyrra' && nodeAt(place.object.root, nativePath) !== undefined) {
    return setAt(place, nativePath, formatPrometheusDuration(seconds));
  }
  const ownField =
    indicator?.kind === 'latency'
      ? indicator.threshold
      : indicator?.kind === 'threshold'
        ? indicator.value
        : null;
  const bounds = bucketBounds(file.text, slo);
  if (bounds.length > 0) {
    return changeBounds(file.text, bounds, String(seconds));
  }
  return ownField === null
    ? impossible('No latency threshold stands in the document: neither a value nor an `le` in a query.')
    : setField(file, ownField, seconds);
}

interface Bound {
  readonly start: number;
  readonly end: number;
}

/** Where the value of `le` stands in the SLO's queries. */
function bucketBounds(text: string, slo: Slo): readonly Bound[] {
  return queriesOf(slo).flatMap(({ field: { span } }) => {
    const source = text.slice(span.start, span.end);
    return Array.from(source.matchAll(/(\ble\s*=\s*\\?["'])([\d.eE+-]+)(?=\\?["'])/g), match => {
      const start = span.start + match.index + (match[1]?.length ?? 0);
      return { start, end: start + (match[2]?.length ?? 0) };
    });
  });
}

function changeBounds(text: string, bounds: readonly Bound[], value: string): EditResult {
  const present = new Set(bounds.map(({ start, end }) => text.slice(start, end)));
  if (present.size > 1) {
    return impossible('The queries hold several bounds of a bucket; change the query itself.');
  }
  if (present.has(value)) {
    return { kind: 'unchanged' };
  }
  const edits = bounds.map(bound => ({ ...bound, text: value }));
  return { kind: 'edits', edits, at: Math.min(...bounds.map(({ start }) => start)), notes: [] };
}
