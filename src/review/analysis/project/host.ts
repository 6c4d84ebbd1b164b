/** What the project's configuration is read from. Paths are posix, relative to the review root. */
export interface ProjectHost {
  /** Sources and configuration files. */
  readonly files: ReadonlySet<string>;
  /** null: not there. undefined: not known yet. */
  text(path: string): string | null | undefined;
  /** Asks for a text that is not known yet; once it is there, what was made with this host is made anew. */
  want(path: string): void;
}
