import type { JsonProblem, JsonRange } from './json-model.ts';

/** A JSON schema, draft 07. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const position: Schema = { type: 'integer', minimum: 1 };

export function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export function oneOf(values: readonly string[], description?: string): Schema {
  return description === undefined ? { enum: values } : { description, enum: values };
}

export function ref(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}

/** An object with all of these keys: the compiler sees to it that none of the model is left out. Further keys may come. */
export function object<T>(
  properties: Readonly<Record<keyof T & string, Schema>>,
  description?: string,
): Schema {
  return {
    ...(description === undefined ? {} : { description }),
    type: 'object',
    required: Object.keys(properties),
    properties,
  };
}

/** The keys of a range. */
export const range: Readonly<Record<keyof JsonRange, Schema>> = {
  line: position,
  column: position,
  endLine: position,
  endColumn: position,
};

export const file: Schema = {
  type: 'string',
  description: 'Posix path, relative to the root of the review.',
  pattern: '^[^/]',
};

export const problem = object<JsonProblem>({
  file,
  range: nullable(ref('range')),
  kind: oneOf(['syntax', 'unreadable', 'encoding', 'config', 'internal']),
  message: text,
});

/** What `#/definitions/range` says. */
export const rangeDefinition = object<JsonRange>(
  range,
  'Lines and columns from 1, columns in UTF-16 code units, the end excluded.',
);
