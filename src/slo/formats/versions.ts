import type { SloFormat } from '../model/model.ts';
import { textAt } from './fields.ts';
import type { Tree } from './tree.ts';

/** The versions that documents name themselves by. */
const versions: Readonly<Record<string, SloFormat>> = {
  'openslo/v1alpha': 'openslo/v1alpha',
  'openslo/v1': 'openslo/v1',
  'openslo.com/v2alpha': 'openslo/v2alpha',
  'sloth.slok.dev/v1': 'sloth/k8s',
  'pyrra.dev/v1alpha1': 'pyrra',
  'sre.google.com/v2': 'slo-generator',
  'n9/v1alpha': 'nobl9',
};

/** Families whose other versions are named as unknown, by what comes before the last slash, with the version to write instead. */
const families: Readonly<Record<string, string>> = {
  openslo: 'openslo/v1',
  'openslo.com': 'openslo.com/v2alpha',
  'sloth.slok.dev': 'sloth.slok.dev/v1',
  'pyrra.dev': 'pyrra.dev/v1alpha1',
  'sre.google.com': 'sre.google.com/v2',
  n9: 'n9/v1alpha',
  prometheus: 'prometheus/v1',
};

export const slothVersion = 'prometheus/v1';

/** What a text under `apiVersion` or `version` makes of a document; null: nothing of ours. */
export type Recognised =
  | { readonly kind: 'known'; readonly format: SloFormat }
  | { readonly kind: 'unknown-version'; readonly format: SloFormat; readonly instead: string };

export function recogniseVersion(key: 'apiVersion' | 'version', text: string): Recognised | null {
  const isSloth = key === 'version';
  const known = isSloth ? (text === slothVersion ? 'sloth/v1' : undefined) : versions[text];
  if (known !== undefined) {
    return { kind: 'known', format: known };
  }
  const family = text.slice(0, Math.max(0, text.lastIndexOf('/')));
  const instead = Object.hasOwn(families, family) ? families[family] : undefined;
  if (instead === undefined || isSloth !== (family === 'prometheus')) {
    return null;
  }
  return { kind: 'unknown-version', format: versions[instead] ?? 'sloth/v1', instead };
}

/** What a document is, by its own version; null: none of ours. */
export function recognise(tree: Tree): (Recognised & { readonly key: 'apiVersion' | 'version' }) | null {
  for (const key of ['apiVersion', 'version'] as const) {
    const text = textAt(tree, key, 'folded');
    const recognised = text === null ? null : recogniseVersion(key, text);
    if (recognised !== null) {
      return { ...recognised, key };
    }
  }
  return null;
}
