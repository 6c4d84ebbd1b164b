import { letters, type WhatIf } from './incidents.ts';

/** How traffic comes in over a day. */
export const profiles = ['constant', 'day-and-night', 'office-hours'] as const;

export type Profile = (typeof profiles)[number];

/** The charts that have a table of the same. */
export type Twin = 'burn' | 'rate';

/** What is the page's own and survives hiding and reloading. */
export interface PageState {
  readonly uri: string;
  /** The id of the SLO that is shown; null: the first. */
  readonly chosen: string | null;
  readonly incidents: readonly WhatIf[];
  /** The letter of the one that is enlarged. */
  readonly selected: string | null;
  /** Requests a second that the person typed; null: what the settings say. */
  readonly traffic: number | null;
  readonly profile: Profile;
  readonly twins: readonly Twin[];
  /** Whether the form is unfolded where it is narrow. */
  readonly form: 'open' | 'folded';
}

export function freshState(uri: string): PageState {
  return {
    uri,
    chosen: null,
    incidents: [],
    selected: null,
    traffic: null,
    profile: 'constant',
    twins: [],
    form: 'folded',
  };
}

/** A state that was kept, as far as it can be read; what cannot is as at the beginning. */
export function restoredState(saved: unknown, uri: string): PageState {
  const fresh = freshState(uri);
  if (!isRecord(saved) || saved.uri !== uri) {
    return fresh;
  }
  const incidents = Array.isArray(saved.incidents) ? saved.incidents.filter(isWhatIf) : [];
  const twins = Array.isArray(saved.twins) ? saved.twins : [];
  return {
    uri,
    chosen: typeof saved.chosen === 'string' ? saved.chosen : null,
    incidents: incidents.filter(
      ({ letter }, index) => incidents.findIndex(each => each.letter === letter) === index,
    ),
    selected: typeof saved.selected === 'string' ? saved.selected : null,
    traffic: isPositive(saved.traffic) ? saved.traffic : null,
    profile: profiles.find(each => each === saved.profile) ?? fresh.profile,
    twins: (['burn', 'rate'] as const).filter(each => twins.includes(each)),
    form: saved.form === 'open' ? 'open' : 'folded',
  };
}

function isWhatIf(value: unknown): value is WhatIf {
  return (
    isRecord(value) &&
    typeof value.letter === 'string' &&
    letters.includes(value.letter) &&
    Number.isSafeInteger(value.start) &&
    Number(value.start) >= 0 &&
    isPositive(value.seconds) &&
    isPositive(value.errors) &&
    value.errors <= 1
  );
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
