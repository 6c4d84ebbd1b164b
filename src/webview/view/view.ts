import type { PreviewEdit } from '../../protocol/slo-preview.ts';
import type { Scene } from '../scene/scene.ts';
import type { WhatIf } from '../state/incidents.ts';
import type { Profile, Twin } from '../state/page-state.ts';

/** What a person can take away. */
export type Offer =
  'copy-budget' | 'copy-engineer' | 'copy-markdown' | 'save-markdown' | 'save-svg' | 'save-png';

export type Menu = 'copy' | 'export';

/** What the page does when it is asked to. */
export interface Actions {
  readonly choose: (slo: string) => void;
  /** `field` names the field that asks: the last edit of a field counts. */
  readonly edit: (field: string, edit: PreviewEdit) => void;
  readonly reveal: (offset: number) => void;
  readonly openSource: () => void;
  readonly run: (what: 'read-large' | 'restart-server' | 'show-output') => void;
  readonly take: (offer: Offer) => void;
  readonly toggleMenu: (menu: Menu | null) => void;
  readonly toggleTwin: (twin: Twin) => void;
  readonly toggleForm: () => void;
  readonly setTraffic: (perSecond: number | null) => void;
  readonly setProfile: (profile: Profile) => void;
  readonly addIncident: (at: number | null) => void;
  readonly removeIncident: (letter: string) => void;
  readonly select: (letter: string) => void;
  /** `drag`: only what shows incidents is drawn again, at the next frame. */
  readonly changeIncident: (
    letter: string,
    change: Partial<Omit<WhatIf, 'letter'>>,
    how: 'drag' | 'settle',
  ) => void;
  /** What the pointer is over, in seconds from the start of the window. */
  readonly readAt: (seconds: number | null) => void;
  readonly hint: (hint: Hint) => void;
}

/** What the sentence under the burn-down explains. */
export type Hint = 'pointer' | 'keys';

/** What a part of the page is drawn from. */
export interface View {
  readonly scene: Scene;
  readonly actions: Actions;
  /** Of the column that charts stand in, in CSS pixels. */
  readonly width: number;
  readonly hint: Hint;
  readonly menu: Menu | null;
  readonly readout: number | null;
  /** Why the last edit of a field was refused, by its name. */
  readonly refusals: ReadonlyMap<string, string>;
}

/** Below this, charts and tables take their narrow form. */
export const narrowWidth = 560;
