import { type YamlValue, yamlLines } from '../edits/yaml-text.ts';
import type { SloFile, SloFormat } from '../model/model.ts';
import { type Draft, draftsOf } from './draft.ts';
import { noteLosses } from './losses.ts';
import { Notes } from './notes.ts';
import { pagingNote } from './paging.ts';
import { toMarkdown } from './to-markdown.ts';
import { toNobl9 } from './to-nobl9.ts';
import { toOpenSloAlpha } from './to-openslo-alpha.ts';
import { toOpenSlo } from './to-openslo.ts';
import { toPyrra } from './to-pyrra.ts';
import { toSloGenerator } from './to-slo-generator.ts';
import { slothAsOther } from './sloth-dialects.ts';
import { toSloth } from './to-sloth.ts';

export interface Conversion {
  /** The text of the new document; empty where the file holds no SLO. */
  readonly text: string;
  /** Sentences: what could not be carried over, and what is different there. */
  readonly notes: readonly string[];
}

/**
 * Writes the SLOs of a file in another format. What the format holds reads back the same: objective, window, indicator, names; all else
 * is told in the notes. A file that is of that format already is given as it is.
 */
export function convertSlo(file: SloFile, to: SloFormat): Conversion {
  if (file.slos.length > 0 && file.slos.every(({ format }) => format === to)) {
    return { text: file.text, notes: ['The document is of that format already: it is unchanged.'] };
  }
  const notes = new Notes();
  const drafts = draftsOf(file);
  if (to === 'sloth/v1' || to === 'sloth/k8s') {
    const same = slothAsOther(file, to, notes);
    if (same !== null) {
      return { text: same, notes: notes.all() };
    }
  }
  const text = drafts.length === 0 ? '' : textOf(drafts, to, notes);
  noteLosses(file, drafts, to, notes);
  for (const draft of drafts) {
    const paging = draft.slo.alerting === 'off' ? null : pagingNote(draft, to);
    if (paging !== null) {
      notes.add(paging);
    }
  }
  return { text, notes: notes.all() };
}

function textOf(drafts: readonly Draft[], to: SloFormat, notes: Notes): string {
  switch (to) {
    case 'markdown':
      return toMarkdown(drafts);
    case 'sloth/v1':
    case 'sloth/k8s':
      return yamlText(toSloth(drafts, to, notes));
    case 'pyrra':
      return yamlText(toPyrra(drafts, notes));
    case 'openslo/v1':
    case 'openslo/v2alpha':
      return yamlText(toOpenSlo(drafts, to, notes));
    case 'openslo/v1alpha':
      return yamlText(toOpenSloAlpha(drafts, notes));
    case 'nobl9':
      return yamlText(toNobl9(drafts, notes));
    case 'slo-generator':
      return yamlText(toSloGenerator(drafts, notes));
  }
}

function yamlText(documents: readonly YamlValue[]): string {
  return documents.map(document => `${yamlLines(document).join('\n')}\n`).join('---\n');
}
