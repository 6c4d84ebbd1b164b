import type { PlaceWithMessage } from '../../../base/place.ts';
import type { CallAtHand } from './call-at-hand.ts';
import { placeIn } from './inspect.ts';

/** What a library does by itself in some of its versions. */
interface Versioned {
  readonly versions?: string;
}

/**
 * What holds for the version that the project has: the first whose range holds it. Where the version is not settled, and what may hold
 * differs in whether it guards: `depends`. Null: nothing is said for that version.
 */
export function defaultHere<D extends Versioned>(
  at: CallAtHand,
  defaults: readonly D[],
  says: (entry: D) => 'guards' | 'nothing' | 'unknown',
): D | 'depends' | null {
  let maybe: D | null = null;
  for (const entry of defaults) {
    const fits = entry.versions === undefined ? 'yes' : at.linker.world.satisfies(at.version, entry.versions);
    if (fits === 'no') {
      continue;
    }
    if (maybe !== null && says(maybe) !== says(entry)) {
      return 'depends';
    }
    if (fits === 'yes') {
      return entry;
    }
    maybe = entry;
  }
  return maybe === null ? null : 'depends';
}

/** Why a default that depends on the version cannot be told. */
export function dependsOnVersion(at: CallAtHand): string {
  return `the default depends on the version of ${at.known.library.id}, which is not known`;
}

/** `openai 4.1.0 gives each attempt 10 minutes by default (package-lock.json)`, at the call. */
export function defaultEvidence(at: CallAtHand, note: string): PlaceWithMessage {
  const { version, known } = at;
  const label = version === null ? known.library.id : `${known.library.id} ${version.version}`;
  const from = version === null ? '' : ` (${version.from})`;
  return {
    ...placeIn(at.linker, at.file, at.call.calleeSpan),
    message: `${label} ${note}${from}`,
  };
}
