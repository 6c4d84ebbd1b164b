import { editablesOf } from '../edits/edit.ts';
import { slothPeriods } from '../math/sloth.ts';
import type { SloFile, SloFormat } from '../model/model.ts';
import { formatPrometheusDuration } from '../units/duration.ts';
import { windowInWords } from '../units/words.ts';
import type { Draft } from './draft.ts';
import { listed } from './labels.ts';
import type { Notes } from './notes.ts';

/** What a format can say beside objective, name and indicator. */
interface Holds {
  readonly tool: string;
  readonly window: boolean;
  readonly calendar: boolean;
  readonly slices: boolean;
  readonly displayName: boolean;
  readonly policies: boolean;
}

const openSlo: Holds = {
  tool: 'OpenSLO',
  window: true,
  calendar: true,
  slices: true,
  displayName: true,
  policies: true,
};
const sloth: Holds = {
  tool: 'Sloth',
  window: false,
  calendar: false,
  slices: false,
  displayName: false,
  policies: false,
};

const holds: Readonly<Record<SloFormat, Holds>> = {
  'openslo/v1alpha': { ...openSlo, tool: 'Sloth', calendar: false, slices: false, policies: false },
  'openslo/v1': openSlo,
  'openslo/v2alpha': { ...openSlo, displayName: false },
  'sloth/v1': sloth,
  'sloth/k8s': sloth,
  pyrra: { ...sloth, tool: 'Pyrra', window: true },
  'slo-generator': { ...sloth, tool: 'slo-generator' },
  nobl9: { ...openSlo, tool: 'Nobl9', policies: false },
  markdown: { ...openSlo, tool: 'The Markdown document', policies: false },
};

/** Notes on what the other format cannot hold. */
export function noteLosses(file: SloFile, drafts: readonly Draft[], to: SloFormat, notes: Notes): void {
  for (const draft of drafts) {
    noteWindow(draft, to, notes);
    noteCounting(draft, to, notes);
  }
  noteFields(file, to, notes);
}

function noteWindow({ name, slo, window, saysWindow }: Draft, to: SloFormat, notes: Notes): void {
  const { tool, calendar, window: hasWindow } = holds[to];
  if (window?.kind === 'calendar' && !calendar) {
    notes.add(
      `\`${name}\` counts by the calendar; ${tool} knows rolling windows only, here one of ${windowInWords(window.seconds)}.`,
    );
  }
  if (window !== null && !saysWindow && hasWindow && slo.format.startsWith('sloth/')) {
    notes.add(
      `Sloth takes its window from the command line: its default, ${windowInWords(window.seconds)}, stands in the document now.`,
    );
  }
  if (window === null || hasWindow) {
    return;
  }
  const period = formatPrometheusDuration(window.seconds);
  if (to === 'slo-generator') {
    notes.add(
      `slo-generator takes its windows from an error budget policy: name one with a step of ${windowInWords(window.seconds)}.`,
    );
  } else if (!slothPeriods.includes(window.seconds)) {
    notes.add(
      `Sloth takes its window from the command line: run it with \`--default-slo-period=${period}\` and an AlertWindows document for that period.`,
    );
  } else if (saysWindow) {
    notes.add(
      `Sloth takes its window from the command line: run it with \`--default-slo-period=${period}\`.`,
    );
  }
}

function noteCounting({ name, slo, displayName, description }: Draft, to: SloFormat, notes: Notes): void {
  const { tool, slices, displayName: hasDisplayName } = holds[to];
  if (slo.budgeting !== 'occurrences' && !slices) {
    const length = slo.slice === null ? '' : ` of ${windowInWords(slo.slice.seconds)}`;
    notes.add(
      `\`${name}\` counts time slices${length}; ${tool} counts events, so the same incident spends another share of the budget.`,
    );
  }
  if (displayName !== null && description !== null && !hasDisplayName) {
    notes.add(`${tool} has no display name: "${displayName}" is not carried over.`);
  }
  if (slo.definition !== undefined && to !== 'markdown') {
    notes.add(
      `${tool} has no place for words on success, failure and what is excluded: they are not carried over.`,
    );
  }
  if (slo.policy !== null && to !== 'markdown') {
    notes.add(
      `${tool} has no place for what is done when the budget goes: the consequences are not carried over.`,
    );
  }
}

/** What stands in scalars that no format but their own has a place for. */
function noteFields(file: SloFile, to: SloFormat, notes: Notes): void {
  const editables = editablesOf(file);
  const annotations = editables
    .filter(({ what }) => what === 'annotation')
    .map(({ path }) => String(path.at(-1)));
  if (annotations.length > 0) {
    notes.add(`Annotations are not carried over: ${listed(annotations)}.`);
  }
  const plugins = editables.filter(
    ({ path }) => path.includes('slo_plugins') || path.includes('plugins') || path.includes('sloPlugins'),
  );
  if (plugins.length > 0) {
    notes.add('Plug-ins that change the rules of Sloth are not carried over.');
  }
  if (
    editables.some(
      ({ format, path }) => format === 'pyrra' && (path.includes('absent') || path.includes('absentName')),
    )
  ) {
    notes.add(`${holds[to].tool} does not alert on a metric that is absent, as Pyrra does.`);
  }
  if (file.others.some(({ kind }) => kind === 'DataSource') && to !== 'openslo/v1') {
    notes.add('Data sources are not carried over: the tool is told of Prometheus elsewhere.');
  }
  if (file.others.some(({ kind }) => kind === 'AlertWindows')) {
    notes.add('AlertWindows are not carried over: only Sloth reads them.');
  }
  if (/(?:^|\s)#/m.test(file.text) && !file.slos.some(({ format }) => format === 'markdown')) {
    notes.add('Comments are not carried over.');
  }
}
