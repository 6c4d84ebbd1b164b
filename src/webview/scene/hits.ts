import type { WhatIf } from '../state/incidents.ts';
import type { BranchFirings, Run } from './run.ts';

/** When an alert fires at an incident, in seconds since that began; null: it does not. */
export interface Hit {
  readonly alert: BranchFirings;
  readonly fired: { readonly from: number; readonly to: number } | null;
}

/** What each alert does about an incident: the first time that it fires from its beginning on, before the next incident does. */
export function hitsOf({ alerts }: Run, incident: WhatIf, incidents: readonly WhatIf[]): readonly Hit[] {
  const next = Math.min(
    Infinity,
    ...incidents.filter(({ start }) => start > incident.start).map(({ start }) => start),
  );
  return alerts.map(alert => {
    const end = incident.start + incident.seconds + alert.branch.longSeconds;
    const found = alert.firing.find(
      ({ from, to }) => to > incident.start && from >= incident.start - 1e-6 && from < Math.min(next, end),
    );
    const fired =
      found === undefined ? null : { from: found.from - incident.start, to: found.to - incident.start };
    return { alert, fired };
  });
}
