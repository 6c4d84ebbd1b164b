/** The guards that can be put into a project, by the name that the user imports. */
export type PrimitiveName =
  'retryWithBackoff' | 'CircuitBreaker' | 'withTimeout' | 'withFallback' | 'Bulkhead' | 'TokenBucket';

/** What kind of module the text is for: TypeScript, JavaScript with `import`, or JavaScript with `require`. */
export type ModuleKind = 'ts' | 'esm' | 'cjs';

/** One declaration at the top of a module, with the comment before it. */
export interface Declaration {
  readonly name: string;
  /** Types are comments in JavaScript. */
  readonly kind: 'value' | 'type';
  readonly ts: string;
  readonly js: string;
}

/** A primitive: what it exports, in order, and the names of the helpers that it needs. */
export interface Primitive {
  readonly declarations: readonly Declaration[];
  readonly helpers: readonly string[];
}
