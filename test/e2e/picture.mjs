// Makes the picture of the README, media/screenshot-diagnostic.png: a finding of the sample with its hover. Needs a build.
import '../../scripts/lib/require-node.mjs';
import path from 'node:path';
import { openVscode } from '../host/open-window.ts';
import { projectDir } from '../host/paths.ts';
import { copyShop } from './shop.ts';

const shop = await copyShop();
const hosted = await openVscode({
  extensions: [{ kind: 'installed', folder: projectDir }],
  open: shop.folder,
  viewport: { width: 1080, height: 600 },
  settings: {
    'typescript.validate.enable': false,
    'workbench.colorTheme': 'Dark 2026',
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'workbench.layoutControl.enabled': false,
  },
});
try {
  const { window } = hosted;
  await window.openFile('src/checkout/quotes.ts');
  await window.squigglesOnce(all => all.length >= 1);
  await window.press('Control+B');
  await window.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await window.hoverOver('carriers.post', { contains: 'safe to repeat' });
  // It fades in.
  await window.page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await window.screenshot(path.join(projectDir, 'media', 'screenshot-diagnostic.png'));
} finally {
  await hosted.close();
  await shop.remove();
}
