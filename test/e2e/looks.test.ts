import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Theme } from '../host/window.ts';
import { inVscode } from './shop.ts';
import { ReliabilityTree } from './tree.ts';

const themes: readonly Theme[] = ['light', 'dark', 'high-contrast'];

/** Pictures for people to look at, in `.vscode-test/shots`; what can be asserted of them is little. */
describe('the looks of a review', () => {
  const setting = inVscode();

  for (const theme of themes) {
    it(`in ${theme} are in shots/`, async () => {
      const { window } = setting();
      await window.setTheme(theme);
      await window.openFile('src/checkout/pricing.ts');
      await window.squigglesOnce(all => all.length >= 2);
      await window.hoverOver('fetch', { line: 31, contains: 'safe to repeat' });
      const hover = await window.screenshot(`hover-${theme}.png`);
      await window.press('Escape');
      await window.page.mouse.move(0, 0);
      await window.goToLine(26);
      await window.cursorAt('fetch', 26);
      await window.lightbulb();
      const menu = await window.screenshot(`lightbulb-${theme}.png`);
      await window.press('Escape');
      await window.problems();
      const problems = await window.screenshot(`problems-${theme}.png`);
      await window.press('Control+J');
      assert.ok([hover, menu, problems].every(file => statSync(file).size > 10_000));
    });
  }
});

describe('the looks of the view of dependencies', () => {
  const setting = inVscode();

  for (const theme of themes) {
    it(`in ${theme} are in shots/`, async () => {
      const { window } = setting();
      const tree = new ReliabilityTree(window);
      await window.setTheme(theme);
      await tree.open();
      if (theme === themes[0]) {
        await tree.welcome();
        await window.screenshot('tree-welcome.png');
        await tree.pressButton('Review Workspace');
        await tree.rowsOnce(all => all.length >= 15);
        for (const name of ['axios', 'orders', 'pricing.internal']) {
          await tree.toggle(name);
        }
        await tree.rowsOnce(all => all.some(({ level }) => level === 2));
      }
      await tree.tooltip(tree.call('fetch', 'pricing.ts:26'));
      const shown = await window.screenshot(`tree-${theme}.png`);
      assert.ok(statSync(shown).size > 10_000);
    });
  }
});
