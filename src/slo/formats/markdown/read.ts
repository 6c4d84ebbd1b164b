import type { Field, Indicator, Slo, Window } from '../../model/model.ts';
import { type Reading, report } from '../reading.ts';
import { emptySlo } from '../slo.ts';
import { readPolicy } from './consequences.ts';
import { type Definition, readDefinition } from './definition.ts';
import { checkFigures } from './figures.ts';
import { markdownText } from './lines.ts';
import { readMeasurement } from './measurement.ts';
import { type MarkdownSlo, markdownSlos, type Section, type SectionName } from './sections.ts';
import { readTarget } from './target.ts';
import { windowIn } from './window.ts';

/** Reads the SLOs of a Markdown document: a heading that names each, and its parts by their labels. */
export function readMarkdown(reading: Reading): void {
  const found = markdownSlos(markdownText(reading.text)).filter(saysSlo);
  found.forEach((slo, document) => {
    reading.slos.push(readOne(slo, document, reading));
  });
  if (found.length === 0) {
    report(
      reading,
      'not-an-slo',
      { start: 0, end: 0 },
      'No SLO is described here; begin with `# … SLO` and a `**Target**`',
    );
  }
}

/** Any text has a title: one of ours calls itself an SLO, or has a part of one. */
function saysSlo({ title, sections }: MarkdownSlo): boolean {
  return sections.length > 0 || /\bSLOs?\b|service level objective/i.test(title?.text ?? '');
}

function readOne(slo: MarkdownSlo, document: number, reading: Reading): Slo {
  const { sections } = slo;
  const head = slo.title ?? { start: slo.start, end: slo.start };
  const name = nameOf(slo);
  const targetSection = first(sections, 'target');
  if (targetSection === null) {
    report(reading, 'markdown-section', head, 'The SLO says no target; add `**Target**: 99.9% over 30 days`');
  }
  const objective = targetSection === null ? null : readTarget(targetSection, reading);
  const window = readWindow(sections);
  reportMissing(slo, reading);
  if (objective !== null) {
    checkFigures(sections, { target: objective.value, window }, reading);
  }
  const definition = readDefinition(sections);
  return {
    ...emptySlo(
      'markdown',
      document,
      { start: slo.start, end: slo.end },
      { start: head.start, end: head.end },
    ),
    id: slugOf(name?.value ?? 'slo'),
    name,
    displayName: name?.value ?? null,
    service: serviceOf(sections),
    description: slo.description,
    objective,
    window,
    indicator: readIndicator(sections, definition, reading),
    policy: readPolicy(sections, reading),
    ...(definition === null ? {} : { definition }),
  };
}

function first(sections: readonly Section[], name: SectionName): Section | null {
  return sections.find(section => section.name === name) ?? null;
}

/** The title without the word SLO: what the document is about. */
function nameOf({ title }: MarkdownSlo): Field<string> | null {
  if (title === null) {
    return null;
  }
  const match =
    /^(?:SLOs?\b(?:[ \t]*\d+)?[ \t]*[:–—-]?[ \t]*)?(.*?)(?:[ \t]*[:–—-]?[ \t]*\(?SLOs?\)?(?:[ \t]+document)?)?$/i.exec(
      title.text,
    );
  const value = match?.[1] === undefined || match[1] === '' ? title.text : match[1];
  const start = title.start + title.text.indexOf(value);
  return { value, span: { start, end: start + value.length }, source: value };
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'slo' : slug;
}

function serviceOf(sections: readonly Section[]): Field<string> | null {
  const line = first(sections, 'service')?.lines[0];
  const value = line?.text.replace(/^[`*_ \t]+|[`*_ \t]+$/g, '') ?? '';
  if (line === undefined || value === '') {
    return null;
  }
  const start = line.start + line.text.indexOf(value);
  return { value, span: { start, end: start + value.length }, source: value };
}

/** From its own part, the target, or the error budget: the first that names one. */
function readWindow(sections: readonly Section[]): Window | null {
  for (const name of ['window', 'target', 'budget'] as const) {
    for (const section of sections.filter(each => each.name === name)) {
      for (const line of section.lines) {
        const window = windowIn(line.text, line.start);
        if (window !== null) {
          return window;
        }
      }
    }
  }
  return null;
}

function readIndicator(
  sections: readonly Section[],
  definition: Definition | null,
  reading: Reading,
): Indicator | null {
  return (
    readMeasurement(sections, reading.text) ?? (definition === null ? null : { kind: 'words', ...definition })
  );
}

const wanted: readonly (readonly [SectionName, string])[] = [
  ['sli', '`**SLI Definition**`: what counts as success, what as failure'],
  ['measurement', '`**Measurement**`: the query'],
  ['budget', '`**Error Budget**`'],
  ['consequences', '`**Consequences**`: what happens when the budget shrinks'],
];

function reportMissing({ sections, title, start }: MarkdownSlo, reading: Reading): void {
  const missing = wanted.filter(([name]) => first(sections, name) === null).map(([, words]) => words);
  const [one, ...others] = missing;
  if (one !== undefined) {
    const message =
      others.length === 0
        ? `The document lacks ${one}`
        : `The document lacks ${one}, and ${String(others.length)} more`;
    report(reading, 'markdown-section', title ?? { start, end: start }, message, { severity: 'information' });
  }
}
