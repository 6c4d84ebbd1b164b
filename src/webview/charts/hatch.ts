import { s, type VNode } from '../dom/vnode.ts';

/** What a hatching means: made up, or waiting for the morning. */
export type Hatch = 'whatif' | 'ticket';

/** A pattern of oblique lines, and how it is named. Each drawing has its own, so that it can be taken out of the page. */
export function hatch(kind: Hatch, drawing: string): { readonly pattern: VNode; readonly fill: string } {
  const id = `${drawing}-${kind}`;
  const gap = kind === 'whatif' ? 5 : 4;
  return {
    pattern: s(
      'pattern',
      { id, width: gap, height: gap, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      s('line', { class: `hatch is-${kind}`, x1: 0, y1: 0, x2: 0, y2: gap }),
    ),
    fill: `url(#${id})`,
  };
}
