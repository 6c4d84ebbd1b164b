import { type Attributes, type Child, type Children, h, type VNode } from '../dom/vnode.ts';
import { say } from '../words/say.ts';
import type { View } from './view.ts';

export interface TextField {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly input: (text: string) => void;
  readonly kind: 'line' | 'text' | 'code';
  readonly class?: string;
  /** What stands in the field after the text. */
  readonly unit?: string;
  readonly more?: Attributes;
}

/** A field with its label, and why its last edit was refused. */
export function textField(field: TextField, { refusals }: Pick<View, 'refusals'>): VNode {
  const { label, kind, unit } = field;
  const id = elementId(field.id);
  const refusal = refusals.get(field.id);
  return h(
    'div',
    { class: `field ${field.class ?? ''}`.trim(), key: field.id },
    h('label', { for: id }, label),
    h(
      'div',
      { class: 'unit' },
      kind === 'line' ? lineInput({ ...field, id }, refusal) : areaInput({ ...field, id }, refusal),
      unit === undefined ? null : h('span', { 'aria-hidden': 'true' }, unit),
    ),
    refusalNote(id, refusal),
  );
}

/** An id that can stand in a list of ids: what names a field may come from the document. */
function elementId(name: string): string {
  return name.replace(/\s/g, '_');
}

/** A sentence under a field that could not be changed. */
export function refusalNote(id: string, refusal: string | undefined): Child {
  return refusal === undefined
    ? null
    : h('p', { class: 'refusal', id: `${id}-refusal`, role: 'alert' }, say('refused', refusal));
}

function described(id: string, refusal: string | undefined): Attributes {
  return refusal === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': `${id}-refusal` };
}

function lineInput({ id, value, input, more = {} }: TextField, refusal: string | undefined): VNode {
  return h('input', {
    type: 'text',
    id,
    spellcheck: 'false',
    autocomplete: 'off',
    value,
    ...described(id, refusal),
    ...more,
    on: { input: event => input(valueOf(event)) },
  });
}

function areaInput({ id, value, input, kind }: TextField, refusal: string | undefined): VNode {
  return h('textarea', {
    id,
    class: kind,
    spellcheck: String(kind === 'text'),
    rows: Math.min(8, Math.max(2, value.split('\n').length, Math.ceil(value.length / 37))),
    value,
    ...described(id, refusal),
    on: { input: event => input(valueOf(event)) },
  });
}

export function valueOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
    ? target.value
    : '';
}

export interface Choice {
  readonly value: string;
  readonly words: string;
}

/** A choice of several. */
export function select(
  attributes: Attributes,
  present: string,
  choices: readonly Choice[],
  choose: (value: string) => void,
): VNode {
  return h(
    'select',
    { ...attributes, value: present, on: { change: event => choose(valueOf(event)) } },
    ...choices.map(({ value, words }) =>
      h('option', { value, key: value, selected: value === present }, words),
    ),
  );
}

export function group(key: string, heading: Children, ...content: readonly Children[]): VNode {
  return h('div', { class: 'group', key }, h('h3', {}, heading), ...content);
}

export function note(...content: readonly Children[]): VNode {
  return h('p', { class: 'note' }, ...content);
}
