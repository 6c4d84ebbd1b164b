import type { PreviewEdit } from '../../protocol/slo-preview.ts';
import { percentOfRatio } from '../../slo/units/decimal.ts';
import type { Scene } from '../scene/scene.ts';
import { editableOf } from './edit-field.ts';

/** Sets the objective; also where something else stands in its place that cannot be read. Takes a ratio. */
export function objectiveEdit({ slo, preview }: Scene, ratio: number): PreviewEdit {
  const place = preview.editables.find(({ what, slos }) => what === 'objective' && slos.includes(slo.id));
  if (slo.objective !== null || place === undefined) {
    return { kind: 'objective', slo: slo.id, ratio };
  }
  const inPercent =
    slo.format === 'pyrra' || slo.format.startsWith('sloth/') || place.key === 'targetPercent';
  return { kind: 'value', editable: place.id, value: inPercent ? percentOfRatio(ratio) : ratio };
}

/** Sets the objective to what HEAD says, as it is written there. null: HEAD says none. */
export function restoredObjective(scene: Scene): PreviewEdit | null {
  const before = scene.head?.objective ?? null;
  const now = scene.slo.objective;
  if (before === null) {
    return null;
  }
  const place = now?.unit === before.unit ? editableOf(scene, now) : undefined;
  return place === undefined
    ? objectiveEdit(scene, before.value)
    : { kind: 'source', editable: place.id, source: before.source };
}
