import type { ExportedLocal, Scan, ScannedImport } from './model.ts';
import { exportAt, importAt } from './clauses.ts';
import { isCommented } from './comments.ts';
import { confinedIn } from './confined.ts';
import { exportsAt, requireAt, useOf } from './commonjs.ts';
import { detachedExport, detachedImport } from './detach.ts';
import { isIdentifierPart, skipSpaceBack, skipTrivia, wordBefore } from './lexical.ts';
import { makesClient } from './client-makers.ts';
import { mentions } from './mentions.ts';
import type { Watch } from './watch.ts';

export type { ExportedLocal, ImportedName, ReexportedName, Scan, ScannedImport } from './model.ts';
export { createWatch, type Watch } from './watch.ts';

/** One pass of this over 30 MB takes 25 ms; three of `indexOf` take twice as long. */
const keywords = /\b(?:import|exports?|require)\b/g;

const dot = 46;

interface Collected {
  readonly specifiers: ScannedImport[];
  readonly exports: ExportedLocal[];
  readonly declared: string[];
  commonjs: boolean;
  /** Where the `require` of an `import x = require(…)` ends, so that it is not taken twice. */
  taken: number;
}

/**
 * Looks for imports, exports and watched names in a text, without parsing it. A keyword in a string or a comment may
 * look like an import (that costs a parse later); a real import is never missed, as every keyword is looked at by itself.
 */
export function scan(text: string, watch: Watch): Scan {
  const found: Collected = { specifiers: [], exports: [], declared: [], commonjs: false, taken: -1 };
  keywords.lastIndex = 0;
  for (let match = keywords.exec(text); match !== null; match = keywords.exec(text)) {
    const at = match.index;
    if (
      !isIdentifierPart(text.charCodeAt(at - 1)) &&
      !isIdentifierPart(text.charCodeAt(at + match[0].length))
    ) {
      read(text, at, match[0], found);
    }
  }
  const { commonjs } = found;
  const specifiers = found.specifiers.map(one => detachedImport(one, watch.detach));
  const exports = found.exports.map(one => detachedExport(one, watch.detach));
  const names = namesIn(text, specifiers, watch);
  return {
    specifiers,
    exports,
    commonjs,
    bases: basesIn(text),
    confined: confinedIn(text, specifiers),
    declared: found.declared,
    names,
    makesClient: names.length === 0 && makesClient(text, specifiers),
  };
}

const extended = /\bextends\s+([\w$]+)/g;

/** What classes and interfaces may extend: whoever extends a class reaches its protected members. */
function basesIn(text: string): readonly string[] {
  return text.includes('extends')
    ? [...new Set([...text.matchAll(extended)].map(match => match[1] ?? ''))]
    : [];
}

function read(text: string, at: number, keyword: string, found: Collected): void {
  switch (keyword) {
    case 'import': {
      readImport(text, at, found);
      return;
    }
    case 'export': {
      readExport(text, at, found);
      return;
    }
    case 'require': {
      readRequire(text, at, found);
      return;
    }
    default: {
      readExports(text, at, found);
      return;
    }
  }
}

function readImport(text: string, at: number, found: Collected): void {
  const clause = isMember(text, at) ? null : importAt(text, at + 6);
  if (clause === null || isCommented(text, at)) {
    return;
  }
  const { value, end } = clause;
  found.taken = value.kind === 'require' ? end : found.taken;
  found.specifiers.push(value.kind === 'dynamic' ? dynamic(text, at, end, value) : value);
}

function dynamic(text: string, at: number, end: number, value: ScannedImport): ScannedImport {
  if (wordBefore(text, skipSpaceBack(text, at)) === 'typeof') {
    return { ...value, typeOnly: true };
  }
  // The closing parenthesis may stand behind options: `import('x', { with: … })`. Then its use is not followed.
  const close = skipTrivia(text, end);
  return text.charCodeAt(close) === 41 ? { ...value, ...useOf(text, at, close) } : value;
}

const declaration =
  /export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|class|const\s+enum|enum|interface|type|namespace|const|let|var)\s+([\w$]+)/y;

function readExport(text: string, at: number, found: Collected): void {
  const clause = isMember(text, at) ? null : exportAt(text, at + 6);
  if (clause === null) {
    declaration.lastIndex = at;
    const name = declaration.exec(text)?.[1];
    if (name !== undefined) {
      found.declared.push(name);
    }
    return;
  }
  if (isCommented(text, at)) {
    return;
  }
  if (clause.value.kind === 'from') {
    found.specifiers.push(clause.value.from);
  } else {
    found.exports.push(
      ...clause.value.names.map(name => ({ local: name.imported, exported: name.exported })),
    );
  }
}

function readRequire(text: string, at: number, found: Collected): void {
  const clause = requireAt(text, at);
  if (clause !== null && clause.end !== found.taken && !isCommented(text, at)) {
    found.specifiers.push(clause.value);
  }
}

function readExports(text: string, at: number, found: Collected): void {
  if (!isMember(text, at) || wordBefore(text, skipSpaceBack(text, skipSpaceBack(text, at))) === 'module') {
    found.commonjs = true;
    found.exports.push(...exportsAt(text, at));
  }
}

/** `x.import(…)`, but not `...import(…)`. */
function isMember(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === dot && text.charCodeAt(at - 2) !== dot;
}

/** Whether what is imported of a watched package may lead to a call: enums, errors and helpers do not. */
function uses(text: string, { names, reexports }: ScannedImport, name: string, watch: Watch): boolean {
  const all = [...names, ...reexports];
  return (
    all.length === 0 ||
    all.some(({ imported }) => watch.leads(name, imported)) ||
    watch.qualified(name).some(type => text.includes(`.${type}`))
  );
}

function namesIn(text: string, specifiers: readonly ScannedImport[], watch: Watch): readonly string[] {
  const names = new Set<string>();
  for (const one of specifiers) {
    const name = watch.packageOf(one.specifier);
    if (name !== null && !names.has(name) && uses(text, one, name, watch)) {
      names.add(name);
    }
  }
  for (const global of watch.globals) {
    if (mentions(text, global)) {
      names.add(global);
    }
  }
  return [...names];
}
