/** What listens to an element, by the names of the events. */
export type Handlers = {
  readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void;
};

export type Styles = Readonly<Record<string, string>>;

/** `key` tells siblings apart when they change places; `style` holds custom properties, which are set one by one. */
export interface Attributes {
  readonly key?: string;
  readonly on?: Handlers;
  readonly style?: Styles;
  readonly [name: string]: string | number | boolean | null | undefined | Handlers | Styles;
}

/** A description of an element. Its texts become text nodes, and its attributes are set: nothing of it is ever parsed. */
export interface VNode {
  readonly tag: string;
  readonly space: 'html' | 'svg';
  readonly attributes: Attributes;
  readonly children: readonly (VNode | string)[];
}

export type Child = VNode | string | null;

export type Children = Child | readonly Children[];

export function h(tag: string, attributes: Attributes, ...children: readonly Children[]): VNode {
  return { tag, space: 'html', attributes, children: flat(children) };
}

export function s(tag: string, attributes: Attributes, ...children: readonly Children[]): VNode {
  return { tag, space: 'svg', attributes, children: flat(children) };
}

export function flat(children: Children): readonly (VNode | string)[] {
  if (children === null || children === '') {
    return [];
  }
  return isList(children) ? children.flatMap(flat) : [children];
}

function isList(children: Children): children is readonly Children[] {
  return Array.isArray(children);
}
