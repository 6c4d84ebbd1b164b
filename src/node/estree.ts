/**
 * The parser's chunk: whoever imports this loads TypeScript, so it is imported dynamically or not at all.
 * A module of its own because esbuild gives a dynamically imported CommonJS package no named exports:
 * https://esbuild.github.io/content-types/#default-interop
 */
export { parse } from '@typescript-eslint/typescript-estree';
