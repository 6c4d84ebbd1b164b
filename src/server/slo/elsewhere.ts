import { isSloPath } from '../../slo/formats/detect.ts';
import type { SloFormat, SloIssue } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';

const types = ['schema', 'required'] as const;

/**
 * What a JSON schema says of the formats that Faultline contributes one of: values of a wrong type, missing keys, numbers outside of
 * their limits. Pyrra's target is a text, of which a schema knows no limits.
 */
const ofSchema: Readonly<Partial<Record<SloFormat, readonly string[]>>> = {
  'sloth/k8s': [...types, 'objective-range'],
  pyrra: types,
  'slo-generator': [...types, 'objective-range'],
};

/** What every server for YAML says of any text. */
const ofYaml: ReadonlySet<string> = new Set(['syntax', 'duplicate-key']);

/**
 * Whether a language server for YAML, which reads the schemas that Faultline contributes, has said what an issue says. Those of its own
 * rules, and documents without a schema, it knows nothing of.
 */
export function isSaidElsewhere(slo: SloDocument, issue: SloIssue): boolean {
  if (slo.format === 'markdown' || issue.severity !== 'error') {
    return false;
  }
  return ofYaml.has(issue.rule) || (isSloPath(slo.path) && isOfSchema(slo, issue));
}

/** The schema of the document that the issue is in; of what is outside of all of them, that of each. */
function isOfSchema({ file }: SloDocument, { rule, span }: SloIssue): boolean {
  const all = [...file.slos, ...file.others];
  const around = all.filter(each => each.span.start <= span.start && span.end <= each.span.end);
  const formats = (around.length > 0 ? around : all).map(({ format }) => format);
  return formats.length > 0 && formats.every(format => ofSchema[format]?.includes(rule) === true);
}
