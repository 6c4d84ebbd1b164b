import type { Kit } from '../../base/settings.ts';
import type { ClientSite, LibraryVersion, OutboundCall } from '../analysis/call.ts';
import type { FileFacts, ValueId } from '../analysis/facts/model.ts';

/** A value in the facts of a file. */
export interface ValueRef {
  readonly file: string;
  readonly value: ValueId;
}

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** What the project's engines and `lib` offer where a file runs. */
export interface Capabilities {
  /** `AbortSignal.timeout`: Node 17.3. */
  readonly signalTimeout: YesNoUnknown;
  /** `AbortSignal.any`: Node 20.3. */
  readonly signalAny: YesNoUnknown;
  readonly module: 'esm' | 'cjs';
}

/** What the fixes ask the session. Edits are made against the texts and facts that it gives. */
export interface FixContext {
  /** The current text; null: not at hand, and then there is no fix in that file. */
  text(file: string): string | null;
  facts(file: string): FileFacts | null;
  /** The deadline that a fix writes for this call, in milliseconds. */
  deadline(call: OutboundCall): number;
  capabilities(file: string): Capabilities;
  /** Every outbound call made on a client, this one included. */
  callsOfClient(client: ClientSite): readonly OutboundCall[];
  /** Whether a library's version lies in a semver range; `maybe`: a range that overlaps, or no version. */
  satisfies(version: LibraryVersion | null, range: string): 'yes' | 'no' | 'maybe';
  /** The kit that the settings ask for; null: they do not. */
  kit(file: string): Kit | null;
  /** The version of a package that the project of a file depends on by itself; null: it does not. */
  dependency(file: string, name: string): LibraryVersion | null;
  /** The folder that modules of a file's package are put into: its `src` where the file lies there, else its own. */
  sourceFolder(file: string): string;
  /** A source of the project; null: there is none of that path. */
  module(path: string): { readonly exports: readonly string[]; readonly text: string | null } | null;
  /** How relative imports are written: without an extension, with the one of the source, or with that of the output. */
  specifierStyle(file: string): 'bare' | 'source' | 'output';
  /** Follows bindings, imports and assertions to the value that stands there, across files; null: cannot be told. */
  resolve(file: string, value: ValueId): ValueRef | null;
}
