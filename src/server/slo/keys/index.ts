import { nobl9Keys } from './nobl9.ts';
import { keysIn, type Key } from './key.ts';
import { openSloKeys } from './openslo.ts';
import { pyrraKeys } from './pyrra.ts';
import { sloGeneratorKeys } from './slo-generator.ts';
import { slothFile, slothKubernetes, slothWindows } from './sloth.ts';
import type { SloFormat } from '../../../slo/model/model.ts';

export { keysIn, type Choice, type Key, type KeyValue } from './key.ts';

/** The keys at the root of a document, by its format and its `kind`. Markdown has none. */
export function keysOf(format: SloFormat, kind: string | null): readonly Key[] {
  switch (format) {
    case 'openslo/v1alpha':
      return openSloKeys('v1alpha', kind);
    case 'openslo/v1':
      return openSloKeys('v1', kind);
    case 'openslo/v2alpha':
      return openSloKeys('v2alpha', kind);
    case 'sloth/v1':
      return slothFile;
    case 'sloth/k8s':
      return kind === 'AlertWindows' ? slothWindows : slothKubernetes;
    case 'pyrra':
      return pyrraKeys;
    case 'slo-generator':
      return sloGeneratorKeys;
    case 'nobl9':
      return nobl9Keys(kind);
    case 'markdown':
      return [];
  }
}

/** From the root of a document to a key: names of keys, and numbers in lists. */
export type KeyPath = readonly (string | number)[];

/** The keys that may stand in the mapping at a path. */
export function keysAt(root: readonly Key[], path: KeyPath): readonly Key[] {
  return path.reduce<readonly Key[]>((keys, step) => {
    const found = typeof step === 'number' ? null : keys.find(({ name }) => name === step);
    return found === null ? keys : found === undefined ? [] : keysIn(found.value);
  }, root);
}

/** The key at the end of a path; null: it is none of the format's own. */
export function keyAt(root: readonly Key[], path: KeyPath): Key | null {
  const end = path.findLastIndex(step => typeof step === 'string');
  const name = path[end];
  return end < 0 ? null : (keysAt(root, path.slice(0, end)).find(key => key.name === name) ?? null);
}
