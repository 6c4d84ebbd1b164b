import { type Clause, comma, fromAt, listAt, modifierAt, namespaceAt, openBrace, star } from './bindings.ts';
import { skipTrivia, stringAt, type Token, wordAt } from './lexical.ts';
import type { ImportedName, ReexportedName, ScannedImport } from './model.ts';

const openParenthesis = 40;
const equals = 61;

/** What follows the word `import`, up to and with the specifier. Null: it is not an import. */
export function importAt(text: string, at: number): Clause<ScannedImport> | null {
  const start = skipTrivia(text, at);
  const code = text.charCodeAt(start);
  if (code === openParenthesis) {
    return dynamicAt(text, start + 1);
  }
  const effect = stringAt(text, start);
  if (effect !== null) {
    return imported(effect, 'import', false, []);
  }
  const modifier = modifierAt(text, start);
  const typeOnly = modifier === 'type' || modifier === 'typeof';
  return bindingsAt(text, skipTrivia(text, start + modifier.length), typeOnly);
}

function dynamicAt(text: string, at: number): Clause<ScannedImport> | null {
  const specifier = stringAt(text, skipTrivia(text, at));
  return specifier === null || isPartOfExpression(text, specifier.end)
    ? null
    : imported(specifier, 'dynamic', false, []);
}

/** A string that goes on (`'./' + name`) is no specifier. */
export function isPartOfExpression(text: string, at: number): boolean {
  const code = text.charCodeAt(skipTrivia(text, at));
  return code === 43 || code === 46;
}

function bindingsAt(text: string, at: number, typeOnly: boolean): Clause<ScannedImport> | null {
  const names: ImportedName[] = [];
  const local = wordAt(text, at);
  let next = at;
  if (local !== '') {
    names.push({ imported: 'default', local, typeOnly });
    next = skipTrivia(text, at + local.length);
    if (text.charCodeAt(next) === equals) {
      return requiredAt(text, next + 1, local, typeOnly);
    }
    if (text.charCodeAt(next) !== comma) {
      return finish(text, next, names, typeOnly);
    }
    next = skipTrivia(text, next + 1);
  }
  const rest = text.charCodeAt(next) === star ? namespaceAt(text, next) : listAt(text, next);
  if (rest === null) {
    return null;
  }
  for (const part of rest.value) {
    names.push({ imported: part.name, local: part.alias, typeOnly: typeOnly || part.typeOnly });
  }
  return finish(text, skipTrivia(text, rest.end), names, typeOnly);
}

function finish(
  text: string,
  at: number,
  names: readonly ImportedName[],
  typeOnly: boolean,
): Clause<ScannedImport> | null {
  const specifier = fromAt(text, at);
  const allTypes = typeOnly || (names.length > 0 && names.every(name => name.typeOnly));
  return specifier === null ? null : imported(specifier, 'import', allTypes, names);
}

/** `import x = require('y')`, from behind the `=`. */
function requiredAt(
  text: string,
  at: number,
  local: string,
  typeOnly: boolean,
): Clause<ScannedImport> | null {
  const start = skipTrivia(text, at);
  if (!text.startsWith('require', start)) {
    return null;
  }
  const open = skipTrivia(text, start + 7);
  const specifier =
    text.charCodeAt(open) === openParenthesis ? stringAt(text, skipTrivia(text, open + 1)) : null;
  return specifier === null
    ? null
    : imported(specifier, 'require', typeOnly, [{ imported: '*', local, typeOnly }]);
}

function imported(
  specifier: Token,
  kind: ScannedImport['kind'],
  typeOnly: boolean,
  names: readonly ImportedName[],
): Clause<ScannedImport> {
  return { value: { specifier: specifier.value, kind, typeOnly, names, reexports: [] }, end: specifier.end };
}

/** What an export statement says: names of another module, or local ones. */
export type ExportClause =
  | { readonly kind: 'from'; readonly from: ScannedImport }
  | { readonly kind: 'local'; readonly names: readonly ReexportedName[] };

/** What follows the word `export`. Null: a declaration, or no export. */
export function exportAt(text: string, at: number): Clause<ExportClause> | null {
  let start = skipTrivia(text, at);
  const typeOnly = modifierAt(text, start) === 'type';
  if (typeOnly) {
    start = skipTrivia(text, start + 4);
  }
  const code = text.charCodeAt(start);
  if (code === star) {
    return starAt(text, start, typeOnly);
  }
  return code === openBrace ? namesAt(text, start, typeOnly) : defaultAt(text, start);
}

function starAt(text: string, at: number, typeOnly: boolean): Clause<ExportClause> | null {
  const namespace = namespaceAt(text, at);
  const end = namespace === null ? at + 1 : namespace.end;
  const exported = namespace?.value[0]?.alias ?? '*';
  return reexported(text, skipTrivia(text, end), typeOnly, [{ imported: '*', exported }]);
}

function namesAt(text: string, at: number, typeOnly: boolean): Clause<ExportClause> | null {
  const list = listAt(text, at);
  if (list === null) {
    return null;
  }
  const values = list.value.filter(part => typeOnly || !part.typeOnly);
  const names = values.map(part => ({ imported: part.name, exported: part.alias }));
  const allTypes = typeOnly || (values.length === 0 && list.value.length > 0);
  const from = reexported(text, skipTrivia(text, list.end), allTypes, names);
  return from ?? (allTypes ? null : { value: { kind: 'local', names }, end: list.end });
}

function reexported(
  text: string,
  at: number,
  typeOnly: boolean,
  reexports: readonly ReexportedName[],
): Clause<ExportClause> | null {
  const specifier = fromAt(text, at);
  return specifier === null
    ? null
    : {
        value: {
          kind: 'from',
          from: { specifier: specifier.value, kind: 'reexport', typeOnly, names: [], reexports },
        },
        end: specifier.end,
      };
}

/** `export default x`. */
function defaultAt(text: string, at: number): Clause<ExportClause> | null {
  if (wordAt(text, at) !== 'default') {
    return null;
  }
  const start = skipTrivia(text, at + 7);
  const local = wordAt(text, start);
  return local === ''
    ? null
    : {
        value: { kind: 'local', names: [{ imported: local, exported: 'default' }] },
        end: start + local.length,
      };
}
