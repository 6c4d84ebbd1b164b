import type { AlertBranch } from '../model/model.ts';
import type { OpenSloVersion } from './openslo-shape.ts';
import type { Sli } from './openslo-sli.ts';
import type { Reading } from './reading.ts';

/** The objects of one file that others lead to by name. */
export interface OpenSloObjects {
  readonly slis: Map<string, Sli>;
  /** Type of a data source. */
  readonly dataSources: Map<string, string>;
  readonly conditions: Map<string, AlertBranch | null>;
  readonly policies: Map<string, Policy>;
}

/** What an alert policy comes to: conditions that stand in it, and names of others. */
export interface Policy {
  readonly branches: readonly AlertBranch[];
  readonly refs: readonly string[];
}

export function newObjects(): OpenSloObjects {
  return { slis: new Map(), dataSources: new Map(), conditions: new Map(), policies: new Map() };
}

/** What reading one object of OpenSLO needs to know around it. */
export interface OpenSloScope {
  readonly reading: Reading;
  readonly version: Exclude<OpenSloVersion, 'v1alpha'>;
  readonly document: number;
  readonly objects: OpenSloObjects;
}
