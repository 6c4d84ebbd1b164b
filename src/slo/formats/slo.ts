import type { Span } from '../../base/span.ts';
import type { Branch } from '../math/branch.ts';
import type { AlertBranch, LabelField, Slo, SloFormat } from '../model/model.ts';
import { textField } from './fields.ts';
import { type Reading, report } from './reading.ts';
import type { Tree } from './tree.ts';

/** An SLO of which nothing is known yet but where it stands. */
export function emptySlo(format: SloFormat, document: number, span: Span, head: Span): Slo {
  return {
    id: '',
    name: null,
    displayName: null,
    service: null,
    description: null,
    format,
    document,
    span,
    head,
    objective: null,
    window: null,
    budgeting: 'occurrences',
    slice: null,
    indicator: null,
    alerts: [],
    alerting: 'none',
    policy: null,
    labels: [],
    alertName: null,
    grouping: [],
  };
}

/** Alerts that the tool makes by itself: nothing of them stands in the document. */
export function madeByTool(branches: readonly Branch[]): readonly AlertBranch[] {
  return branches.map(branch => ({
    ...branch,
    fields: { long: null, short: null, burnRate: null, for: null },
  }));
}

export function labelsOf(tree: Tree | null): readonly LabelField[] {
  if (tree?.kind !== 'map') {
    return [];
  }
  return tree.entries().flatMap(entry => {
    const value = textField(entry.value);
    return value === null ? [] : [{ key: entry.key, value }];
  });
}

/** Gives every SLO of a file an id of its own: where a name is taken, a number goes behind it. */
export function withUniqueIds(slos: readonly Slo[]): readonly Slo[] {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return slos.map(slo => {
    let id = slo.id;
    let number = last.get(slo.id) ?? 1;
    while (taken.has(id)) {
      number += 1;
      id = `${slo.id}#${String(number)}`;
    }
    last.set(slo.id, number);
    taken.add(id);
    return id === slo.id ? slo : { ...slo, id };
  });
}

/** What has a name that must be its own in a file. */
export interface Named {
  readonly key: string;
  readonly span: Span;
}

/** Says of every name that stands again that it does, and where it stood first. */
export function reportRepeatedNames(
  named: readonly Named[],
  reading: Reading,
  message: (key: string) => string,
): void {
  const first = new Map<string, Span>();
  for (const { key, span } of named) {
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, span);
    } else {
      report(reading, 'duplicate-name', span, message(key), {
        related: [{ span: before, message: 'It stands here first' }],
      });
    }
  }
}
