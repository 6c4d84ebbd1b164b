import { chartsSvg } from '../export/charts.ts';
import { pngOf } from '../export/png.ts';
import { reviewOf } from '../export/review.ts';
import { budgetText, engineer, promise } from '../scene/sentences.ts';
import { titleOf } from '../scene/scene.ts';
import { plain } from '../view/pieces.ts';
import type { Offer } from '../view/view.ts';
import type { Page } from './page.ts';

/** Gives the extension what a person takes away: to copy, or to save. */
export async function take(page: Page, offer: Offer): Promise<void> {
  const { scene, host } = page;
  if (scene === null) {
    return;
  }
  const name = fileName(titleOf(scene.slo));
  switch (offer) {
    case 'copy-budget':
      host.send({ kind: 'copy', text: budgetText(scene) });
      return;
    case 'copy-engineer':
      host.send({ kind: 'copy', text: plain(engineer(scene) ?? promise(scene)) });
      return;
    case 'copy-markdown':
      host.send({ kind: 'copy', text: reviewOf(scene) });
      return;
    case 'save-markdown':
      host.send({ kind: 'save', name: `${name}.md`, mime: 'text/markdown', data: reviewOf(scene) });
      return;
    case 'save-svg':
      host.send({ kind: 'save', name: `${name}.svg`, mime: 'image/svg+xml', data: svgOf(page) });
      return;
    case 'save-png':
      try {
        const data = await pngOf(svgOf(page));
        host.send({ kind: 'save', name: `${name}.png`, mime: 'image/png', data });
        return;
      } catch (error) {
        host.send({ kind: 'log', level: 'error', message: String(error) });
        return;
      }
  }
}

function svgOf(page: Page): string {
  return page.scene === null ? '' : chartsSvg(page.viewOf(page.scene), page.root);
}

/** A name that every file system takes. */
function fileName(title: string): string {
  return (
    title
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80) || 'slo'
  );
}
