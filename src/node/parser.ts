import type { TSESTreeOptions } from '@typescript-eslint/typescript-estree';
import type { Parser } from '../review/session-types.ts';
import { EditedPrograms } from './edited-programs.ts';

/**
 * What makes the parse fast, measured on 1,223 sources of novu (750 ms so, of which TypeScript's own parse is 190):
 * `loc: true`, for without it the tree is walked again to delete every `loc`, 200 ms; comments only on demand, for
 * finding them scans every token, 400 ms; no JSDoc trees.
 * Options: https://typescript-eslint.io/packages/typescript-estree#parsecode-options
 */
const options: TSESTreeOptions = {
  range: true,
  loc: true,
  tokens: false,
  jsDocParsingMode: 'none',
  errorOnUnknownASTType: false,
  suppressDeprecatedPropertyWarnings: true,
  // No word about TypeScript's version on a standard output that carries a report or a protocol.
  loggerFn: false,
};

/** How a path is parsed. */
export function optionsFor(path: string): TSESTreeOptions {
  return { ...options, jsx: !withoutJsx.test(path) };
}

/** The only comments that the review reads hold this word: suppressions and tags. */
const spokenTo = 'faultline';

/** TypeScript without JSX, where `<T>value` is a type assertion. Every other source may hold JSX. */
const withoutJsx = /\.[cm]?ts$/;

/**
 * Loads typescript-estree, which takes some 300 ms of blocked time: only when a text has to be parsed. The one place
 * that does; a bundler makes a chunk of its own of it.
 */
export async function loadParser(): Promise<Parser> {
  const estree = await import('./estree.ts');
  const programs = new EditedPrograms(
    (path, text, { comment }) => estree.parse(text, { ...optionsFor(path), comment }),
    text => text.includes(spokenTo),
  );
  return { parse: (path, text) => programs.programOf(path, text) };
}
