/** What a look at a file's text tells without parsing it. It may see too much (in a string, say), never too little. */
export interface Scan {
  readonly specifiers: readonly ScannedImport[];
  /** Watched packages and globals that the file names, each once, as they stand in the code: `@aws-sdk/client-s3`. */
  readonly names: readonly string[];
  /** Though nothing that is watched is named, it may make a client of a package that is not known. */
  readonly makesClient: boolean;
  /** Local names that are exported without `from`: `export { a as b }`, `export default a`, `module.exports = { a }`. */
  readonly exports: readonly ExportedLocal[];
  /** Names that are exported where they are declared: `export const load`; of several in one declaration the first. */
  readonly declared: readonly string[];
  /** Names that stand behind `extends`. */
  readonly bases: readonly string[];
  /** Imported classes that it keeps to itself. */
  readonly confined: readonly ConfinedClass[];
  /** It speaks of `exports` or `module.exports`: its default import may be the whole module. */
  readonly commonjs: boolean;
}

export interface ScannedImport {
  readonly specifier: string;
  readonly kind: 'import' | 'reexport' | 'require' | 'dynamic';
  /** Nothing of it is there at run time. */
  readonly typeOnly: boolean;
  /**
   * The names it binds. Empty: an `import` for its side effects; a `require` or dynamic import whose result goes somewhere
   * that this look does not follow, so that it may use anything.
   */
  readonly names: readonly ImportedName[];
  /** The names that it exports again. `*` under `*`: all of them; `*` under a name: the namespace; under `=`: as the module itself. */
  readonly reexports: readonly ReexportedName[];
}

/** An imported class of which a file only uses members, in private: others reach nothing of it through that file. */
export interface ConfinedClass {
  readonly local: string;
  readonly members: readonly string[];
}

export interface ImportedName {
  /** `default`, `*` or the exported name. */
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
}

export interface ReexportedName {
  readonly imported: string;
  readonly exported: string;
}

export interface ExportedLocal {
  readonly local: string;
  /** `default`, a name, `*` (its members: `module.exports = { ...local }`) or `=` (the module itself). */
  readonly exported: string;
}
