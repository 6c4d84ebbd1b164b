import {
  defaultEditorSettings,
  includable,
  presetNames,
  scopes,
  section,
  severityNames,
  type EditorSettings,
} from './settings.ts';

/** A setting as package.json describes it; texts are keys of package.nls.json. */
export interface SettingSchema {
  readonly scope: 'resource' | 'window';
  readonly markdownDescription: string;
  readonly default: unknown;
  readonly [keyword: string]: unknown;
}

export interface SettingsSection {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, SettingSchema>>;
}

type Schemas = Readonly<Record<keyof EditorSettings, Readonly<Record<string, unknown>>>>;

/** `contributes.configuration` of package.json. `rules`: the ids that can be set. */
export function settingsSections(rules: readonly string[]): readonly SettingsSection[] {
  const described = schemasOf(rules);
  const of = (name: keyof EditorSettings): [string, SettingSchema] => [
    `${section}.${name}`,
    {
      scope: name === 'scope' ? 'window' : 'resource',
      markdownDescription: `%settings.${name}%`,
      default: defaultEditorSettings[name],
      ...described[name],
    },
  ];
  const review: readonly (keyof EditorSettings)[] = ['enable', 'preset', 'rules', 'include', 'deadline'];
  return [
    { title: '%settings.review.title%', order: 1, properties: ordered(review.map(of)) },
    { title: '%settings.extent.title%', order: 2, properties: ordered([of('scope'), of('maxFileSize')]) },
    { title: '%settings.trace.title%', order: 3, properties: ordered([trace]) },
  ];
}

/** Read by the language client itself. */
const trace: [string, SettingSchema] = [
  `${section}.trace.server`,
  {
    scope: 'window',
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    markdownDescription: '%settings.trace%',
  },
];

function schemasOf(rules: readonly string[]): Schemas {
  const each = (name: string, values: readonly string[]): Readonly<Record<string, unknown>> => ({
    enum: values,
    markdownEnumDescriptions: values.map(value => `%settings.${name}.${value}%`),
  });
  const severity = { type: 'string', ...each('severity', severityNames) };
  return {
    enable: { type: 'boolean' },
    preset: { type: 'string', ...each('preset', presetNames) },
    rules: {
      type: 'object',
      properties: Object.fromEntries(rules.map(rule => [rule, severity])),
      // Those about SLO documents are many; the pages list them.
      patternProperties: { '^slo/[a-z-]+$': severity },
      additionalProperties: false,
    },
    include: { type: 'array', uniqueItems: true, items: { type: 'string', ...each('include', includable) } },
    deadline: { type: ['number', 'null'], minimum: 1, examples: [2000, 10_000] },
    maxFileSize: { type: 'number', minimum: 1000 },
    scope: { type: 'string', ...each('scope', scopes) },
  };
}

function ordered(entries: readonly [string, SettingSchema][]): Readonly<Record<string, SettingSchema>> {
  return Object.fromEntries(entries.map(([name, schema], order) => [name, { order, ...schema }]));
}
