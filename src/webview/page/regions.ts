import { patch } from '../dom/patch.ts';
import { type Children, flat, h } from '../dom/vnode.ts';

/** The parts of the page that are drawn by themselves. */
export const regionNames = [
  'banner',
  'form',
  'what-if',
  'hero',
  'bar',
  'burn',
  'rate',
  'alerts',
  'matrix',
  'changes',
  'compare',
  'dependencies',
  'capacity',
  'measured',
] as const;

export type RegionName = (typeof regionNames)[number];

/** Those that show incidents: a drag draws them again at every frame, and no others. */
export const draggedRegions: readonly RegionName[] = ['bar', 'burn', 'rate', 'what-if'];

/** The frame of the page, in which each part has its place. */
export interface Skeleton {
  readonly page: HTMLElement;
  /** What turns grey when the text cannot be read. */
  readonly fading: readonly HTMLElement[];
  /** As wide as the charts. */
  readonly column: HTMLElement;
  readonly toggle: HTMLElement;
  readonly summary: HTMLElement;
  readonly status: HTMLElement;
  readonly draw: (name: RegionName, content: Children) => void;
}

function region(name: RegionName, heading: string | null): ReturnType<typeof h> {
  return h(heading === null ? 'div' : 'section', {
    id: `r-${name}`,
    class: `region is-${name}`,
    'aria-labelledby': heading,
  });
}

/** Builds the frame into the body. */
export function buildSkeleton(body: HTMLElement): Skeleton {
  patch(body, [
    h(
      'div',
      { class: 'page', id: 'page' },
      h(
        'aside',
        { class: 'left', 'aria-labelledby': 'h-form' },
        h(
          'div',
          { class: 'form' },
          h(
            'button',
            {
              type: 'button',
              id: 'fold',
              class: 'fold',
              'aria-expanded': 'false',
              'aria-controls': 'fields',
            },
            h('span', { class: 'summary' }),
          ),
          h('div', { id: 'fields', class: 'fields' }, region('form', null), region('what-if', null)),
        ),
      ),
      h(
        'main',
        { class: 'right' },
        region('banner', null),
        h(
          'div',
          { class: 'fade', id: 'column' },
          h(
            'section',
            { class: 'hero', 'aria-labelledby': 'h-promise' },
            region('hero', null),
            region('bar', null),
          ),
          region('burn', 'h-burn'),
          region('rate', 'h-rate'),
          region('alerts', 'h-alerts'),
          region('matrix', 'h-matrix'),
          h('div', { class: 'pair' }, region('changes', 'h-changes'), region('compare', 'h-compare')),
          h(
            'div',
            { class: 'pair' },
            region('dependencies', 'h-dependencies'),
            region('capacity', 'h-capacity'),
          ),
          region('measured', null),
        ),
        h('p', { class: 'sr-only', id: 'status', role: 'status' }),
      ),
    ),
  ]);
  const found = (selector: string): HTMLElement => {
    const element = body.querySelector<HTMLElement>(selector);
    if (element === null) {
      throw new Error(`The page has no ${selector}.`);
    }
    return element;
  };
  const regions = new Map(regionNames.map(name => [name, found(`#r-${name}`)]));
  return {
    page: found('#page'),
    fading: [found('#column'), found('.form')],
    column: found('#column'),
    toggle: found('#fold'),
    summary: found('.summary'),
    status: found('#status'),
    draw: (name, content) => {
      const element = regions.get(name);
      if (element !== undefined) {
        const children = flat(content);
        patch(element, children);
        element.hidden = children.length === 0;
      }
    },
  };
}
