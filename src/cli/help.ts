import type { Option, Options } from './arguments.ts';
import type { Command } from './command.ts';

/** The help of the program. */
export function generalHelp(commands: readonly Command[]): string {
  const lines = commands.map(
    ({ name, operands, summary }) => [`faultline ${name} ${operands}`.trim(), summary] as const,
  );
  return [
    'Faultline finds the calls that leave your process and the guards they lack, and checks SLO documents.',
    '',
    'Usage',
    ...table([...lines, ['faultline --version', 'Prints the version']]),
    '',
    'Options of a command: faultline <command> --help',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const { name, operands, summary, options, notes } = command;
  return [
    `Usage: ${`faultline ${name} ${operands}`.trim()}`,
    '',
    `${summary}.`,
    ...section('Options', optionLines(options)),
    ...notes.flatMap(note => ['', note]),
    '',
  ].join('\n');
}

function section(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, ...table(rows)];
}

function optionLines(options: Options): readonly (readonly [string, string])[] {
  return Object.entries(options).map(([name, option]) => [
    `${option.short === undefined ? '' : `-${option.short}, `}--${name}${valueOf(option)}`,
    option.summary,
  ]);
}

function valueOf({ value }: Option): string {
  if (value === null) {
    return '';
  }
  return ` ${typeof value === 'string' ? value : value.join('|')}`;
}

/** A long left column stands on a line of its own. */
function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.min(36, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
