import { keysOf, type Key, type KeyValue } from './index.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Whether a key that is not described is a mistake: Pyrra rejects it, the others read past it. */
type Form = 'open' | 'closed';

/** The formats whose own projects have a schema, with what tells their documents. */
const described = {
  'sloth.schema.json': {
    title: 'SLOs of Sloth in Kubernetes',
    keys: keysOf('sloth/k8s', 'PrometheusServiceLevel'),
    is: { apiVersion: 'sloth.slok.dev/v1', kind: 'PrometheusServiceLevel' },
    spec: 'open',
  },
  'pyrra.schema.json': {
    title: 'An SLO of Pyrra',
    keys: keysOf('pyrra', null),
    is: { apiVersion: 'pyrra.dev/v1alpha1', kind: 'ServiceLevelObjective' },
    spec: 'closed',
  },
  'slo-generator.schema.json': {
    title: 'An SLO of Google’s slo-generator',
    keys: keysOf('slo-generator', null),
    is: { apiVersion: 'sre.google.com/v2', kind: 'ServiceLevelObjective' },
    spec: 'open',
  },
} as const;

/** The JSON schemas that YAML editors are given, by file name: one for each format, and `slo-document.schema.json`, which picks among them. */
export function sloSchemas(): Readonly<Record<string, Schema>> {
  const entries = Object.entries(described);
  const branches = entries.map(([file, { is }]) => ({
    if: { type: 'object', properties: constants(is), required: Object.keys(is) },
    then: { $ref: `./${file}` },
  }));
  const single = entries.map(([file, { title, keys, spec }]): [string, Schema] => {
    const of = (key: Key): Schema => schemaOf(key, key.name === 'spec' ? spec : 'open');
    return [file, { ...draft, title, ...objectSchema(keys, of) }];
  });
  return {
    ...Object.fromEntries(single),
    'slo-document.schema.json': { ...draft, title: 'An SLO', allOf: branches },
  };
}

const draft = { $schema: 'http://json-schema.org/draft-07/schema#' };

function constants(is: Readonly<Record<string, string>>): Schema {
  return Object.fromEntries(Object.entries(is).map(([name, value]) => [name, { const: value }]));
}

function schemaOf({ about, value, need }: Key, form: Form): Schema {
  return {
    description: plain(about),
    ...valueSchema(value, need, form),
    ...(need === 'deprecated' ? { deprecationMessage: plain(about) } : {}),
  };
}

function valueSchema(value: KeyValue, need: Key['need'], form: Form): Schema {
  switch (value.kind) {
    case 'text':
      return { type: 'string', ...(need === 'required' ? { minLength: 1 } : {}) };
    case 'number': {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = value;
      return { type: 'number', minimum, maximum, exclusiveMinimum, exclusiveMaximum };
    }
    case 'truth':
      return { type: 'boolean' };
    case 'choice':
      return { enum: value.of.map(each => each.value) };
    case 'names':
      return {
        type: 'object',
        ...(value.values === 'text' ? { additionalProperties: { type: 'string' } } : {}),
      };
    case 'object':
      return {
        ...objectSchema(value.keys, key => schemaOf(key, form)),
        ...(form === 'closed' ? { additionalProperties: false } : {}),
      };
    case 'list':
      return {
        type: 'array',
        items: valueSchema(value.item, 'optional', form),
        ...(value.least === 0 ? {} : { minItems: value.least }),
      };
  }
}

function objectSchema(keys: readonly Key[], of: (key: Key) => Schema): Schema {
  const must = keys.filter(({ need }) => need === 'required').map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map(key => [key.name, of(key)])),
    ...(must.length === 0 ? {} : { required: must }),
  };
}

/** A description is shown as it is. */
function plain(text: string): string {
  return text.replaceAll('**', '');
}
