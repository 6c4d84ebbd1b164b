import type { AlertBranch } from '../model/model.ts';

/** A branch of an alert without the places that it is written at: all that the mathematics needs. Seconds and a factor. */
export type Branch = Pick<
  AlertBranch,
  'severity' | 'branch' | 'longSeconds' | 'shortSeconds' | 'burnRate' | 'forSeconds'
>;
