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
  /** It takes a statement of its own. */
  readonly isNew: boolean;
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
    return { expression: there.binding.name, edits: [], isNew: false };
  }
  const whole = imports.find(each => each.name === null);
  if (whole !== undefined) {
    return { expression: `${whole.binding.name}.${name}`, edits: [], isNew: false };
  }
  if (sheet.facts.bindings.some(binding => binding.name === name)) {
    return null;
  }
  const sibling = imports.find(each => each.name !== 'default');
  const edits = sibling === undefined ? null : besides(sheet, sibling.binding, name);
  return {
    expression: name,
    edits: edits ?? newStatement(sheet, imports[0]?.specifier ?? packages[0] ?? '', [name]),
    isNew: edits === null,
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

/** How some names of a package can be used in a file, and what must be added for them. */
export interface ImportedNames {
  /** By name, as `importNames` was asked for it. */
  readonly expressions: Readonly<Record<string, string>>;
  readonly edits: readonly TextEdit[];
}

/**
 * Makes several names of one package usable, with one statement for all that are missing. `default x`: its default export, under the name
 * `x` where nobody has named it. Null where a name is taken by something else.
 */
export function importNames(
  sheet: Sheet,
  packages: readonly string[],
  names: readonly string[],
): ImportedNames | null {
  const [specifier = ''] = packages;
  const expressions: Record<string, string> = {};
  const edits: TextEdit[] = [];
  const missing: string[] = [];
  for (const asked of names) {
    const name = asked.replace(/^default /, '');
    const found = name === asked ? importName(sheet, packages, name) : importDefault(sheet, packages, name);
    if (found === null) {
      return null;
    }
    expressions[name] = found.expression;
    if (found.isNew) {
      missing.push(asked);
    } else {
      edits.push(...found.edits);
    }
  }
  if (missing.length > 0) {
    edits.push(...newStatement(sheet, specifier, missing));
  }
  return { expressions, edits };
}

/** The default export; in CommonJS, and of CommonJS, the whole package is that. */
function importDefault(sheet: Sheet, packages: readonly string[], name: string): ImportedName | null {
  for (const binding of sheet.facts.bindings) {
    const from = originOf(sheet, binding);
    if (from !== null && packages.includes(from.specifier) && !binding.typeOnly) {
      const isDefault = from.name === 'default' || (from.name === null && sheet.facts.module === 'cjs');
      if (isDefault) {
        return { expression: binding.name, edits: [], isNew: false };
      }
    }
  }
  return sheet.facts.bindings.some(binding => binding.name === name)
    ? null
    : { expression: name, edits: [], isNew: true };
}

/** Where a new statement comes to stand behind the imports. */
export interface ImportsEnd {
  readonly at: number;
  /** There are no imports: it is the top of the file, below its directives. */
  readonly isTop: boolean;
}

/**
 * Behind the last import or `require` that stands before an offset, else at the top, below what must come first: a shebang, directives,
 * the licence. Imports in a text (a template of code) do not count.
 */
export function endOfImports({ text, facts }: Sheet, limit: number = text.length): ImportsEnd {
  const matches = text.matchAll(
    /^(?:import\b[^;'"]*(['"])[^'"\r\n]*\1|(?:const|let|var)\b[^;=\r\n]*=\s*require\([^)\r\n]*\));?[^\r\n]*/gm,
  );
  let last: ImportsEnd | null = null;
  for (const { index, 0: statement } of matches) {
    const end = index + statement.length;
    const isInText = facts.values.some(
      ({ kind, span }) =>
        (kind === 'template' || kind === 'literal') && span.start < index && index < span.end,
    );
    if (end <= limit && !isInText) {
      last = { at: end, isTop: false };
    }
  }
  return last ?? { at: endOfHead(text), isTop: true };
}

/** Behind a shebang, comments that stand by themselves or speak to tools, and directives, with the empty lines that follow them. */
function endOfHead(text: string): number {
  const piece =
    /#![^\r\n]*|(['"])use [\w ]+\1;?|\/\*(?:[^*]|\*(?!\/))*\*\/(?=[ \t]*(?:\r\n?|\n)[ \t]*(?:\r\n?|\n|['"]use ))|(?:\/\/[^\r\n]*(?:\r\n?|\n))*\/\/[^\r\n]*(?=(?:\r\n?|\n)[ \t]*(?:\r\n?|\n|['"]use ))|\/\/\/ ?<[^\r\n]*|\/\/ ?@ts-[^\r\n]*/y;
  const gap = /(?:[ \t]*(?:\r\n?|\n))+/y;
  let end = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    piece.lastIndex = end;
    const found = piece.exec(text);
    if (found === null) {
      return end;
    }
    gap.lastIndex = piece.lastIndex;
    end = gap.exec(text) === null ? piece.lastIndex : gap.lastIndex;
  }
}

/** A statement of its own for names of a package. */
function newStatement(sheet: Sheet, specifier: string, names: readonly string[]): readonly TextEdit[] {
  const { style, facts } = sheet;
  const { quote, semicolon, eol } = style;
  const from = quote + specifier + quote;
  const whole = names.find(name => name.startsWith('default '))?.slice('default '.length);
  const named = names.filter(name => !name.startsWith('default '));
  const clauses = [
    ...(whole === undefined ? [] : [whole]),
    ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`]),
  ];
  const code =
    facts.module === 'esm'
      ? `import ${clauses.join(', ')} from ${from}`
      : clauses.map(clause => `const ${clause} = require(${from})`).join(semicolon + eol);
  const { at, isTop } = endOfImports(sheet);
  return [{ start: at, end: at, text: isTop ? code + semicolon + eol + eol : eol + code + semicolon }];
}
