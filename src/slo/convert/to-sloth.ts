import { commented, list, map, paragraph, type YamlValue } from '../edits/yaml-text.ts';
import { percentOfRatio } from '../units/decimal.ts';
import { type Count, countText, hasWindow, hasWindowTemplate, withWindow } from './counts.ts';
import type { Draft } from './draft.ts';
import { badOf, type Events, goodOf } from './events.ts';
import { listed, slothLabels } from './labels.ts';
import { kubernetesName, slothName, uniqueNames } from './names.ts';
import type { Notes } from './notes.ts';
import { aggregated, queryText } from './query-text.ts';

const window = '{{.window}}';

export type SlothDialect = 'sloth/v1' | 'sloth/k8s';

/** Documents of Sloth: one for each service, as a document has one. */
export function toSloth(drafts: readonly Draft[], dialect: SlothDialect, notes: Notes): readonly YamlValue[] {
  const services = new Map<string, Draft[]>();
  const nameless = drafts.filter(({ service }) => service === null);
  const shared = sharedPrefix(nameless.map(({ name }) => name));
  for (const draft of drafts) {
    const service = slothName(draft.service ?? shared ?? draft.name);
    services.set(service, [...(services.get(service) ?? []), draft]);
  }
  if (nameless.length > 0) {
    const stands = shared === null ? 'its own name stands for it' : `\`${slothName(shared)}\` stands for it`;
    notes.add(
      `Sloth needs a service, which ${listed(nameless.map(({ name }) => name))} ${nameless.length === 1 ? 'lacks' : 'lack'}: ${stands}.`,
    );
  }
  if (services.size > 1 && dialect === 'sloth/v1') {
    notes.add(
      'Each service has a document of its own; Prometheus reads only the first of what Sloth makes of one file, so split it.',
    );
  }
  const documents = Array.from(services, ([service, own]) => documentOf(service, own, dialect, notes));
  return documents;
}

/** What several names begin with, word for word: `checkout` of `checkout-latency` and `checkout-errors`; null: nothing. */
function sharedPrefix(names: readonly string[]): string | null {
  const [first = [], ...rest] = names.map(name => name.split('-'));
  const differs = first.findIndex((word, index) => rest.some(words => words[index] !== word));
  return rest.length === 0 || differs <= 0 ? null : first.slice(0, differs).join('-');
}

function documentOf(
  service: string,
  drafts: readonly Draft[],
  dialect: SlothDialect,
  notes: Notes,
): YamlValue {
  const names = uniqueNames(drafts.map(draft => slothName(draft.name)));
  const slos = drafts.map((draft, index) => sloOf(draft, names[index] ?? draft.name, dialect, notes));
  if (dialect === 'sloth/v1') {
    return map({ version: 'prometheus/v1', service, slos: list(slos) });
  }
  return map({
    apiVersion: 'sloth.slok.dev/v1',
    kind: 'PrometheusServiceLevel',
    metadata: map({ name: kubernetesName(service) }),
    spec: map({ service, slos: list(slos) }),
  });
}

function sloOf(draft: Draft, name: string, dialect: SlothDialect, notes: Notes): YamlValue {
  const labels = slothLabels(draft, notes);
  const sli = sliOf(draft, dialect, notes);
  const description = draft.description ?? draft.displayName;
  const slo = map({
    name,
    objective: draft.objective === null ? undefined : percentOfRatio(draft.objective),
    description: description === null ? undefined : paragraph(description),
    labels: labels.length === 0 ? undefined : map(Object.fromEntries(labels)),
    sli: sli ?? undefined,
    alerting: alertingOf(draft, name, dialect),
  });
  return sli === null
    ? commented(slo, 'name', 'Sloth needs an `sli` here: what is measured could not be carried over.')
    : slo;
}

function alertingOf(draft: Draft, name: string, dialect: SlothDialect): YamlValue {
  const [page, ticket] =
    dialect === 'sloth/v1' ? ['page_alert', 'ticket_alert'] : ['pageAlert', 'ticketAlert'];
  const alert = (off: boolean, severity: string | null, usual: string): YamlValue =>
    off ? map({ disable: true }) : map({ labels: map({ severity: severity ?? usual }) });
  const isOff = draft.off.page && draft.off.ticket;
  return map({
    name: isOff && draft.alertName === null ? undefined : (draft.alertName ?? alertName(name)),
    [page]: alert(draft.off.page, draft.severities.page, 'page'),
    [ticket]: alert(draft.off.ticket, draft.severities.ticket, 'ticket'),
  });
}

/** `checkout-availability` alerts as `CheckoutAvailabilityBurn`. */
function alertName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  return `${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Burn`;
}

function sliOf(draft: Draft, dialect: SlothDialect, notes: Notes): YamlValue | null {
  const keys =
    dialect === 'sloth/v1'
      ? { bad: 'error_query', total: 'total_query', ratio: 'error_ratio_query' }
      : { bad: 'errorQuery', total: 'totalQuery', ratio: 'errorRatioQuery' };
  const { indicator } = draft;
  const events = (bad: string, total: string): YamlValue =>
    map({ events: map({ [keys.bad]: queryText(bad), [keys.total]: queryText(total) }) });
  const raw = (query: string): YamlValue => map({ raw: map({ [keys.ratio]: queryText(query) }) });
  switch (indicator.kind) {
    case 'events':
      return events(errorsOf(indicator, draft, notes), rateOf(indicator.total, draft, notes));
    case 'error-ratio':
      return raw(templated(indicator.query, draft, notes));
    case 'success-ratio':
      return raw(`1 - (${templated(indicator.query, draft, notes)})`);
    case 'gauge':
      return gaugeOf(indicator.selector, draft, events);
    case 'native-latency':
      return nativeOf(indicator, draft, events);
    case 'threshold': {
      notes.add(
        `\`${draft.name}\` compares a value with a threshold: Sloth measures how much of the time it is out of bounds.`,
      );
      const { query, op, value } = indicator;
      return raw(`1 - avg_over_time((${query} ${comparison[op]} bool ${String(value)})[${window}:])`);
    }
    case 'untold':
      notes.add(`\`${draft.name}\` ${indicator.words}: Sloth needs a query, so its \`sli\` is left for you.`);
      return null;
  }
}

const comparison = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** The errors: counted, or what is not good of all. */
function errorsOf(events: Events, draft: Draft, notes: Notes): string {
  const { bad } = events;
  if (bad !== null && hasWindowTemplate(bad.text)) {
    return bad.text;
  }
  const counted = badOf(events);
  const good = goodOf(events);
  if (counted !== null) {
    return rateOf(counted, draft, notes);
  }
  if (good === null) {
    return rateOf(events.total, draft, notes);
  }
  if (events.latency) {
    notes.add(
      `Sloth has no indicator for latency: the errors of \`${draft.name}\` are all requests less the fast ones.`,
    );
  }
  return `${rateOf(events.total, draft, notes)} - ${enclosed(good, rateOf(good, draft, notes))}`;
}

function enclosed(count: Count, text: string): string {
  return count.kind === 'counter' ? text : `(${text})`;
}

function rateOf(count: Count, draft: Draft, notes: Notes): string {
  if (hasWindowTemplate(count.text)) {
    return count.text;
  }
  return count.kind === 'other'
    ? templated(count.text, draft, notes)
    : countText(count, window, draft.grouping);
}

/** A query with Sloth's window in it. */
function templated(query: string, draft: Draft, notes: Notes): string {
  if (!hasWindow(query)) {
    notes.add(
      `A query of \`${draft.name}\` has no window in brackets; Sloth refuses it until \`[${window}]\` stands in it.`,
    );
    return query;
  }
  return withWindow(query, window);
}

type EventsOf = (bad: string, total: string) => YamlValue;

/** Of a gauge of 0 and 1, every sample is an event. */
function gaugeOf(selector: string, draft: Draft, events: EventsOf): YamlValue {
  const sum = (name: string) => aggregated(`${name}(${selector}[${window}])`, draft.grouping);
  return events(`${sum('count_over_time')} - ${sum('sum_over_time')}`, sum('count_over_time'));
}

function nativeOf(
  { selector, seconds }: { readonly selector: string; readonly seconds: number },
  draft: Draft,
  events: EventsOf,
): YamlValue {
  const rate = `rate(${selector}[${window}])`;
  const total = aggregated(`histogram_count(${rate})`, draft.grouping);
  const fast = aggregated(
    `histogram_fraction(0, ${String(seconds)}, ${rate}) * histogram_count(${rate})`,
    draft.grouping,
  );
  return events(`${total} - ${fast}`, total);
}
