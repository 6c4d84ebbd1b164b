import { presets, severities } from '../../base/severity.ts';
import { rules } from '../rules/index.ts';
import { durationPattern, longestDelay } from './duration.ts';
import { configKeys, presetSummaries } from './keys.ts';

/** The JSON schema of `.faultline.yaml`, for editors that complete and check YAML by one. */
export function configSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Faultline',
    description: 'Configuration of the reliability review, for the folder that holds it and all below.',
    type: 'object',
    additionalProperties: false,
    properties: {
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
          rules.map(({ meta }) => [meta.id, { description: meta.summary, enum: [...severities, 'off'] }]),
        ),
      },
      ignore: {
        description: configKeys.ignore,
        type: 'array',
        items: { type: 'string', minLength: 1 },
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
    },
    definitions: {
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
