import { MarkupKind, type InlayHint, type Range as LspRange } from 'vscode-languageserver';
import { figuresOf, type Figures } from '../../slo/figures/figures.ts';
import type { AlertBranch, Field, Slo } from '../../slo/model/model.ts';
import { burnRateInWords, percentInWords, windowInWords } from '../../slo/units/words.ts';
import type { SloDocument } from './documents.ts';
import { alertTable, budgetInBrief, budgetSentence } from './words.ts';

interface Note {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string | null;
}

/** What numbers come to, beside them: the budget that an objective leaves, how long a window is, what an alert costs. */
export function sloInlayHints(slo: SloDocument, range: LspRange): InlayHint[] {
  const from = slo.document.offsetAt(range.start);
  const to = slo.document.offsetAt(range.end);
  const seen = new Set<number>();
  return notesOf(slo)
    .filter(({ offset }) => offset >= from && offset <= to && !seen.has(offset) && seen.add(offset))
    .map(({ offset, label, tooltip }) => ({
      position: slo.document.positionAt(offset),
      label,
      paddingLeft: true,
      ...(tooltip === null ? {} : { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
    }));
}

function notesOf({ file }: SloDocument): readonly Note[] {
  return [
    ...file.slos.flatMap(slo => {
      const figures = figuresOf(slo);
      return [
        ...objectiveNote(slo, figures),
        ...windowNote(slo),
        ...alertNotes(slo.alerts, figures.windowSeconds),
      ];
    }),
    ...file.others.flatMap(({ alerts = [], period }) => alertNotes(alerts, period?.value ?? null)),
  ];
}

function objectiveNote({ objective }: Slo, figures: Figures): readonly Note[] {
  const label = budgetInBrief(figures);
  if (objective === null || label === null) {
    return [];
  }
  const tooltip = [budgetSentence(figures), alertTable(figures)].filter(text => text !== null).join('\n\n');
  return [{ offset: objective.span.end, label, tooltip }];
}

/** Only where the length is not what is written there already. */
function windowNote({ window }: Slo): readonly Note[] {
  const field = window?.field ?? null;
  if (window === null || field === null || window.kind === 'calendar') {
    return [];
  }
  const words = windowInWords(window.seconds);
  const written = field.source
    .replaceAll(/["'\s]/g, '')
    .replace(/(?<=\d)days?$/, 'd')
    .replace(/(?<=\d)hours?$/, 'h');
  return written === words.replaceAll(' ', '') || !/[a-z]/i.test(written) || window.seconds <= 0
    ? []
    : [{ offset: field.span.end, label: `= ${words}`, tooltip: null }];
}

function alertNotes(alerts: readonly AlertBranch[], windowSeconds: number | null): readonly Note[] {
  return alerts.flatMap((branch): readonly Note[] => {
    const field: Field<number> | null = branch.fields.burnRate;
    if (field === null || !(branch.burnRate > 0) || !Number.isFinite(branch.burnRate)) {
      return [];
    }
    // Some write the burn rate, some the share of the budget: what is not written is worked out.
    if (field.value !== branch.burnRate) {
      return [{ offset: field.span.end, label: burnRateInWords(branch.burnRate), tooltip: null }];
    }
    return windowSeconds === null
      ? []
      : [{ offset: field.span.end, label: spent(branch, windowSeconds), tooltip: null }];
  });
}

function spent({ burnRate, longSeconds }: AlertBranch, windowSeconds: number): string {
  return `${percentInWords((burnRate * longSeconds) / windowSeconds)} of the budget in ${windowInWords(longSeconds)}`;
}
