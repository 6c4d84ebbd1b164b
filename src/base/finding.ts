import type { Guard } from './guard.ts';
import type { Place, PlaceWithMessage } from './place.ts';
import type { Severity } from './severity.ts';

/** A fix as it is offered; its edits are made when it is picked. */
export interface FixOffer {
  /** `<guard>/<kit>`, with `@client` behind it where it is made at the client: `timeout/native`, `timeout/native@client`. */
  readonly id: string;
  readonly title: string;
  readonly kit: string;
  readonly preferred: boolean;
}

export interface Suppressed {
  /** The directive as it stands: `faultline-disable-next-line`, or `.faultline.yaml`. */
  readonly by: string;
  readonly reason: string | null;
}

export interface Lack {
  readonly guard: Guard;
  /** The callee as the user wrote it, on one line. */
  readonly callee: string;
}

/** A verdict that a rule has weighed, or another thing that a person is told about one place. */
export interface Finding extends Place {
  /** Stable under moves: made of the rule and the call's id, or of the rule, file and ordinal. */
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  /** One sentence under 100 characters: what was checked, then what to do. */
  readonly message: string;
  /** The id of the call, where it is about one. */
  readonly call: string | null;
  readonly related: readonly PlaceWithMessage[];
  readonly suppressed: Suppressed | null;
  readonly fixes: readonly FixOffer[];
  /** It is about a guard that a call lacks: the findings of one call that say so are one sentence where they are joined. */
  readonly lacks?: Lack;
  /** `unnecessary`: what is marked could be deleted (an unused suppression). */
  readonly tag?: 'unnecessary';
}
