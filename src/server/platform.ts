import type { Host, Parser, Session, SessionSettings } from '../review/session-types.ts';

/** What the server needs of the system that it runs on. Paths are absolute, with `/`. */
export interface Platform {
  readonly host: Host;
  readonly version: string;
  /** The name and version of what it runs on: `Node 24.1.0`. */
  readonly runtime: string;
  /** Memory in use, in MB. */
  memory(): number;
  loadParser(): Promise<Parser>;
  /** Lets messages in: resolves once the event loop has had its turn. */
  turn(): Promise<void>;
  /** null: no file of this system (untitled, in a virtual workspace). */
  pathOf(uri: string): string | null;
  uriOf(path: string): string;
  /** The URI of a rule's page, which ships beside the server. `page`: its path from the root of the package. */
  pageOf(page: string): string;
  /** The files below a folder that a review reads, and those of them that are not to be read. */
  list(root: string): Promise<FileList>;
  /** The files below a folder that may hold SLOs, by their names; relative to it. */
  listSlo(root: string): Promise<readonly string[]>;
  /** The files that matter to a single file outside of every folder. */
  listAround(path: string): FileList & { readonly root: string };
  /** Gives the session a text, or why it cannot have it. */
  answer(session: Session, path: string, from: TextsFrom): void;
  /** The text of a file on disk; null where there is none. */
  read(path: string): string | null;
  /** The text of a file as git's HEAD has it; null where there is none. Starts a process: never in a workspace that nobody trusts. */
  head(path: string): Promise<string | null>;
}

export interface FileList {
  /** Relative to the root. */
  readonly files: readonly string[];
  readonly failures: ReadonlyMap<string, Parameters<Session['fail']>[1]>;
}

export interface TextsFrom {
  readonly root: string;
  /** The texts of open documents, which win over those on disk. */
  readonly overlay: ReadonlyMap<string, string>;
  readonly settings: SessionSettings;
}
