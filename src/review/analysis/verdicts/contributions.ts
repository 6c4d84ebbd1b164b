import type { PlaceWithMessage } from '../../../base/place.ts';
import type { Defect, GuardSource, Verdict } from '../call.ts';

/** What one look at one place says of a guard. The verdict joins them. */
export interface Contributions {
  /** It bounds. */
  readonly sources: GuardSource[];
  /** It stands there, and does nothing, or not always. */
  readonly defects: Defect[];
  /** It cannot be told: why, and where. */
  readonly open: { readonly why: string; readonly at: PlaceWithMessage | null }[];
  /** Where was looked in vain, and what bounds another phase only. */
  readonly looked: PlaceWithMessage[];
  /** Of a fallback or a retry: where the failure comes to its end. What stands further out, callers among it, sees it no more. */
  readonly ends: PlaceWithMessage[];
}

export function emptyContributions(): Contributions {
  return { sources: [], defects: [], open: [], looked: [], ends: [] };
}

/**
 * Joins what was found: one sure bound is enough; else what cannot be told outweighs what is missing; else what stands there and
 * does nothing is `ineffective`. A deadline that a caller can drop is there all the same: `present`, with its defect.
 */
export function joinContributions(found: Contributions): Verdict {
  const base = {
    missingFrom: [],
    looked: [...found.looked, ...found.ends],
    defects: found.defects,
    ...(found.ends.length > 0 ? { closed: true as const } : {}),
  };
  if (found.sources.length > 0) {
    return { ...base, verdict: 'present', sources: found.sources, reason: null };
  }
  const [open] = found.open;
  if (open !== undefined) {
    const at = open.at === null ? [] : [open.at];
    return { ...base, verdict: 'unknown', sources: [], looked: [...at, ...base.looked], reason: open.why };
  }
  return { ...base, verdict: found.defects.length > 0 ? 'ineffective' : 'absent', sources: [], reason: null };
}
