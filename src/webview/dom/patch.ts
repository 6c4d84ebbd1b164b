import type { Attributes, Handlers, VNode } from './vnode.ts';

const spaces = { html: 'http://www.w3.org/1999/xhtml', svg: 'http://www.w3.org/2000/svg' } as const;

/** What each element was last made from. */
const shown = new WeakMap<Node, VNode>();

/** Changes the children of an element into those described; what can stay stays, so that focus, scrolling and a drag live on. */
export function patch(parent: Element, next: readonly (VNode | string)[]): void {
  const keyed = new Map<string, ChildNode>();
  for (const node of parent.childNodes) {
    const key = shown.get(node)?.attributes.key;
    if (key !== undefined) {
      keyed.set(key, node);
    }
  }
  const wanted = new Set(next.map(child => (typeof child === 'string' ? undefined : child.attributes.key)));
  const isLeaving = (node: Node): boolean => {
    const key = shown.get(node)?.attributes.key;
    return key === undefined || !wanted.has(key);
  };
  let at = parent.firstChild;
  for (const child of next) {
    const key = typeof child === 'string' ? undefined : child.attributes.key;
    const candidate = key === undefined ? at : (keyed.get(key) ?? null);
    const kept = candidate !== null && fits(candidate, child) ? candidate : null;
    // What moves loses its focus, so what stands before it and is not wanted any more goes first.
    while (kept !== null && at !== null && at !== kept && isLeaving(at)) {
      at = removed(at);
    }
    const node = kept ?? create(child);
    if (node === at) {
      at = at.nextSibling;
    } else {
      parent.insertBefore(node, at);
    }
    update(node, child);
  }
  while (at !== null) {
    at = removed(at);
  }
}

/** Removes a node; gives the one behind it. */
function removed(node: ChildNode): ChildNode | null {
  const behind = node.nextSibling;
  node.remove();
  return behind;
}

function fits(node: Node, child: VNode | string): boolean {
  const before = shown.get(node);
  return typeof child === 'string'
    ? node.nodeType === Node.TEXT_NODE
    : before?.tag === child.tag && before.attributes.key === child.attributes.key;
}

function create(child: VNode | string): ChildNode {
  return typeof child === 'string'
    ? document.createTextNode(child)
    : document.createElementNS(spaces[child.space], child.tag);
}

function update(node: ChildNode, child: VNode | string): void {
  if (typeof child === 'string') {
    if (node.nodeValue !== child) {
      node.nodeValue = child;
    }
  } else if (node instanceof HTMLElement || node instanceof SVGElement) {
    const before = shown.get(node);
    shown.set(node, child);
    patch(node, child.children);
    change(node, before?.attributes ?? {}, child.attributes);
  }
}

function change(element: HTMLElement | SVGElement, before: Attributes, after: Attributes): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name];
    if (name === 'on') {
      listen(element, after.on ?? {});
    } else if (name === 'style') {
      Object.entries(after.style ?? {}).forEach(([key, each]) => element.style.setProperty(key, each));
    } else if (name === 'value' && 'value' in element) {
      type(element, typeof value === 'string' ? value : '');
    } else if (name !== 'key' && (value !== before[name] || name === 'checked')) {
      set(element, name, value);
    }
  }
}

/** Whoever types in a field is not interrupted. */
function type(element: (HTMLElement | SVGElement) & { value: unknown }, value: string): void {
  const isTyping = element === document.activeElement && element.tagName !== 'SELECT';
  if (!isTyping && element.value !== value) {
    element.value = value;
  }
}

function set(element: Element, name: string, value: Attributes[string]): void {
  if (name === 'checked' && element instanceof HTMLInputElement) {
    element.checked = value === true;
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else if (typeof value !== 'object') {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

const listening = new WeakMap<Element, Map<string, (event: Event) => void>>();

function listen(element: Element, handlers: Handlers): void {
  const present = listening.get(element) ?? new Map<string, (event: Event) => void>();
  listening.set(element, present);
  for (const name of present.keys()) {
    if (!(name in handlers)) {
      present.set(name, () => undefined);
    }
  }
  for (const [name, handler] of Object.entries(handlers)) {
    if (!present.has(name)) {
      element.addEventListener(name, event => listening.get(element)?.get(name)?.(event));
    }
    present.set(name, handler as (event: Event) => void);
  }
}
