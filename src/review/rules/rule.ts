import type { Context } from '../../base/guard.ts';
import type { PlaceWithMessage } from '../../base/place.ts';
import type { Preset, Severity } from '../../base/severity.ts';
import type { OutboundCall } from '../analysis/call.ts';

/** What a rule says about itself: all that configuration, pages and schemas need. */
export interface RuleMeta {
  /** Also the name of its file, its page and its tests. */
  readonly id: string;
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Its page, from the root of the package. */
  readonly docs: string;
  readonly severities: Readonly<Record<Preset, SeverityByContext>>;
  /** The loudest it may be about a call whose library is only guessed. */
  readonly inferred: Readonly<Record<Preset, Severity | 'off'>>;
  /** How loud it is in tests, scripts and generated files that the settings include though the preset leaves them out. */
  readonly included: Severity;
}

export type SeverityByContext = Readonly<Record<Context, Severity | 'off'>>;

/** A rule turns what is known of a call into sentences. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Every mistake of that kind at the call, in the order of the code; a rule that judges no calls gives none. */
  check(call: OutboundCall): readonly Draft[];
}

/** A finding before it is weighed. */
export interface Draft {
  readonly message: string;
  readonly related: readonly PlaceWithMessage[];
}
