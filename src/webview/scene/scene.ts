import type { SloPreview } from '../../protocol/slo-preview.ts';
import { type ObjectiveSettings, sloSettingsOf } from '../../base/slo-settings.ts';
import { type Figures, figuresOf } from '../../slo/figures/figures.ts';
import { type ServiceFigures, serviceFiguresOf } from '../../slo/figures/service-figures.ts';
import { defaultPolicy } from '../../slo/math/policy.ts';
import type { Slo } from '../../slo/model/model.ts';
import type { WhatIf } from '../state/incidents.ts';
import { placed } from '../state/incidents.ts';
import type { PageState } from '../state/page-state.ts';
import { runOf, type Run, type Terms } from './run.ts';

/** All that is drawn of one SLO. */
export interface Scene {
  readonly preview: SloPreview;
  readonly state: PageState;
  readonly slo: Slo;
  readonly figures: Figures;
  readonly service: ServiceFigures;
  /** Requests a second; null: nobody has said. */
  readonly traffic: number | null;
  /** The window that is drawn: the document's, else 30 days. */
  readonly windowSeconds: number;
  /** Within the window, in the order of their letters. */
  readonly incidents: readonly WhatIf[];
  /** The one that is enlarged. */
  readonly selected: WhatIf | null;
  /** null: there is no objective, or one that leaves no budget. */
  readonly terms: Terms | null;
  readonly run: Run | null;
  /** What HEAD says of the same SLO; null: it does not know it; undefined: there is no HEAD to compare with. */
  readonly head: Slo | null | undefined;
}

/** What is drawn where the document says no window. */
export const assumedWindow = 30 * 86_400;

export function sceneOf(preview: SloPreview, state: PageState): Scene | null {
  const slo = preview.slos.find(({ id }) => id === state.chosen) ?? preview.slos[0];
  if (slo === undefined) {
    return null;
  }
  const settings = settingsOf(preview, slo, state);
  const figures = figuresOf(slo, settings.policy?.map(band => ({ ...band })) ?? defaultPolicy);
  const windowSeconds = figures.windowSeconds ?? assumedWindow;
  const incidents = state.incidents.map(incident => placed(incident, windowSeconds));
  const budget = figures.budget?.ratio ?? 0;
  const { profile } = state;
  const terms: Terms | null =
    budget > 0 ? { slo, budget, windowSeconds, policy: figures.policy, profile } : null;
  return {
    preview,
    state,
    slo,
    figures,
    service: serviceFiguresOf(slo, settings),
    traffic: settings.traffic,
    windowSeconds,
    incidents,
    selected: incidents.find(({ letter }) => letter === state.selected) ?? incidents[0] ?? null,
    terms,
    run: terms === null ? null : runOf(terms, incidents),
    head: headOf(preview, slo),
  };
}

/** The same scene with other incidents: what a drag changes. */
export function withState(scene: Scene, state: PageState): Scene {
  const incidents = state.incidents.map(incident => placed(incident, scene.windowSeconds));
  return {
    ...scene,
    state,
    incidents,
    selected: incidents.find(({ letter }) => letter === state.selected) ?? incidents[0] ?? null,
    run: scene.terms === null ? null : runOf(scene.terms, incidents),
  };
}

/** What the settings say of the SLO, with the traffic that the person typed. */
export function settingsFor({ preview, slo, state }: Scene): ObjectiveSettings {
  return settingsOf(preview, slo, state);
}

function settingsOf({ settings }: SloPreview, slo: Slo, { traffic }: PageState): ObjectiveSettings {
  const own = sloSettingsOf(settings, { id: slo.id, name: slo.name?.value ?? null });
  return { ...own, traffic: traffic ?? own.traffic };
}

/** By its id; one that was given another name stands where it stood, as long as no other came or went. */
function headOf({ head, slos }: SloPreview, slo: Slo): Slo | null | undefined {
  if (head === null) {
    return undefined;
  }
  const same = head.slos.find(({ id }) => id === slo.id);
  const there = head.slos.length === slos.length ? head.slos[slos.indexOf(slo)] : undefined;
  const isFree = slos.every(({ id }) => id !== there?.id);
  return same ?? (isFree ? there : undefined) ?? null;
}

/** What an SLO is called. */
export function titleOf(slo: Slo): string {
  return slo.displayName ?? slo.name?.value ?? slo.id;
}
