import { presets, severities } from '../../base/severity.ts';
import { sloReaderIds, sloRuleTable } from '../../base/slo-rules.ts';
import { rules } from '../rules/index.ts';
import { durationPattern, longestDelay } from './duration.ts';
import { guards } from '../../base/guard.ts';
import { kits } from '../../base/settings.ts';
import { remoteKinds } from '../catalog/kinds.ts';
import { places, units } from './entries.ts';
import { percentPattern, ratePattern } from './slo.ts';
import {
  bandKeys,
  capacityKeys,
  clientKeys,
  clientTimeoutKeys,
  configKeys,
  objectiveKeys,
  overrideKeys,
  presetSummaries,
  sloKeys,
  wrapperKeys,
} from './keys.ts';

/** The rules about SLO documents, with a line on each. */
const sloRules = [
  ...Object.entries(sloRuleTable).map(([id, [summary]]) => [`slo/${id}`, summary] as const),
  ...sloReaderIds.map(id => [`slo/${id}`, 'What reading an SLO document finds.'] as const),
];

const globs = { type: 'array', items: { type: 'string', minLength: 1 } } as const;
const text = { type: 'string', minLength: 1 } as const;
const count = { type: 'integer', minimum: 0, maximum: 100 } as const;
const names = { anyOf: [text, { type: 'array', items: text }] } as const;
const duration = { $ref: '#/definitions/duration' } as const;

/** Where an entry stands: in a package or in a file. */
const inOneModule = [
  { properties: { package: {} }, required: ['package'] },
  { properties: { file: {} }, required: ['file'] },
] as const;

const timeout = described(clientTimeoutKeys, {
  option: text,
  argument: count,
  at: { enum: places },
  unit: { enum: units },
  default: duration,
});

const client = {
  ...described(clientKeys, {
    package: text,
    file: text,
    name: text,
    kind: { enum: remoteKinds },
    makers: names,
    clients: names,
    calls: names,
    functions: names,
    timeout,
    retries: count,
    deadline: duration,
  }),
  oneOf: inOneModule,
} as const;

const wrapper = {
  ...described(wrapperKeys, {
    package: text,
    file: text,
    name: text,
    argument: count,
    guards: { anyOf: [{ enum: guards }, { type: 'array', items: { enum: guards }, minItems: 1 }] },
  }),
  required: ['name', 'guards'],
  oneOf: inOneModule,
} as const;

/** A share: `75%`, or a ratio within these bounds. */
function share(bounds: object): object {
  return {
    anyOf: [
      { type: 'string', pattern: percentPattern },
      { type: 'number', ...bounds },
    ],
  };
}

const rate = { $ref: '#/definitions/rate' } as const;
const usable = share({ exclusiveMinimum: 0, maximum: 1 });

const policy = {
  type: 'array',
  items: {
    ...described(bandKeys, { above: share({ minimum: 0, exclusiveMaximum: 1 }), name: text }),
    required: ['name'],
  },
} as const;

const capacity = {
  ...described(capacityKeys, {
    peak: rate,
    perInstance: rate,
    instances: { type: 'integer', minimum: 1 },
    utilisation: usable,
    growth: share({ exclusiveMinimum: -1, maximum: 100 }),
    zones: { type: 'integer', minimum: 2 },
  }),
  required: ['peak', 'perInstance'],
} as const;

const slo = described(sloKeys, {
  policy,
  objectives: {
    type: 'object',
    additionalProperties: described(objectiveKeys, {
      policy,
      traffic: rate,
      capacity,
      dependencies: { type: 'object', additionalProperties: usable },
    }),
  },
});

/** An object with these keys and no others, each with what is said of it. */
function described<K extends string>(
  keys: Readonly<Record<K, string>>,
  types: Readonly<Record<K, object>>,
): object {
  const properties = Object.fromEntries(
    (Object.keys(keys) as K[]).map(key => [key, { description: keys[key], ...types[key] }]),
  );
  return { type: 'object', additionalProperties: false, properties };
}

/** The JSON schema of `.faultline.yaml`, for editors that complete and check YAML by one. */
export function configSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Faultline',
    description: 'Configuration of the reliability review, for the folder that holds it and all below.',
    type: 'object',
    additionalProperties: false,
    properties: {
      preset: { $ref: '#/definitions/preset' },
      rules: { $ref: '#/definitions/rules' },
      ignore: { ...globs, description: configKeys.ignore },
      overrides: {
        description: configKeys.overrides,
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: { ...globs, description: overrideKeys.files },
            preset: { $ref: '#/definitions/preset' },
            rules: { $ref: '#/definitions/rules' },
            deadlines: { $ref: '#/definitions/deadlines' },
          },
        },
      },
      deadlines: { $ref: '#/definitions/deadlines' },
      kit: { description: configKeys.kit, enum: kits },
      clients: { description: configKeys.clients, type: 'array', items: client },
      wrappers: { description: configKeys.wrappers, type: 'array', items: wrapper },
      slo: { description: configKeys.slo, ...slo },
    },
    definitions: {
      preset: {
        description: configKeys.preset,
        enum: presets,
        default: 'recommended',
        enumDescriptions: presets.map(preset => presetSummaries[preset]),
      },
      rules: {
        description: configKeys.rules,
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          [...rules.map(({ meta }) => [meta.id, meta.summary] as const), ...sloRules].map(
            ([id, description]) => [id, { description, enum: [...severities, 'off'] }],
          ),
        ),
      },
      deadlines: {
        description: configKeys.deadlines,
        type: 'object',
        properties: {
          default: {
            $ref: '#/definitions/duration',
            description: 'For every library that is not named here.',
          },
        },
        additionalProperties: { $ref: '#/definitions/duration' },
      },
      rate: {
        description: 'Requests in a time (`120/s`, `600/min`, `10000/h`), or a number of them a second.',
        anyOf: [
          { type: 'string', pattern: ratePattern },
          { type: 'number', exclusiveMinimum: 0 },
        ],
      },
      duration: {
        description: 'A time with its unit (`500ms`, `5s`, `1m`), or a number of milliseconds.',
        anyOf: [
          { type: 'string', pattern: durationPattern },
          { type: 'number', minimum: 1, maximum: longestDelay },
        ],
      },
    },
  };
}
