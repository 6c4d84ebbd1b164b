import { type Attributes, type Children, s, type VNode } from '../dom/vnode.ts';

export function text(x: number, y: number, content: Children, more: Attributes = {}): VNode {
  return s('text', { x: rounded(x), y: rounded(y), ...more }, content);
}

export function strong(content: string): VNode {
  return s('tspan', { class: 'strong' }, content);
}

export function line(x1: number, y1: number, x2: number, y2: number, name: string): VNode {
  return s('line', { x1: rounded(x1), y1: rounded(y1), x2: rounded(x2), y2: rounded(y2), class: name });
}

export function rect(x: number, y: number, width: number, height: number, more: Attributes): VNode {
  return s('rect', {
    x: rounded(x),
    y: rounded(y),
    width: rounded(Math.max(0, width)),
    height: rounded(Math.max(0, height)),
    ...more,
  });
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
