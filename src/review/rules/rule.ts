import type { Lack } from '../../base/finding.ts';
import type { Context, Guard } from '../../base/guard.ts';
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

/** What stands around a call when it is judged. */
export interface Scene {
  /** `useful`: only where hardly anybody would not want it (the preset `recommended`) · `all`: wherever it holds. */
  readonly pick: 'useful' | 'all';
  /** The calls of the same file, in its order. */
  readonly calls: readonly OutboundCall[];
  /** How many calls of a dependency have a guard, in the whole project. */
  readonly peers: (dependency: string, guard: Guard) => Peers;
}

export interface Peers {
  readonly present: number;
  /** Those of which it can be told. */
  readonly of: number;
  /** The id of the first that has it not, by file and place, where there is one. */
  readonly first: string | null;
}

/** A rule turns what is known of a call into sentences. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Every mistake of that kind at the call, in the order of the code; a rule that judges no calls gives none. */
  check(call: OutboundCall, scene: Scene): readonly Draft[];
}

/** A finding before it is weighed. */
export interface Draft {
  readonly message: string;
  readonly related: readonly PlaceWithMessage[];
  /** What the call lacks, for the sentence that all of them share. */
  readonly lacks?: Lack;
  /** It is at least as loud as that, where it speaks at all. */
  readonly severity?: Severity;
}
