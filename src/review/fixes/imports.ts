import type { TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';
import type { BindingFact } from '../analysis/facts/model.ts';
import { skipTrivia } from './scan.ts';
import type { Sheet } from './sheet.ts';

/** How a name of a package can be used in a file, and what must be added for it. */
export interface ImportedName {
  /** `commandOptions`, or `redis.commandOptions` where the whole package is at hand. */
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Makes a name of a package usable: it is there, or comes into the import statement or `require` that is there, or into a new one.
 * Null where the name is taken by something else.
 */
export function importName(sheet: Sheet, packages: readonly string[], name: string): ImportedName | null {
  const imports = sheet.facts.bindings.flatMap(binding => {
    const from = originOf(sheet, binding);
    return from !== null && packages.includes(from.specifier) && !binding.typeOnly
      ? [{ binding, ...from }]
      : [];
  });
  const there = imports.find(each => each.name === name);
  if (there !== undefined) {
    return { expression: there.binding.name, edits: [] };
  }
  const whole = imports.find(each => each.name === null);
  if (whole !== undefined) {
    return { expression: `${whole.binding.name}.${name}`, edits: [] };
  }
  if (sheet.facts.bindings.some(binding => binding.name === name)) {
    return null;
  }
  const sibling = imports.find(each => each.name !== 'default');
  const edits = sibling === undefined ? null : besides(sheet, sibling.binding, name);
  return {
    expression: name,
    edits: edits ?? statement(sheet, imports[0]?.specifier ?? packages[0] ?? '', name),
  };
}

/** What a binding is imported from; `name: null`: the whole package. */
function originOf(
  sheet: Sheet,
  binding: BindingFact,
): { readonly specifier: string; readonly name: string | null } | null {
  const { values } = sheet.facts;
  const value = binding.values.length === 1 ? values[binding.values[0] ?? -1] : undefined;
  if (value?.kind === 'imported') {
    return { specifier: value.specifier, name: value.name };
  }
  if (value?.kind === 'module') {
    return { specifier: value.specifier, name: null };
  }
  const object = value?.kind === 'member' ? values[value.object] : undefined;
  return value?.kind === 'member' &&
    object?.kind === 'module' &&
    object.load === 'require' &&
    value.property !== null
    ? { specifier: object.specifier, name: value.property }
    : null;
}

/** Behind a name in the same braces: `{ createClient, commandOptions }`. */
function besides(sheet: Sheet, sibling: BindingFact, name: string): readonly TextEdit[] | null {
  const { text } = sheet;
  const { end } = wholeName(text, sibling.span);
  const next = skipTrivia(text, end, text.length);
  const isInBraces = text[next] === ',' || text[next] === '}';
  return isInBraces && /[{,]\s*(?:[\w$]+\s*(?:\bas\b|:)\s*)?$/.test(text.slice(0, sibling.span.start))
    ? [{ start: end, end, text: `, ${name}` }]
    : null;
}

/** A binding's span may hold its type annotation; only the name counts. */
function wholeName(text: string, span: Span): Span {
  return { start: span.start, end: span.start + (/^[\w$]+/.exec(text.slice(span.start))?.[0].length ?? 0) };
}

/** A statement of its own behind the last import or `require`, else at the top, below a directive. */
function statement(sheet: Sheet, specifier: string, name: string): readonly TextEdit[] {
  const { text, style, facts } = sheet;
  const { quote, semicolon, eol } = style;
  const from = quote + specifier + quote;
  const code =
    facts.module === 'esm' ? `import { ${name} } from ${from}` : `const { ${name} } = require(${from})`;
  const last = [
    ...text.matchAll(
      /^(?:import\b[^;'"]*(['"])[^'"\r\n]*\1|(?:const|let|var)\b[^;=\r\n]*=\s*require\([^)\r\n]*\));?[^\r\n]*/gm,
    ),
  ].at(-1);
  if (last !== undefined) {
    const at = last.index + last[0].length;
    return [{ start: at, end: at, text: eol + code + semicolon }];
  }
  const head =
    /^(?:\ufeff)?(?:#![^\r\n]*(?:\r\n|\r|\n))?(?:(['"])use [\w ]+\1;?[ \t]*(?:\r\n|\r|\n))?/.exec(text)?.[0]
      .length ?? 0;
  return [{ start: head, end: head, text: code + semicolon + eol + eol }];
}
