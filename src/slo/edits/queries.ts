import type { Query, Slo } from '../model/model.ts';

/** The queries of an SLO's indicator. */
export function queriesOf(slo: Slo): readonly Query[] {
  const { indicator } = slo;
  switch (indicator?.kind) {
    case undefined:
    case 'plugin':
    case 'composite':
    case 'words':
      return [];
    case 'ratio':
      return [indicator.good, indicator.bad, indicator.total].filter(query => query !== null);
    case 'latency':
      return [indicator.success, indicator.total].filter(query => query !== null);
    case 'threshold':
      return indicator.query === null ? [] : [indicator.query];
    case 'error-ratio':
    case 'success-ratio':
    case 'bool-gauge':
      return [indicator.query];
  }
}
