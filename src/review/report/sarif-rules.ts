import type { Notification, ReportingDescriptor } from 'sarif';
import { compareText } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import type { Preset, Severity } from '../../base/severity.ts';
import { docsOf, rules } from '../rules/index.ts';

/** The page of a rule, in Markdown, by its path from the root of the package; null: it is not at hand. */
export type Pages = (path: string) => string | null;

type Level = 'error' | 'warning' | 'note';

const levels: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What SARIF calls a severity. It has nothing between a warning and a note. */
export function levelOf(severity: Severity): Level {
  return levels[severity];
}

/** A rule as a log describes it. */
export interface DescribedRule {
  readonly id: string;
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Its page, from the root of the package. */
  readonly docs: string;
  readonly severity: Severity | 'off';
}

/** The rules of the review, as a preset sets them. */
export function rulesAt(preset: Preset): readonly DescribedRule[] {
  return rules.map(({ meta: { id, summary, docs, severities } }) => ({
    id,
    summary,
    docs,
    severity: severities[preset].server,
  }));
}

/** Every rule, then those that only findings name (`config/…`). */
export function descriptorsOf(
  found: readonly string[],
  described: readonly DescribedRule[],
  pages: Pages,
): readonly ReportingDescriptor[] {
  const known = new Set(described.map(({ id }) => id));
  const others = [...new Set(found)].filter(id => !known.has(id)).sort(compareText);
  return [
    ...described.map(rule => ruleDescriptor(rule, pages)),
    ...others.map(id => ({
      id,
      shortDescription: { text: id.startsWith('config/') ? 'A mistake in .faultline.yaml' : id },
      ...helpOf(docsOf(id), pages),
    })),
  ];
}

function ruleDescriptor({ id, summary, docs, severity }: DescribedRule, pages: Pages): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    ...helpOf(docs, pages),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levelOf(severity) },
    properties: { tags: ['reliability'] },
  };
}

/** Markdown is plain enough to stand for the plain text, which SARIF asks for. */
function helpOf(path: string, pages: Pages): Pick<ReportingDescriptor, 'help'> {
  const page = pages(path);
  return page === null ? {} : { help: { text: page, markdown: page } };
}

const problems: Readonly<Record<Problem['kind'], { readonly text: string; readonly level: Level }>> = {
  syntax: { text: 'A file could not be parsed', level: 'warning' },
  unreadable: { text: 'A file could not be read', level: 'warning' },
  encoding: { text: 'A file could not be decoded', level: 'warning' },
  config: { text: 'A file could not be used as configuration', level: 'warning' },
  internal: { text: 'A file could not be reviewed', level: 'error' },
};

const kinds = Object.keys(problems) as readonly Problem['kind'][];

/** What notifications about problems refer to. */
export const problemDescriptors: readonly ReportingDescriptor[] = kinds.map(kind => ({
  id: `problem/${kind}`,
  shortDescription: { text: problems[kind].text },
  defaultConfiguration: { level: problems[kind].level },
}));

/** The level of a problem, and which of the descriptors it refers to. */
export function problemReference(kind: Problem['kind']): Pick<Notification, 'level' | 'descriptor'> {
  return {
    level: problems[kind].level,
    descriptor: { id: `problem/${kind}`, index: kinds.indexOf(kind) },
  };
}
