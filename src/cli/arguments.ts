import { parseArgs } from 'node:util';
import { closest } from '../base/did-you-mean.ts';

/** An option of a command, by its long name without dashes. */
export interface Option {
  readonly short?: string;
  /** `null`: a switch. Else what stands for its value in the help (`FILE`), or the values that are allowed. */
  readonly value: string | readonly string[] | null;
  /** One line for the help. */
  readonly summary: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given: switches are there or not, values as text; and the rest in order. */
export interface Arguments {
  readonly kind: 'arguments';
  readonly switches: ReadonlySet<string>;
  /** The last one given of each. */
  readonly values: ReadonlyMap<string, string>;
  /** Every one given of each, in order. */
  readonly all: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
}

/** What is wrong with the command line, in one sentence that names the flag and what is allowed. */
export interface UsageMistake {
  readonly kind: 'mistake';
  readonly message: string;
}

/** Reads the arguments of a command by the table of its options; the first mistake ends it. */
export function readArguments(args: readonly string[], options: Options): Arguments | UsageMistake {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, shapeOf(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const switches = new Set<string>();
  const all = new Map<string, readonly string[]>();
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      rest.push(token.value);
    } else if (token.kind === 'option') {
      const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
      const message = mistakeIn(token, option, options);
      if (message !== null) {
        return { kind: 'mistake', message };
      }
      if (token.value === undefined) {
        switches.add(token.name);
      } else {
        all.set(token.name, [...(all.get(token.name) ?? []), token.value]);
      }
    }
  }
  const values = new Map([...all].map(([name, given]) => [name, given.at(-1) ?? '']));
  return { kind: 'arguments', switches, values, all, rest };
}

interface Token {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function shapeOf({ value, short }: Option): { type: 'string' | 'boolean'; short?: string } {
  return { type: value === null ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) };
}

function mistakeIn(token: Token, option: Option | undefined, options: Options): string | null {
  const { rawName, value } = token;
  if (option === undefined) {
    const near = closest(rawName.replace(/^-+/, ''), Object.keys(options));
    return `There is no option ${rawName}${near === null ? '' : `; did you mean --${near}?`}`;
  }
  if (option.value === null) {
    return value === undefined ? null : `${rawName} takes no value`;
  }
  const forgotten =
    value === undefined || (value.startsWith('-') && value !== '-' && token.inlineValue !== true);
  if (typeof option.value === 'string') {
    return forgotten || value === '' ? `${rawName} needs a value: ${option.value}` : null;
  }
  if (forgotten) {
    return `${rawName} needs a value: ${listOf(option.value)}`;
  }
  if (option.value.includes(value)) {
    return null;
  }
  const near = closest(value, option.value);
  return `${rawName} is ${listOf(option.value)}, not "${value}"${near === null ? '' : `; did you mean ${near}?`}`;
}

/** `text or json`, `error, warning or hint`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** The value of an option with a list of values, where it was given. */
export function choice<T extends string>(
  given: Arguments,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = given.values.get(name);
  return allowed.find(candidate => candidate === value);
}
