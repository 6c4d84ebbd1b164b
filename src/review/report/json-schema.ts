import { guards, phases } from '../../base/guard.ts';
import { presets, severities } from '../../base/severity.ts';
import type {
  JsonCall,
  JsonDependency,
  JsonEvidence,
  JsonFiles,
  JsonFinding,
  JsonFix,
  JsonRange,
  JsonReport,
  JsonSource,
  JsonTool,
  JsonVerdict,
} from './json-model.ts';
import {
  count,
  file,
  listOf,
  nullable,
  object,
  oneOf,
  position,
  problem,
  range,
  rangeDefinition,
  ref,
  type Schema,
  text,
} from './schema-parts.ts';

const tool = object<JsonTool>({ name: text, version: text });

const files = object<JsonFiles>({
  seen: { ...count, description: 'Source files that were found.' },
  parsed: { ...count, description: 'Of those, the ones that had to be parsed.' },
  cached: { ...count, description: 'Of those, the ones whose facts came from a cache.' },
  skipped: listOf(object<JsonFiles['skipped'][number]>({ file, reason: text })),
});

const dependency = object<JsonDependency>({
  id: text,
  library: text,
  client: nullable(ref('place')),
  target: { ...nullable(text), description: 'Host or resource, where the source tells.' },
});

const evidence = object<JsonEvidence>({ file, line: position, column: position, message: text });

const source = object<JsonSource>({
  origin: oneOf(['call', 'client', 'library', 'enclosing', 'wrapper', 'caller', 'platform']),
  value: nullable(
    object<NonNullable<JsonSource['value']>>({ amount: { type: 'number' }, unit: oneOf(['ms', 'attempts']) }),
  ),
  covers: listOf(oneOf(phases)),
  evidence: listOf(evidence),
});

const verdict = object<JsonVerdict>({
  verdict: oneOf(['present', 'absent', 'ineffective', 'not-applicable', 'unknown']),
  sources: listOf(source),
  missingFrom: { ...listOf(ref('place')), description: 'Callers that do not add it, where others do.' },
});

const call = object<JsonCall>({
  id: { ...text, description: 'Stable while code moves: file, enclosing function, callee, ordinal.' },
  kind: oneOf(['leaf', 'wrapper']),
  confidence: oneOf(['certain', 'likely', 'inferred']),
  context: oneOf(['server', 'browser', 'test', 'script', 'unknown']),
  file,
  ...range,
  calleeRange: ref('range'),
  callee: text,
  library: text,
  libraryVersion: nullable(object<NonNullable<JsonCall['libraryVersion']>>({ version: text, from: text })),
  dependency: { ...text, description: 'The id of a dependency.' },
  operation: nullable(text),
  idempotent: { type: ['boolean', 'null'] },
  guards: {
    type: 'object',
    description: 'The guards decided so far; one that is missing has not been looked at.',
    properties: Object.fromEntries(guards.map(guard => [guard, ref('verdict')])),
  },
});

const fix = object<JsonFix>({ id: text, title: text, kit: text, preferred: { type: 'boolean' } });

const finding = object<JsonFinding>({
  id: text,
  ruleId: text,
  severity: oneOf(severities),
  message: text,
  file,
  ...range,
  call: { ...nullable(text), description: 'The id of the call that it is about.' },
  related: listOf(object<JsonFinding['related'][number]>({ file, ...range, message: text })),
  suppressed: nullable(object<NonNullable<JsonFinding['suppressed']>>({ by: text, reason: nullable(text) })),
  baselineState: {
    enum: ['new', 'unchanged', null],
    description: 'Whether the baseline has it; null where there is none, or the finding is suppressed.',
  },
  fixes: listOf(fix),
});

/** The JSON schema of the report, version 1. It takes reports of later versions of the tool that have further keys. */
export function reportSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Faultline report',
    ...object<JsonReport>({
      version: { const: 1 },
      tool,
      preset: oneOf(presets),
      files,
      problems: listOf(problem),
      dependencies: listOf(dependency),
      calls: listOf(call),
      findings: listOf(finding),
    }),
    definitions: {
      range: rangeDefinition,
      place: object<JsonRange & { readonly file: string }>({ file, ...range }),
      verdict,
    },
  };
}
