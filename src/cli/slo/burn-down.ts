import { type Paint, type Style, visible } from '../../review/report/sgr.ts';
import type { AlertFigures } from '../../slo/figures/figures.ts';
import { errorShareAt, exhaustionSeconds } from '../../slo/math/burn.ts';
import { percentInWords } from '../../slo/units/words.ts';
import { atMost, rateInWords, wrapped } from './words.ts';

/** A steady burn rate, drawn as a line of marks. */
interface Curve {
  readonly burnRate: number;
  readonly mark: string;
  readonly style: Style;
  readonly who: string;
}

const looks: readonly (readonly [mark: string, style: Style])[] = [
  ['●', 'green'],
  ['○', 'blue'],
  ['▲', 'cyan'],
  ['■', 'yellow'],
  ['◆', 'red'],
];

const rows = 9;
const axisWidth = 8;
const widest = 60;
const narrowest = 20;

/** What is drawn. */
export interface BurnDown {
  readonly alerts: readonly AlertFigures[];
  /** Ratio of events that may be bad. */
  readonly budget: number;
  readonly windowSeconds: number;
}

/**
 * How the budget burns down over the window while errors come in at the rates that the alerts fire at, and at the one that just keeps
 * the objective. `width`: that of the terminal; null: it is none. In a narrow one there is the legend alone.
 */
export function burnDownLines(burnDown: BurnDown, width: number | null, paint: Paint): readonly string[] {
  const curves = curvesOf(burnDown);
  const room = Math.min(widest, (width ?? Infinity) - axisWidth - 1);
  return [
    ...(room < narrowest ? [] : [...grid(curves, room, paint), ...timeAxis(burnDown.windowSeconds, room)]),
    ...legend(curves, burnDown, width, paint),
  ];
}

/** Drawn where no alert says at which rate it fires. */
const usualRates = [2, 10];

/** The objective's own rate, then those of the alerts that burn faster, the fastest last; no more than there are marks. */
function curvesOf({ alerts, budget }: BurnDown): readonly Curve[] {
  const all = alerts.length === 0 ? usualRates : alerts.map(({ branch }) => branch.burnRate);
  const rates = [...new Set(all)].filter(rate => rate > 1 && errorShareAt(rate, budget) < 1);
  const shown = [1, ...rates.sort((a, b) => a - b).slice(-(looks.length - 1))];
  return shown.map((burnRate, index) => {
    const [mark, style] = looks[index] ?? ['●', 'green'];
    const names = alerts.filter(each => each.branch.burnRate === burnRate).map(nameOf);
    const who = [...(burnRate === 1 ? ['just meets the objective'] : []), ...names].join(', ');
    return { burnRate, mark, style, who };
  });
}

/** `page quick`; a branch may have no name of its own. */
export function nameOf({ branch }: Pick<AlertFigures, 'branch'>): string {
  return `${branch.severity} ${branch.branch}`.trim();
}

function grid(curves: readonly Curve[], room: number, paint: Paint): readonly string[] {
  const cells = Array.from({ length: rows }, () => Array.from({ length: room }, (): Curve | null => null));
  for (const curve of curves) {
    const place = (row: number, column: number): void => {
      const line = cells[row];
      if (line !== undefined && column < room) {
        line[column] = curve;
      }
    };
    // By columns where it is flat, and by rows where it is steep: either way there is no hole in it.
    for (let column = 0; column < room; column++) {
      place(Math.round((curve.burnRate * column * (rows - 1)) / (room - 1)), column);
    }
    for (let row = 0; row < rows; row++) {
      place(row, Math.round(((row / (rows - 1)) * (room - 1)) / curve.burnRate));
    }
  }
  return cells.map((line, row) => (levelAt(row) + painted(line, paint)).trimEnd());
}

/** A line of marks, each run of one curve painted at once. */
function painted(line: readonly (Curve | null)[], paint: Paint): string {
  let text = '';
  for (let start = 0; start < line.length;) {
    const curve = line[start] ?? null;
    let end = start;
    while (end < line.length && line[end] === curve) {
      end++;
    }
    text += curve === null ? ' '.repeat(end - start) : paint(curve.style, curve.mark.repeat(end - start));
    start = end;
  }
  return text;
}

function levelAt(row: number): string {
  const level = 100 - (100 * row) / (rows - 1);
  const label = row % 2 === 0 ? `${String(level)} %` : '';
  return `${label.padStart(axisWidth - 2)} ${row % 2 === 0 ? '┤' : '│'}`;
}

function timeAxis(windowSeconds: number, room: number): readonly string[] {
  const end = atMost(windowSeconds);
  const middle = atMost(windowSeconds / 2);
  const half = Math.floor(room / 2);
  const labels = `0${middle.padStart(half - 1 + Math.ceil(middle.length / 2))}`;
  const rest = room - labels.length;
  return [
    `${' '.repeat(axisWidth - 1)}└${'─'.repeat(half - 1)}┴${'─'.repeat(room - half - 1)}┘`,
    `${' '.repeat(axisWidth)}${rest > end.length ? labels + end.padStart(rest) : `0${end.padStart(room - 1)}`}`,
  ];
}

function legend(
  curves: readonly Curve[],
  { budget, windowSeconds }: BurnDown,
  width: number | null,
  paint: Paint,
): readonly string[] {
  const rates = curves.map(({ burnRate }) => rateInWords(burnRate));
  const longest = Math.max(...rates.map(rate => rate.length));
  const indent = longest + 4;
  return curves.flatMap(({ burnRate, mark, style, who }, index) => {
    const share = percentInWords(errorShareAt(burnRate, budget));
    const gone = `${share} errors, gone after ${atMost(exhaustionSeconds(burnRate, windowSeconds))}`;
    const text = visible(who === '' ? gone : `${gone} (${who})`);
    const [first = '', ...rest] = wrapped(text, width === null ? null : Math.max(1, width - indent));
    return [
      `${paint(style, mark)} ${(rates[index] ?? '').padEnd(longest)}  ${first}`,
      ...rest.map(line => ' '.repeat(indent) + line),
    ];
  });
}
