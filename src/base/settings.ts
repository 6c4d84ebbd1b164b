import type { Preset, Severity } from './severity.ts';

/** Where a wrapping fix may take its primitive from. `local`: a module that it adds to the project. */
export const kits = ['cockatiel', 'opossum', 'p-retry', 'local'] as const;
export type Kit = (typeof kits)[number];

/** Settings of the face; a `.faultline.yaml` in the reviewed folder wins where both speak. */
export interface SessionSettings {
  readonly preset?: Preset;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Deadline of the fixes for every library, in milliseconds; null or left out: each library's own. */
  readonly deadline?: number | null;
  /** Contexts whose findings are reported besides those of the preset (`test`). */
  readonly include?: readonly ('test' | 'script' | 'generated')[];
  /** The kit of wrapping fixes; null or left out: what the project depends on, else `local`. */
  readonly kit?: Kit | null;
  /** A source above this size in UTF-16 code units is skipped and said; default 1,000,000. */
  readonly maxFileSize?: number;
}

/** What holds for one file, after its `.faultline.yaml` and the settings of the face have spoken. */
export interface EffectiveSettings {
  readonly preset: Preset;
  /** Severities by rule id that the user has chosen over those of the preset. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** What is reported although the preset leaves it out. */
  readonly include: NonNullable<SessionSettings['include']>;
  readonly deadlines: Deadlines;
  /** The kit of wrapping fixes; null: what the project depends on, else `local`. */
  readonly kit: Kit | null;
  /** The file is not reviewed. */
  readonly ignored: boolean;
}

/** The deadlines that fixes write, in milliseconds. */
export interface Deadlines {
  /** For every library that has none of its own here; null: what suits each library, as the catalog says. */
  readonly default: number | null;
  /** By id of the library. */
  readonly libraries: Readonly<Record<string, number>>;
}

/** What holds where nobody has set anything. */
export const defaultSettings: EffectiveSettings = {
  preset: 'recommended',
  rules: {},
  include: [],
  deadlines: { default: null, libraries: {} },
  kit: null,
  ignored: false,
};

/** The deadline that a fix writes for a library, in milliseconds. */
export function deadlineFor(
  library: { readonly id: string; readonly deadline: { readonly ms: number } },
  { deadlines }: Pick<EffectiveSettings, 'deadlines'>,
): number {
  const own = Object.hasOwn(deadlines.libraries, library.id) ? deadlines.libraries[library.id] : undefined;
  return own ?? deadlines.default ?? library.deadline.ms;
}
