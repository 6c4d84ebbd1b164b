import type { CallEntity, TimeoutProfile } from '../../catalog/schema.ts';
import type { LibraryVersion } from '../call.ts';
import type { CallFact } from '../facts/model.ts';
import type { EntityKnown, Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Told } from '../operation-of.ts';
import type { SharedWrites } from './client-state.ts';

/** A call of which it is known what it calls. */
export interface CallAtHand {
  readonly linker: Linker;
  /** Follows the same, and asks for no file that is not read. */
  readonly quiet: Linker;
  /** The calls through which it is reached; null: it is judged by itself. */
  readonly env: Env | null;
  readonly file: string;
  readonly call: CallFact;
  readonly known: EntityKnown;
  readonly spec: CallEntity;
  readonly profile: TimeoutProfile;
  readonly version: LibraryVersion | null;
  /** What it does, as far as that can be told. */
  readonly told: Told;
  readonly shared: SharedWrites;
}

/** What is called, as it is when the calls in `env` lead there: a client that is handed in may be known then. */
export function knownIn(at: CallAtHand, linker: Linker, env: Env | null): EntityKnown {
  if (at.known.origin !== 'injected') {
    return at.known;
  }
  const { alternatives } = linker.resolve({ file: at.file, value: at.call.callee, env });
  const found = alternatives.find(
    known => known.kind === 'entity' && known.library === at.known.library && known.origin !== 'injected',
  );
  return found?.kind === 'entity' ? { ...found, of: at.known.of } : at.known;
}
