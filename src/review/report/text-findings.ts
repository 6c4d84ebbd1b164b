import type { Severity } from '../../base/severity.ts';
import type { JoinedFinding } from '../rules/join.ts';
import { type Paint, type Style, visible } from './sgr.ts';
import { wrap } from './words.ts';

export const severityStyles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};

/** The widths that all rows share. */
interface Columns {
  readonly line: number;
  readonly column: number;
  readonly severity: number;
  readonly message: number;
}

/** Messages are at most this long by themselves; a longer one does not push the rules of all others out. */
const widestMessage = 99;
/** Below this the terminal breaks lines better than columns do. */
const narrowestMessage = 24;

/** One block per file: its path, then a row for each finding. `findings`: by place. */
export function findingLines(
  findings: readonly JoinedFinding[],
  width: number | null,
  paint: Paint,
): readonly (readonly string[])[] {
  const columns = columnsOf(findings, width);
  const byFile = new Map<string, JoinedFinding[]>();
  for (const finding of findings) {
    const rows = byFile.get(finding.speaks.file);
    if (rows === undefined) {
      byFile.set(finding.speaks.file, [finding]);
    } else {
      rows.push(finding);
    }
  }
  return [...byFile].map(([file, rows]) => [
    paint('underline', visible(file)),
    ...rows.flatMap(row => rowLines(row, columns, paint)),
  ]);
}

function columnsOf(findings: readonly JoinedFinding[], width: number | null): Columns {
  const longest = (text: (finding: JoinedFinding['speaks']) => string): number =>
    findings.reduce((most, { speaks }) => Math.max(most, text(speaks).length), 0);
  const line = longest(finding => String(finding.line));
  const column = longest(finding => String(finding.column));
  const severity = longest(finding => finding.severity);
  const message = Math.min(
    longest(finding => finding.message),
    widestMessage,
  );
  const beside = 2 + line + 1 + column + 2 + severity + 2 + 2 + longest(finding => finding.ruleId);
  const room = width === null ? message : width - beside;
  return { line, column, severity, message: room < narrowestMessage ? message : Math.min(message, room) };
}

function rowLines({ speaks }: JoinedFinding, columns: Columns, paint: Paint): readonly string[] {
  const place = `${String(speaks.line).padStart(columns.line)}:${String(speaks.column).padEnd(columns.column)}`;
  const severity = speaks.severity.padEnd(columns.severity);
  const [first = '', ...rest] = wrap(visible(speaks.message), columns.message);
  const indent = ' '.repeat(2 + place.length + 2 + columns.severity + 2);
  return [
    `  ${paint('dim', place)}  ${paint(severityStyles[speaks.severity], severity)}  ${first.padEnd(columns.message)}  ${paint('dim', speaks.ruleId)}`,
    ...rest.map(line => indent + line),
  ];
}
