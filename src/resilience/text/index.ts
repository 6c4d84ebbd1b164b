import type { Declaration, ModuleKind, PrimitiveName } from './declaration.ts';
import { helpers, primitives } from './generated.ts';

export type { ModuleKind, PrimitiveName } from './declaration.ts';

/** In the order in which they stand in a module. */
export const primitiveNames = Object.keys(primitives) as readonly PrimitiveName[];

const header = `/*
 * Guards for calls that leave this process, added by Faultline.
 *
 * This file is yours: read it, change it, move it. Faultline may add a guard that is missing, and
 * never overwrites what stands here. The \`@faultline\` tags tell it what a function or class guards
 * its calls with.
 */
`;

/**
 * A whole module: the primitives asked for and the helpers that they need, each once, in a fixed order.
 *
 * @param asked In any order; names given twice count once.
 */
export function resilienceModule(asked: readonly PrimitiveName[], kind: ModuleKind): string {
  const chosen = primitiveNames.filter(name => asked.includes(name));
  const exported = chosen.flatMap(name => declarationsOf(name, kind));
  const texts = [...exported.map(each => exportedText(each, kind)), ...helpersOf(chosen, kind).map(textOf)];
  const ending = kind === 'cjs' ? [`module.exports = {\n${namesOf(exported).map(listed).join('')}};\n`] : [];
  const directive = kind === 'cjs' ? ["'use strict';\n"] : [];
  return [...directive, header, ...texts, ...ending].join('\n');
}

/** A helper of a primitive: a function at the top of the module, not exported. */
export interface HelperText {
  readonly name: string;
  readonly text: string;
}

/** A primitive by itself, to be put into a module that is there already. */
export interface PrimitiveText {
  /** The names that the text exports, types too where the language has them. */
  readonly exports: readonly string[];
  /** The declarations, each exported. Ends with a line break. */
  readonly text: string;
  /** What must stand in the module too. A module that has other primitives may have some already. */
  readonly helpers: readonly HelperText[];
}

/** The text of one primitive. {@link missingText} puts several together. */
export function primitiveText(primitive: PrimitiveName, kind: ModuleKind): PrimitiveText {
  const declarations = declarationsOf(primitive, kind);
  const named = kind === 'ts' ? declarations.map(({ name }) => name) : namesOf(declarations);
  const texts = declarations.map(each => exportedText(each, kind));
  return {
    exports: named,
    text: [...texts, ...exportLines(declarations, kind)].join('\n'),
    helpers: helpersOf([primitive], kind),
  };
}

/**
 * What to add to the end of a module so that it has the primitives too: nothing is declared again that the module declares
 * already, be it as we wrote it or as the user changed it. The module's kind of exports is kept: in CommonJS each name is
 * set on `module.exports`, wherever that was assigned before.
 *
 * @param declared Every name that is declared at the top of the module, types and helpers too.
 * @returns The text, to stand after an empty line; '' where nothing is missing.
 */
export function missingText(
  asked: readonly PrimitiveName[],
  kind: ModuleKind,
  declared: ReadonlySet<string>,
): string {
  const missing = primitiveNames.filter(name => asked.includes(name) && !declared.has(name));
  const declarations = missing.flatMap(name =>
    declarationsOf(name, kind).filter(each => !declared.has(each.name)),
  );
  const needed = helpersOf(missing, kind).filter(({ name }) => !declared.has(name));
  const texts = [...declarations.map(each => exportedText(each, kind)), ...needed.map(textOf)];
  return [...texts, ...exportLines(declarations, kind)].join('\n');
}

/**
 * In JavaScript, types come after what uses them: a `@typedef` right before a generic function counts as being inside of it,
 * and the compiler then infers `unknown` for the results of functions that take a parameter of that type.
 */
function declarationsOf(name: PrimitiveName, kind: ModuleKind): readonly Declaration[] {
  const { declarations } = primitives[name];
  const isType = (each: Declaration): boolean => each.kind === 'type';
  return kind === 'ts'
    ? declarations
    : [...declarations.filter(each => !isType(each)), ...declarations.filter(isType)];
}

function helpersOf(names: readonly PrimitiveName[], kind: ModuleKind): readonly HelperText[] {
  const needed = new Set(names.flatMap(name => primitives[name].helpers));
  return helpers
    .filter(({ name }) => needed.has(name))
    .map(({ name, ts, js }) => ({ name, text: kind === 'ts' ? ts : js }));
}

function textOf({ text }: HelperText): string {
  return text;
}

function exportedText({ kind, ts, js }: Declaration, module: ModuleKind): string {
  switch (module) {
    case 'ts':
      return exporting(ts);
    case 'esm':
      return kind === 'value' ? exporting(js) : js;
    case 'cjs':
      return js;
  }
}

/** Puts `export` before the declaration: the first line that begins a word, for comments begin with a slash or a space. */
function exporting(text: string): string {
  return text.replace(/^(?=\w)/m, 'export ');
}

function namesOf(declarations: readonly Declaration[]): readonly string[] {
  return declarations.filter(({ kind }) => kind === 'value').map(({ name }) => name);
}

function listed(name: string): string {
  return `  ${name},\n`;
}

/** One text: the lines belong together. */
function exportLines(declarations: readonly Declaration[], kind: ModuleKind): readonly string[] {
  const names = kind === 'cjs' ? namesOf(declarations) : [];
  return names.length === 0 ? [] : [names.map(name => `module.exports.${name} = ${name};\n`).join('')];
}
