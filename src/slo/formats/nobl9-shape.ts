import type { Span } from '../../base/span.ts';
import { entryOf, textField, valueOf } from './fields.ts';
import { quoted, type Reading, report } from './reading.ts';
import {
  any,
  type Decoding,
  listOfShape,
  mapOfShape,
  number,
  object,
  text,
  texts,
  truth,
  whole,
} from './shape.ts';
import type { Tree } from './tree.ts';

/** What Nobl9 decodes an SLO into; its metrics have thirty sources, which are not looked into. */
export const nobl9Shape = object({
  apiVersion: text,
  kind: text,
  metadata: object({
    name: text,
    displayName: text,
    project: text,
    labels: mapOfShape(texts),
    annotations: mapOfShape(text),
  }),
  spec: object({
    description: text,
    indicator: any,
    budgetingMethod: text,
    objectives: listOfShape(
      object({
        displayName: text,
        value: number,
        name: text,
        target: number,
        timeSliceTarget: number,
        countMetrics: any,
        rawMetric: any,
        composite: any,
        op: text,
        primary: truth,
      }),
    ),
    service: text,
    timeWindows: listOfShape(
      object({
        unit: text,
        count: whole,
        isRolling: truth,
        calendar: object({ startTime: text, timeZone: text }),
        period: any,
      }),
    ),
    alertPolicies: listOfShape(text),
    attachments: any,
    createdAt: text,
    createdBy: text,
    composite: any,
    anomalyConfig: any,
    tier: text,
  }),
  status: any,
  organization: text,
  manifestSrc: text,
});

/** Nobl9 reads YAML leniently, but for a key that stands twice. */
export const nobl9Decoding: Decoding = {
  tool: 'Nobl9',
  unknownKeys: 'dropped',
  repeatedKeys: 'rejected',
  scalars: 'made-text',
  keys: 'exact',
};

const namePattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Says where a name is missing or none that Nobl9 takes: lower-case letters, digits and `-`, 253 at most. */
export function checkNobl9Name(
  tree: Tree | null,
  key: string,
  at: Span,
  what: string,
  reading: Reading,
): void {
  const field = textField(valueOf(tree, key));
  if (field === null || field.value === '') {
    const span = field?.span ?? entryOf(tree, key)?.keySpan ?? at;
    report(reading, 'required', span, `The ${what} is not named; give \`${key}\``);
  } else if (field.value.length > 253 || !namePattern.test(field.value)) {
    const message = `The ${what} ${quoted(field.value)} takes lower-case letters, digits and \`-\` only`;
    report(reading, 'name', field.span, message);
  }
}
