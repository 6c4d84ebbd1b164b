import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  keyAt,
  keysAt,
  keysIn,
  keysOf,
  type Key,
  type KeyValue,
} from '../../../../src/server/slo/keys/index.ts';
import { nobl9Shape } from '../../../../src/slo/formats/nobl9-shape.ts';
import { openSloKinds, type OpenSloVersion } from '../../../../src/slo/formats/openslo-shape.ts';
import { pyrraShape } from '../../../../src/slo/formats/pyrra-shape.ts';
import type { Shape } from '../../../../src/slo/formats/shape.ts';
import { slothKubernetesShape, slothShape } from '../../../../src/slo/formats/sloth-shape.ts';
import type { SloFormat } from '../../../../src/slo/model/model.ts';

/** What a cluster or a server writes into an object that it gives out, and what nobody begins to write any more. */
const ofServers =
  /^\.(?:status|organization|manifestSrc)\b|^\.metadata\.(?!name$|namespace$|labels$|annotations$)|^\.spec\.(?:attachments|createdAt|createdBy|composite|tier|timeWindows\[\]\.period)$/;

/** Every key that a shape has and the description has not, and the other way round, by path. */
function differences(keys: readonly Key[], shape: Shape, at = ''): readonly string[] {
  if (shape.kind === 'list') {
    return differences(keys, shape.of, `${at}[]`);
  }
  if (shape.kind !== 'object') {
    return [];
  }
  const described = new Map(keys.map(key => [key.name, key]));
  const missing = Object.keys(shape.fields).filter(name => !described.has(name));
  const surplus = keys.filter(({ name }) => !Object.hasOwn(shape.fields, name));
  return [
    ...missing.filter(name => !ofServers.test(`${at}.${name}`)).map(name => `${at}.${name} is not described`),
    ...surplus.map(({ name }) => `${at}.${name} is no key`),
    ...keys.flatMap(key => {
      const field = shape.fields[key.name];
      return field === undefined
        ? []
        : [
            ...kinds(key.value, field, `${at}.${key.name}`),
            ...differences(keysIn(key.value), field, `${at}.${key.name}`),
          ];
    }),
  ];
}

/** A value that is described as something else than the tool takes. */
function kinds(value: KeyValue, shape: Shape, at: string): readonly string[] {
  const fits: Readonly<Record<KeyValue['kind'], readonly Shape['kind'][]>> = {
    text: ['text', 'any', 'texts'],
    number: ['number', 'whole'],
    truth: ['truth'],
    choice: ['text'],
    names: ['map', 'any', 'object'],
    object: ['object', 'map', 'any'],
    list: ['list', 'any', 'texts'],
  };
  return fits[value.kind].includes(shape.kind)
    ? []
    : [`${at} is described as ${value.kind}, but is ${shape.kind}`];
}

describe('the keys of the formats', () => {
  const shapes: readonly (readonly [string, readonly Key[], Shape])[] = [
    ['Sloth', keysOf('sloth/v1', null), slothShape],
    ['Sloth in Kubernetes', keysOf('sloth/k8s', null), slothKubernetesShape],
    ['Pyrra', keysOf('pyrra', null), pyrraShape],
    ['Nobl9', keysOf('nobl9', 'SLO'), nobl9Shape],
    ...(['v1', 'v2alpha', 'v1alpha'] as const).flatMap((version: OpenSloVersion) =>
      Object.entries(openSloKinds[version]).map(
        ([kind, shape]) =>
          [`OpenSLO ${version} ${kind}`, keysOf(`openslo/${version}` as SloFormat, kind), shape] as const,
      ),
    ),
  ];

  for (const [name, keys, shape] of shapes) {
    it(`of ${name} are described, each and no other`, () => {
      assert.deepEqual(differences(keys, shape), []);
    });
  }

  it('are found by their path, through lists', () => {
    const keys = keysOf('sloth/v1', null);
    assert.equal(keyAt(keys, ['slos', 0, 'sli', 'events', 'error_query'])?.need, 'required');
    assert.equal(keyAt(keys, ['slos', 0, 'labels', 'team']), null);
    assert.deepEqual(
      keysAt(keys, ['slos', 0, 'alerting', 'page_alert']).map(key => key.name),
      ['disable', 'labels', 'annotations'],
    );
  });

  it('are described in whole sentences', () => {
    const all = (keys: readonly Key[]): readonly Key[] =>
      keys.flatMap(key => [key, ...all(keysIn(key.value))]);
    for (const [, keys] of shapes) {
      for (const { name, about } of all(keys)) {
        assert.match(about, /^[^a-z].*\.$/, name);
      }
    }
  });
});
