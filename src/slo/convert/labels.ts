import type { Draft } from './draft.ts';
import type { Notes } from './notes.ts';

type Label = readonly [key: string, value: string];

const pyrraPrefix = 'pyrra.dev/';

/** Labels for what Sloth's rules carry. Of Pyrra's, those are meant that it passes on to its own rules. */
export function slothLabels(draft: Draft, notes: Notes): readonly Label[] {
  return ownLabels(draft, notes).map(([key, value]) => [key.replace(/[^A-Za-z0-9_]/g, '_'), value]);
}

/** Labels for the metadata of OpenSLO; v2alpha takes those of Kubernetes, in lower case. */
export function openSloLabels(
  draft: Draft,
  version: 'openslo/v1' | 'openslo/v2alpha',
  notes: Notes,
): readonly Label[] {
  const takes = ([key, value]: Label): boolean =>
    /^[A-Za-z0-9](?:[-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(key) &&
    (version === 'openslo/v1' || /^[a-z0-9](?:[-._a-z0-9]{0,61}[a-z0-9])?$/.test(value));
  const own = ownLabels(draft, notes);
  const refused = own.filter(label => !takes(label)).map(([key]) => key);
  if (refused.length > 0) {
    notes.add(`Labels that the format does not take are not carried over: ${listed(refused)}.`);
  }
  return own.filter(takes);
}

/** Labels for the metadata of Pyrra, with the prefix by which it passes them on; the service, for which it has no field, among them. */
export function pyrraLabels(draft: Draft, notes: Notes): readonly Label[] {
  const service: readonly Label[] = draft.service === null ? [] : [['service', draft.service]];
  const own = ownLabels(draft, notes).filter(([key]) => key !== 'service');
  return [...service, ...own].map(([key, value]) => [`${pyrraPrefix}${key}`, value]);
}

function ownLabels(draft: Draft, notes: Notes): readonly Label[] {
  const labels = draft.labels.filter(({ value }) => value !== '');
  if (draft.slo.format !== 'pyrra') {
    return labels.map(({ key, value }): Label => [key, value]);
  }
  const passed = labels.filter(({ key }) => key.startsWith(pyrraPrefix));
  const others = labels.filter(({ key }) => !key.startsWith(pyrraPrefix));
  if (others.length > 0) {
    notes.add(
      `Labels of the Kubernetes object are not carried over: ${listed(others.map(({ key }) => key))}.`,
    );
  }
  return passed
    .map(({ key, value }): Label => [key.slice(pyrraPrefix.length), value])
    .filter(([key]) => key !== 'service');
}

/** `a, b and c`, each as code. */
export function listed(names: readonly string[]): string {
  const codes = [...new Set(names)].map(name => `\`${name}\``);
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1) ?? ''}`;
}
