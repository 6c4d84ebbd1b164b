import type { TextEdit } from '../../../base/edit.ts';
import { endOfImports } from '../imports.ts';
import { type Sheet, slice } from '../sheet.ts';

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
 * `$name` in the second stands for the first.
 */
export function declare(sheet: Sheet, constants: readonly [Constant, ...Constant[]]): Declared {
  const { quote, semicolon, eol } = sheet.style;
  const names: string[] = [];
  const lines: string[] = [];
  for (const { name, expression } of constants) {
    const text = expression.replaceAll('$name', names[0] ?? '').replaceAll("'", quote);
    const there = existing(sheet, name, text);
    names.push(there ?? free(sheet, name));
    if (there === null) {
      lines.push(`const ${names.at(-1) ?? name} = ${text}${semicolon}`);
    }
  }
  const place = endOfImports(sheet);
  const code = lines.join(eol);
  const edits =
    lines.length === 0
      ? []
      : [{ start: place.at, end: place.at, text: place.isTop ? code + eol + eol : eol + eol + code }];
  return { name: names[0] ?? '', second: names[1] ?? null, edits };
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
