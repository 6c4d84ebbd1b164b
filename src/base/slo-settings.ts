/** A band of an error budget policy: it holds while more than `above` of the budget is left, up to the next band. */
export interface PolicyBandSetting {
  /** Ratio of the budget that is left; null: it holds once the budget is spent. */
  readonly above: number | null;
  readonly name: string;
}

/** What a service can carry, and what it must. Rates are requests a second, shares are ratios. */
export interface CapacitySettings {
  /** The most that comes in today. */
  readonly peak: number;
  /** What one instance takes. */
  readonly perInstance: number;
  /** How many there are; null: not said. */
  readonly instances: number | null;
  /** The share of an instance that may be used, so that there is headroom. */
  readonly utilisation: number;
  /** How the peak grows in a month; 0: it does not. */
  readonly growth: number;
  /** In how many zones the instances stand, one of which may be lost; null: not said. */
  readonly zones: number | null;
}

/** What the objective depends on, each without which nothing works. */
export interface DependencySetting {
  readonly name: string;
  /** A ratio. */
  readonly availability: number;
}

/** What no SLO document has a place for, of one SLO. */
export interface ObjectiveSettings {
  /** null: as for all. */
  readonly policy: readonly PolicyBandSetting[] | null;
  /** Requests a second, on average; null: not said. */
  readonly traffic: number | null;
  readonly capacity: CapacitySettings | null;
  readonly dependencies: readonly DependencySetting[];
}

/** What `.faultline.yaml` says under `slo`. */
export interface SloSettings {
  /** For every SLO whose document has no policy; null: Faultline's own bands. */
  readonly policy: readonly PolicyBandSetting[] | null;
  /** By the id of an SLO or by its name. */
  readonly objectives: Readonly<Record<string, ObjectiveSettings>>;
}

/** The share of an instance that may be used where nobody says otherwise. */
export const defaultUtilisation = 0.8;

/** What holds where nobody has set anything. */
export const defaultSloSettings: SloSettings = { policy: null, objectives: {} };

const defaultObjectiveSettings: ObjectiveSettings = {
  policy: null,
  traffic: null,
  capacity: null,
  dependencies: [],
};

/** What holds for one SLO: what is said under its id, else under its name; its policy else that for all. */
export function sloSettingsOf(
  settings: SloSettings,
  { id, name }: { readonly id: string; readonly name: string | null },
): ObjectiveSettings {
  const { objectives, policy } = settings;
  const key = [id, ...(name === null ? [] : [name])].find(each => Object.hasOwn(objectives, each));
  const own = (key === undefined ? undefined : objectives[key]) ?? defaultObjectiveSettings;
  return { ...own, policy: own.policy ?? policy };
}
