import { type Child, h, type VNode } from '../dom/vnode.ts';
import type { AlertBranch, Field } from '../../slo/model/model.ts';
import { formatPrometheusDuration } from '../../slo/units/duration.ts';
import type { BranchChange } from '../../slo/edits/alerts.ts';
import type { Scene } from '../scene/scene.ts';
import { alertName } from '../words/alert-name.ts';
import { readDuration, readNumber } from '../words/read-amounts.ts';
import { say } from '../words/say.ts';
import { editableOf } from './edit-field.ts';
import { textField } from './field.ts';
import { branchKey } from './pieces.ts';
import type { View } from './view.ts';

/** Whether this document says anything of a branch: what other files or the tool say of it is not for its form. */
export function isWritten(scene: Scene, { fields }: AlertBranch): boolean {
  return Object.values(fields).some((field: Field<number> | null) => isHere(scene, field));
}

function isHere(scene: Scene, field: Field<number> | null): boolean {
  return field !== null && editableOf(scene, field) !== undefined;
}

interface Part {
  readonly name: keyof BranchChange;
  readonly label: string;
  readonly field: Field<number> | null;
  readonly value: string;
  readonly unit?: string;
  readonly read: (typed: string) => number | null;
}

/** Burn rate and windows of a branch, as far as the document says them. */
export function branchFields(view: View, branch: AlertBranch): VNode {
  const { fields } = branch;
  const length = (seconds: number | null): string => formatPrometheusDuration(seconds ?? 0);
  const parts: readonly Part[] = [
    {
      name: 'burnRate',
      label: say('burnRate'),
      field: fields.burnRate,
      value: String(branch.burnRate),
      unit: '×',
      read: readNumber,
    },
    {
      name: 'longSeconds',
      label: say('window'),
      field: fields.long,
      value: length(branch.longSeconds),
      read: readDuration,
    },
    {
      name: 'shortSeconds',
      label: say('shortWindow'),
      field: fields.short,
      value: length(branch.shortSeconds),
      read: readDuration,
    },
  ];
  return h(
    'fieldset',
    { class: 'branch', key: branchKey(branch) },
    h('legend', {}, alertName(branch)),
    ...parts.map(part => partField(view, branch, part)),
  );
}

function partField(view: View, branch: AlertBranch, { name, label, field, value, unit, read }: Part): Child {
  const { scene, actions } = view;
  if (!isHere(scene, field)) {
    return null;
  }
  const id = `${branchKey(branch)}/${name}`;
  const input = (typed: string): void => {
    const change = read(typed);
    if (change !== null) {
      actions.edit(id, {
        kind: 'branch',
        slo: scene.slo.id,
        severity: branch.severity,
        branch: branch.branch,
        change: { [name]: change },
      });
    }
  };
  return textField({ id, label, kind: 'line', value, input, ...(unit === undefined ? {} : { unit }) }, view);
}
