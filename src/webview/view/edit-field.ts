import type { Span } from '../../base/span.ts';
import type { PreviewEditable } from '../../protocol/slo-preview.ts';
import type { Scene } from '../scene/scene.ts';
import { type TextField, textField } from './field.ts';
import type { VNode } from '../dom/vnode.ts';
import type { View } from './view.ts';

/** The editable that a field of the model stands in; undefined: the form cannot set it. */
export function editableOf({ preview }: Scene, field: { readonly span: Span }): PreviewEditable | undefined {
  return preview.editables.find(
    ({ span }) => span.start <= field.span.start && field.span.start < Math.max(span.end, span.start + 1),
  );
}

/** A field that sets one scalar of the document to what is typed. */
export function scalarField(
  view: View,
  editable: PreviewEditable,
  look: Pick<TextField, 'label' | 'kind' | 'class'>,
): VNode {
  const id = `field-${editable.id}`;
  const value = editable.value === null ? '' : String(editable.value);
  const input = (typed: string): void => {
    if (typed.trim() !== '') {
      view.actions.edit(id, { kind: 'value', editable: editable.id, value: typed });
    }
  };
  return textField({ ...look, id, value, input }, view);
}
