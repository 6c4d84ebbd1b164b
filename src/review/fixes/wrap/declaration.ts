import type { TextEdit } from '../../../base/edit.ts';
import type { Span } from '../../../base/span.ts';
import { endOfImports } from '../imports.ts';
import { type Sheet, slice } from '../sheet.ts';
import type { Style } from '../style.ts';

/** A guard at the top of a module. */
export interface Declared {
  readonly name: string;
  /** The name of the second declaration, where there are two. */
  readonly second: string | null;
  readonly edits: readonly TextEdit[];
}

interface Constant {
  readonly name: string;
  readonly expression: string;
}

/**
 * Declares constants below the imports, once for the module: those that stand there already, as they would be written, are used again.
 * `$name` in the second stands for the first. They come before the call, which may be run when the module is loaded.
 */
export function declare(sheet: Sheet, constants: readonly [Constant, ...Constant[]], call: Span): Declared {
  const { quote, eol } = sheet.style;
  const names: string[] = [];
  const lines: string[] = [];
  for (const { name, expression } of constants) {
    const text = expression.replaceAll('$name', names[0] ?? '').replaceAll("'", quote);
    const there = existing(sheet, name, text);
    names.push(there ?? free(sheet, name));
    if (there === null) {
      lines.push(statement(names.at(-1) ?? name, text, sheet.style));
    }
  }
  const place = endOfImports(sheet, call.start);
  const code = lines.join(eol);
  const edits =
    lines.length === 0
      ? []
      : [{ start: place.at, end: place.at, text: place.isTop ? code + eol + eol : eol + eol + code }];
  return { name: names[0] ?? '', second: names[1] ?? null, edits };
}

/** So long a line is still read at a glance. */
const width = 100;

/** On one line, or with the options at its end on lines of their own. */
function statement(name: string, expression: string, { semicolon, eol, indent }: Style): string {
  const line = `const ${name} = ${expression}${semicolon}`;
  const options = /^(.*?[(,] ?)\{ (.*) \}(\).*)$/.exec(line);
  if (line.length <= width || options === null) {
    return line;
  }
  const [, before = '', inside = '', after = ''] = options;
  const properties = inside.split(/, (?![^{(]*[})])/);
  return [`${before}{`, ...properties.map(property => `${indent}${property},`), `}${after}`].join(eol);
}

/** A constant of the module with that value. */
function existing(sheet: Sheet, name: string, expression: string): string | null {
  const found = sheet.facts.bindings.find(binding => {
    const value = sheet.facts.values[binding.values[0] ?? -1];
    return (
      binding.within === null &&
      binding.kind === 'const' &&
      binding.values.length === 1 &&
      binding.name.replace(/\d+$/, '') === name &&
      value !== undefined &&
      squeezed(slice(sheet, value.span)) === squeezed(expression)
    );
  });
  return found?.name ?? null;
}

function squeezed(text: string): string {
  return text.replace(/[\s;,]+/g, '').replaceAll('"', "'");
}

function free(sheet: Sheet, name: string): string {
  const taken = new Set(sheet.facts.bindings.map(binding => binding.name));
  let result = name;
  for (let n = 2; taken.has(result); n++) {
    result = `${name}${String(n)}`;
  }
  return result;
}
