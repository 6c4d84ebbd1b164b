import { type Paint, painter, visible } from '../../review/report/sgr.ts';
import { problemLines } from '../../review/report/text-summary.ts';
import { counted } from '../../review/report/words.ts';
import type { Figures } from '../../slo/figures/figures.ts';
import { alertLines } from './alert-table.ts';
import { burnDownLines } from './burn-down.ts';
import type { Shown, ShownSlo } from './shown.ts';
import { serviceSections } from './service-sentences.ts';
import {
  alertsSentence,
  budgetSentence,
  detectionSentence,
  objectiveSentence,
  policyWords,
  remarks,
} from './sentences.ts';
import { formatInWords, wrapped } from './words.ts';

export interface ShowTextOptions {
  readonly colour: 'on' | 'off';
  /** Columns of the terminal; null where it is none: then nothing is wrapped. */
  readonly width: number | null;
}

/** The figures for people: by file, one block for each SLO; then what could not be read. */
export function toSloText(shown: Shown, { colour, width }: ShowTextOptions): string {
  const paint = painter(colour);
  const blocks = shown.slos.map((slo, index) => {
    const isFirst = shown.slos[index - 1]?.file !== slo.file;
    const lines = sloLines(slo, width, paint);
    return isFirst ? [paint('underline', visible(slo.file)), ...lines] : lines;
  });
  const files = new Set(shown.slos.map(({ file }) => file)).size;
  const count =
    files === 0 ? 'No SLOs to show' : `${counted(shown.slos.length, 'SLO')} in ${counted(files, 'file')}`;
  const end = [count, ...problemLines(shown.problems, paint)];
  return `${[...blocks, end].map(block => block.join('\n')).join('\n\n')}\n`;
}

const labelWidth = 11;
const indent = '  ';

function indented(lines: readonly string[]): readonly string[] {
  return lines.map(line => indent + line);
}

function sloLines(shown: ShownSlo, width: number | null, paint: Paint): readonly string[] {
  const { slo, title, line, figures } = shown;
  const about = [
    ...(slo.service === null ? [] : [slo.service.value]),
    formatInWords(slo.format),
    `line ${String(line)}`,
  ];
  const inner = width === null ? null : Math.max(20, width - indent.length);
  const section = (label: string, text: string): readonly string[] => labelled({ label, text, width, paint });
  const chart = chartOf(figures, inner, paint);
  return [
    ...heading(visible(title), visible(about.join(' · ')), width, paint),
    ...section('Objective', objectiveSentence(shown)),
    ...section('Budget', budgetSentence(shown)),
    ...section('Alerts', alertsSentence(shown)),
    ...indented(alertLines(figures.alerts, inner, paint)),
    ...(figures.alerts.length === 0 ? [] : section('Detection', detectionSentence(figures))),
    ...remarks(figures).flatMap(text => section('', text)),
    ...section('Policy', policyWords(shown)),
    ...serviceSections(shown).flatMap(([label, text]) => section(label, text)),
    ...(chart.length === 0 ? [] : section('Burn-down', 'budget left while errors come in at a steady rate')),
    ...indented(chart),
  ];
}

/** Without a window, or without a budget, nothing burns down. */
function chartOf(
  { alerts, budget, windowSeconds }: Figures,
  width: number | null,
  paint: Paint,
): readonly string[] {
  return windowSeconds === null || budget === null || budget.ratio === 0
    ? []
    : burnDownLines({ alerts, budget: budget.ratio, windowSeconds }, width, paint);
}

/** The name, and beside it, or below where there is no room, what it is. */
function heading(name: string, about: string, width: number | null, paint: Paint): readonly string[] {
  const isOneLine = width === null || 2 + name.length + 2 + about.length <= width;
  return isOneLine
    ? [`  ${paint('bold', name)}  ${paint('dim', about)}`]
    : [`  ${paint('bold', name)}`, ...wrapped(about, width - 4).map(line => `    ${paint('dim', line)}`)];
}

interface Labelled {
  readonly label: string;
  readonly text: string;
  readonly width: number | null;
  readonly paint: Paint;
}

/** `  Budget     0.05 % of the events …`, wrapped under itself. */
function labelled({ label, text, width, paint }: Labelled): readonly string[] {
  const room = width === null ? null : Math.max(20, width - 2 - labelWidth);
  return wrapped(visible(text), room).map(
    (line, index) => `  ${paint('cyan', (index === 0 ? label : '').padEnd(labelWidth))}${line}`,
  );
}
