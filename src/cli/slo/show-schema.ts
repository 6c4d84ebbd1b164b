import {
  file,
  listOf,
  nullable,
  object,
  oneOf,
  position,
  problem,
  rangeDefinition,
  type Schema,
  text,
} from '../../review/report/schema-parts.ts';
import { sloFormats } from '../../slo/model/model.ts';
import type { JsonAlert, JsonSlo, SloReport } from './show-model.ts';

const number: Schema = { type: 'number' };
const ratio: Schema = { type: 'number' };
const seconds: Schema = { type: 'number', minimum: 0 };

const alert = object<JsonAlert>({
  severity: text,
  branch: { ...text, description: 'Tells the branches of one severity apart.' },
  longSeconds: seconds,
  shortSeconds: nullable(seconds),
  burnRate: number,
  forSeconds: nullable(seconds),
  budgetConsumed: {
    ...nullable(ratio),
    description:
      'Ratio of the budget that is gone when its windows are over the burn rate; null: without a window.',
  },
  canFire: { type: 'boolean', description: 'Whether a total outage would fire it.' },
  detectSeconds: object<JsonAlert['detectSeconds']>(
    { '1': nullable(seconds), '0.1': nullable(seconds), '0.01': nullable(seconds) },
    'From the start to the alert, by the share of requests that fail, forSeconds included; null: never.',
  ),
});

const slo = object<JsonSlo>({
  id: { ...text, description: 'Unique in its file; ends in #2 from the second objective of an SLO on.' },
  name: text,
  service: nullable(text),
  format: oneOf(sloFormats),
  file,
  line: position,
  objective: { ...ratio, description: 'Share of good events, as a ratio.' },
  window: nullable(
    object<NonNullable<JsonSlo['window']>>(
      { seconds, kind: oneOf(['rolling', 'calendar']) },
      'A calendar month counts 30 days.',
    ),
  ),
  budgeting: oneOf(['occurrences', 'timeslices', 'ratio-timeslices']),
  budget: object<JsonSlo['budget']>({
    ratio: { ...ratio, description: 'Share of bad events that are allowed.' },
    seconds: { ...nullable(seconds), description: 'How long everything may fail; null: without a window.' },
  }),
  alerts: { ...listOf(alert), description: "What the document's own tool makes of it." },
});

/** The JSON schema of what `faultline slo show` writes, version 1. It takes reports of later versions that have further keys. */
export function showSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Faultline SLO figures',
    ...object<SloReport>({ version: { const: 1 }, slos: listOf(slo), problems: listOf(problem) }),
    definitions: { range: rangeDefinition },
  };
}
