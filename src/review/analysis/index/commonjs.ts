import type { ExportedLocal, ImportedName, ReexportedName, ScannedImport } from './model.ts';
import type { Clause } from './bindings.ts';
import { isPartOfExpression } from './clauses.ts';
import {
  isIdentifierPart,
  nameAt,
  skipSpaceBack,
  skipTrivia,
  stringAt,
  wordAt,
  wordBefore,
} from './lexical.ts';

const openBrace = 123;
const closeBrace = 125;
const comma = 44;
const colon = 58;
const dot = 46;
const equals = 61;
const longestPattern = 1000;

/** What follows the word `require` that begins at `at`: a call with a specifier. Null: no such call. */
export function requireAt(text: string, at: number): Clause<ScannedImport> | null {
  let open = skipTrivia(text, at + 7);
  if (text.startsWith('?.', open)) {
    open = skipTrivia(text, open + 2);
  }
  const specifier = text.charCodeAt(open) === 40 ? stringAt(text, skipTrivia(text, open + 1)) : null;
  if (specifier === null || isPartOfExpression(text, specifier.end)) {
    return null;
  }
  const use = useOf(text, at, skipTrivia(text, specifier.end));
  return {
    value: { specifier: specifier.value, kind: 'require', typeOnly: false, ...use },
    end: specifier.end,
  };
}

interface Use {
  readonly names: readonly ImportedName[];
  readonly reexports: readonly ReexportedName[];
}

const unfollowed: Use = { names: [], reexports: [] };

/**
 * Where the module goes that is loaded by an expression from `at` to `close`, a parenthesis: into a name, a pattern, a member of
 * `exports` or a property; in front of it may stand `await` and a parenthesis.
 */
export function useOf(text: string, at: number, close: number): Use {
  let before = skipSpaceBack(text, at);
  let after = skipTrivia(text, close + 1);
  if (wordBefore(text, before) === 'await') {
    before = skipSpaceBack(text, before - 4);
    if (text.charCodeAt(before) === 40 && text.charCodeAt(after) === 41) {
      before = skipSpaceBack(text, before);
      after = skipTrivia(text, after + 1);
    }
  }
  const member = text.charCodeAt(after) === dot ? wordAt(text, skipTrivia(text, after + 1)) : '';
  if (text.startsWith('?.', after) || (text.charCodeAt(after) === dot && member === '')) {
    return unfollowed;
  }
  return goesTo(text, before, member === '' ? '*' : member);
}

function goesTo(text: string, before: number, imported: string): Use {
  const code = text.charCodeAt(before);
  // Behind `==`, `!=` and the like stands no name, and so they come to nothing in `assigned`.
  if (code === equals) {
    return assigned(text, skipSpaceBack(text, before), imported);
  }
  if (code === colon) {
    const key = wordBefore(text, skipSpaceBack(text, before));
    return key === '' ? unfollowed : { names: [], reexports: [{ imported, exported: key }] };
  }
  return unfollowed;
}

function assigned(text: string, last: number, imported: string): Use {
  if (text.charCodeAt(last) === closeBrace) {
    return imported === '*' ? { names: patternBefore(text, last), reexports: [] } : unfollowed;
  }
  const name = wordBefore(text, last);
  const before = skipSpaceBack(text, last - name.length + 1);
  if (name === '') {
    return unfollowed;
  }
  if (name === 'exports') {
    return { names: [], reexports: [{ imported, exported: imported === '*' ? '*' : '=' }] };
  }
  if (text.charCodeAt(before) === dot) {
    const onExports = wordBefore(text, skipSpaceBack(text, before)) === 'exports';
    return onExports ? { names: [], reexports: [{ imported, exported: name }] } : unfollowed;
  }
  const isTyped = text.charCodeAt(before) === colon;
  return isTyped ? unfollowed : { names: [{ imported, local: name, typeOnly: false }], reexports: [] };
}

/** The names in the pattern that ends at `last`; none where it holds more than names. */
function patternBefore(text: string, last: number): readonly ImportedName[] {
  let start = last - 1;
  let depth = 1;
  for (; start >= 0 && start > last - longestPattern; start--) {
    const code = text.charCodeAt(start);
    depth += code === closeBrace ? 1 : code === openBrace ? -1 : 0;
    if (depth === 0) {
      break;
    }
  }
  const properties = depth === 0 ? propertiesAt(text, start) : null;
  if (properties === null || !properties.whole || properties.list.some(property => property.key === '*')) {
    return [];
  }
  return properties.list.map(({ key, value }) => ({ imported: key, local: value, typeOnly: false }));
}

interface Properties {
  readonly list: readonly { readonly key: string; readonly value: string }[];
  /** Every property was one of the plain ones. */
  readonly whole: boolean;
}

/** `{ a, b: c, 'd': e, ...f }` at `at`, as far as the values are names; `*` is the key of a spread. */
function propertiesAt(text: string, at: number): Properties {
  const list: { key: string; value: string }[] = [];
  let next = skipTrivia(text, at + 1);
  while (text.charCodeAt(next) !== closeBrace) {
    const spread = text.startsWith('...', next);
    const key = nameAt(text, spread ? next + 3 : next);
    if (key === null) {
      return { list, whole: false };
    }
    next = skipTrivia(text, key.end);
    let value = key.value;
    if (!spread && text.charCodeAt(next) === colon) {
      const start = skipTrivia(text, next + 1);
      value = wordAt(text, start);
      next = skipTrivia(text, start + value.length);
    }
    const code = text.charCodeAt(next);
    if (value === '' || (code !== comma && code !== closeBrace)) {
      return { list, whole: false };
    }
    list.push({ key: spread ? '*' : key.value, value });
    next = code === comma ? skipTrivia(text, next + 1) : next;
  }
  return { list, whole: true };
}

/** What follows the word `exports` that begins at `at`: local names that are assigned to it or to a member of it. */
export function exportsAt(text: string, at: number): readonly ExportedLocal[] {
  let next = skipTrivia(text, at + 7);
  let exported = '=';
  if (text.charCodeAt(next) === dot) {
    const start = skipTrivia(text, next + 1);
    exported = wordAt(text, start);
    next = skipTrivia(text, start + exported.length);
  }
  if (exported === '' || text.charCodeAt(next) !== equals || text.charCodeAt(next + 1) === equals) {
    return [];
  }
  const start = skipTrivia(text, next + 1);
  if (text.charCodeAt(start) === openBrace) {
    return exported === '='
      ? propertiesAt(text, start).list.map(({ key, value }) => ({ local: value, exported: key }))
      : [];
  }
  const local = wordAt(text, start);
  const goesOn = isIdentifierPart(text.charCodeAt(start)) && isCalled(text, start + local.length);
  return local === '' || goesOn ? [] : [{ local, exported }];
}

function isCalled(text: string, at: number): boolean {
  const code = text.charCodeAt(skipTrivia(text, at));
  return code === 40 || code === dot || code === equals;
}
