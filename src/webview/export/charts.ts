import { budgetBar } from '../charts/budget-bar.ts';
import { burnDown } from '../charts/burn-down.ts';
import { panel } from '../charts/panel.ts';
import { panelFrame, panelScales } from '../charts/panel-frame.ts';
import { incidentStrip } from '../charts/panel-strip.ts';
import { text } from '../charts/parts.ts';
import { patch } from '../dom/patch.ts';
import { h, s, type VNode } from '../dom/vnode.ts';
import { hitsOf } from '../scene/hits.ts';
import { burnHeading, promise, rateHeading } from '../scene/sentences.ts';
import { alertName } from '../words/alert-name.ts';
import { plain } from '../view/pieces.ts';
import type { View } from '../view/view.ts';
import { titleOf } from '../scene/scene.ts';
import { standalone } from './styles.ts';

const width = 940;
const margin = 24;

interface Drawing {
  readonly node: VNode;
  readonly x: number;
  readonly y: number;
}

/**
 * The charts as one drawing that stands by itself, in the colours of the present theme. They are drawn afresh, so that it does not
 * matter how wide the page is and whether a table stands in the place of a chart.
 */
export function chartsSvg(view: View, page: Element): string {
  const { drawings, height } = arranged(view);
  const box = document.createElement('div');
  box.className = 'offscreen';
  page.append(box);
  try {
    patch(box, [h('div', {}, ...drawings.map(({ node }) => node))]);
    return serialised(box, drawings, height);
  } finally {
    box.remove();
  }
}

function serialised(box: Element, drawings: readonly Drawing[], height: number): string {
  const style = getComputedStyle(box);
  const outer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const size = { width: String(width + 2 * margin), height: String(height + 2 * margin) };
  const attributes = {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    'font-family': style.fontFamily,
  };
  Object.entries(attributes).forEach(([name, value]) => outer.setAttribute(name, value));
  const ground = document.createElementNS(outer.namespaceURI, 'rect');
  Object.entries({ ...size, fill: style.backgroundColor }).forEach(([name, value]) =>
    ground.setAttribute(name, value),
  );
  outer.append(ground);
  const drawn = [...box.querySelectorAll<SVGSVGElement>(':scope > div > svg')];
  for (const [index, { x, y }] of drawings.entries()) {
    const original = drawn[index];
    if (original !== undefined) {
      const copy = standalone(original);
      copy.setAttribute('x', String(x + margin));
      copy.setAttribute('y', String(y + margin));
      copy.setAttribute('overflow', 'visible');
      outer.append(copy);
    }
  }
  return new XMLSerializer().serializeToString(outer);
}

/** Titles and charts one under another. */
function arranged(view: View): { readonly drawings: readonly Drawing[]; readonly height: number } {
  const { scene } = view;
  const drawings: Drawing[] = [];
  let y = 0;
  const put = (node: VNode | null, height: number): void => {
    if (node !== null) {
      drawings.push({ node, x: 0, y });
      y += height;
    }
  };
  put(title(titleOf(scene.slo), 'title'), 26);
  put(title(plain(promise(scene)), 'line'), 26);
  put(budgetBar(scene, width), 80);
  put(title(plain(burnHeading(scene)), 'title'), 30);
  const burn = burnDown({ ...view, width, readout: null });
  put(burn, Number(burn?.attributes.height ?? 0) + 24);
  const { selected, run, terms, incidents } = scene;
  if (selected !== null && run !== null && terms !== null && run.alerts.length > 0) {
    const hits = hitsOf(run, selected, incidents);
    put(title(plain(rateHeading(selected, hits)), 'title'), 30);
    const scales = panelScales(selected, hits, terms.budget);
    const each = (width - 44 - 3 * 14) / 4;
    hits.forEach((hit, index) => {
      const column = index % 4;
      const left = column === 0 ? 44 : 0;
      const frame = panelFrame({ width: each + left, height: 150, left }, scales);
      const x = column === 0 ? 0 : 44 + column * (each + 14);
      const name = title(alertName(hit.alert.branch), 'line');
      drawings.push({ node: name, x: x + left, y });
      const node = panel({ index, incident: selected, hit, run, frame }, [incidentStrip(selected, frame)]);
      drawings.push({ node, x, y: y + 20 });
      y += column === 3 || index === hits.length - 1 ? 220 : 0;
    });
  }
  return { drawings, height: y };
}

function title(words: string, kind: 'title' | 'line'): VNode {
  return s(
    'svg',
    { width, height: 20, class: 'chart' },
    text(0, 14, words, { class: kind === 'title' ? 'strong title' : 'big' }),
  );
}
