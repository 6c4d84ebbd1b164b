import { scalarText } from './scalar-text.ts';

/** YAML to be written, with its comments. Built by `map`, `list`, `text` and so on. */
export type YamlValue =
  | { readonly kind: 'scalar'; readonly source: string }
  | { readonly kind: 'block'; readonly lines: readonly string[] }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[] };

export interface YamlEntry {
  readonly key: string;
  readonly value: YamlValue;
  /** Stands above the key, one line each. */
  readonly comment?: readonly string[];
}

/** How a document is indented. */
export interface YamlStyle {
  /** Spaces from a key to the keys below it. */
  readonly step: number;
  /** Spaces from a key to the dashes below it: 0 or the step. */
  readonly dash: number;
}

export const usualStyle: YamlStyle = { step: 2, dash: 2 };

type Input = YamlValue | string | number | boolean;

/** A map of the entries given; those that are undefined are left out. */
export function map(entries: Readonly<Record<string, Input | undefined>>): YamlValue & { kind: 'map' } {
  const present = Object.entries(entries).filter((entry): entry is [string, Input] => entry[1] !== undefined);
  return { kind: 'map', entries: present.map(([key, value]) => ({ key, value: yamlOf(value) })) };
}

/** A map with a comment above one of its keys. */
export function commented(
  value: YamlValue & { kind: 'map' },
  key: string,
  ...comment: readonly string[]
): YamlValue & { kind: 'map' } {
  const entries = value.entries.map(entry => (entry.key === key ? { ...entry, comment } : entry));
  return { kind: 'map', entries };
}

export function list(items: readonly Input[]): YamlValue {
  return { kind: 'list', items: items.map(yamlOf) };
}

/** A string in single quotes, whatever it holds. */
export function quoted(value: string): YamlValue {
  return { kind: 'scalar', source: scalarText(value, { source: "''", flow: false, indent: 0, eol: '\n' }) };
}

/** A text of several lines as a block, one of a single line as it is. */
export function paragraph(value: string): YamlValue {
  const lines = value.replace(/\s+$/, '').split(/\r?\n/);
  return lines.length > 1 && !/^\s/.test(lines[0] ?? '')
    ? { kind: 'block', lines }
    : yamlOf(lines.join('\n'));
}

export function yamlOf(value: Input): YamlValue {
  return typeof value === 'object'
    ? value
    : { kind: 'scalar', source: scalarText(value, { source: '', flow: false, indent: 0, eol: '\n' }) };
}

/** The lines of a value, its outermost keys or dashes in column 0. */
export function yamlLines(value: YamlValue, style: YamlStyle = usualStyle): readonly string[] {
  switch (value.kind) {
    case 'scalar':
      return [value.source];
    case 'block':
      return ['|', ...value.lines];
    case 'map':
      return value.entries.flatMap(entry => entryLines(entry, style));
    case 'list':
      return value.items.flatMap(item => itemLines(item, style));
  }
}

export function entryLines({ key, value, comment = [] }: YamlEntry, style: YamlStyle): readonly string[] {
  const above = comment.map(line => (line === '' ? '#' : `# ${line}`));
  const name = yamlLines(yamlOf(key))[0] ?? key;
  const lines = yamlLines(value, style);
  if (lines.length === 0) {
    return [...above, `${name}: ${value.kind === 'list' ? '[]' : '{}'}`];
  }
  switch (value.kind) {
    case 'scalar':
      return [...above, `${name}: ${value.source}`];
    case 'block':
      return [...above, `${name}: |`, ...indented(lines.slice(1), style.step)];
    case 'map':
      return [...above, `${name}:`, ...indented(lines, style.step)];
    case 'list':
      return [...above, `${name}:`, ...indented(lines, style.dash)];
  }
}

function itemLines(item: YamlValue, style: YamlStyle): readonly string[] {
  const [first = '', ...rest] = yamlLines(item, style);
  const deep = item.kind === 'block' ? style.step : 2;
  return [`- ${first}`, ...indented(rest, deep)];
}

/** Lines moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], spaces: number): readonly string[] {
  return lines.map(line => (line === '' ? '' : ' '.repeat(spaces) + line));
}
