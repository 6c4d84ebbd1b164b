import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import type { SloFile } from '../../../../src/slo/model/model.ts';
import { fixtures, readFixture } from './reading.ts';

interface Placed {
  readonly span: { readonly start: number; readonly end: number };
  readonly source: string;
}

function isPlaced(value: object): value is Placed {
  return 'span' in value && 'source' in value;
}

/** Every field of a file, wherever in its model. */
function fieldsOf(value: unknown): readonly Placed[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return [...(isPlaced(value) ? [value] : []), ...Object.values(value).flatMap(fieldsOf)];
}

function assertPlaced(file: SloFile): number {
  const fields = fieldsOf([file.slos, file.others, file.references]);
  for (const { span, source } of fields) {
    assert.equal(file.text.slice(span.start, span.end), source);
  }
  return fields.length;
}

function objectiveOf(text: string): { readonly value: number; readonly source: string } | null {
  return readSlo('a.yaml', text).slos[0]?.objective ?? null;
}

const sloth = (objective: string): string => `version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: ${objective}
    sli: { plugin: { id: mine } }
    alerting: { name: Checkout }
`;

describe('a field of an SLO', () => {
  for (const name of fixtures) {
    it(`has the text of its place in ${name}`, () => {
      assert.ok(assertPlaced(readFixture(name)) > 3);
    });
  }

  it('has quotes in its source, and no comment, anchor or tag', () => {
    const pyrra = (target: string) => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a }
spec: { target: ${target}, window: 4w }
`;
    assert.equal(objectiveOf(sloth('99.9 # a comment'))?.source, '99.9');
    assert.equal(objectiveOf(sloth('&target 99.9'))?.source, '99.9');
    assert.equal(objectiveOf(sloth('!!float 99.9'))?.source, '99.9');
    assert.equal(objectiveOf(pyrra(`'99.9'`))?.source, `'99.9'`);
  });

  it('is the alias where an alias stands, so that an edit changes this place only', () => {
    const text = `x-target: &target 99.95\n${sloth('*target')}`;
    assert.deepEqual([objectiveOf(text)?.value, objectiveOf(text)?.source], [0.9995, '*target']);
  });

  it('stands where it is written when a merge brings it in', () => {
    const text = `x-common: &common { objective: 99.5, alerting: { name: A } }
version: prometheus/v1
service: checkout
slos:
  - <<: *common
    name: one
    sli: { plugin: { id: mine } }
  - <<: [*common]
    name: two
    objective: 99
    sli: { plugin: { id: mine } }
`;
    const file = readSlo('a.yaml', text);
    assert.deepEqual(file.issues, []);
    assert.deepEqual(
      file.slos.map(({ objective }) => objective?.value),
      [0.995, 0.99],
    );
    assertPlaced(file);
  });

  it('is placed the same with Windows ends of line and a byte order mark', () => {
    const file = readSlo('a.yaml', `\uFEFF# SLOs\r\n${sloth('99.9').replaceAll('\n', '\r\n')}`);
    assert.deepEqual(file.issues, []);
    assert.equal(file.slos[0]?.objective?.source, '99.9');
    assertPlaced(file);
  });
});
