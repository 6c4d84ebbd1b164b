/// <reference lib="dom" />
import type { Frame, Locator } from 'playwright-core';
import { bodyAttributes } from '../../src/protocol/slo-preview.ts';
import { eventually } from '../host/eventually.ts';
import type { VscodeWindow } from '../host/window.ts';

/** The page of the preview, as a person sees it. */
export class PreviewPage {
  readonly frame: Frame;
  private readonly window: VscodeWindow;

  private constructor(window: VscodeWindow, frame: Frame) {
    this.window = window;
    this.frame = frame;
  }

  /** Waits until a preview is drawn. After a reload of the window it is another page. */
  static async shown(window: VscodeWindow): Promise<PreviewPage> {
    const frame = await eventually(
      'a preview',
      async () => {
        for (const each of window.page.frames()) {
          if (
            (await each
              .locator(`body[${bodyAttributes.uri}] #page`)
              .count()
              .catch(() => 0)) > 0
          ) {
            return each;
          }
        }
        return null;
      },
      found => found !== null,
    );
    if (frame === null) {
      throw new Error('There is no preview');
    }
    return new PreviewPage(window, frame);
  }

  /** Waits until the first sentence says something. */
  async promises(text: string): Promise<void> {
    await this.frame.locator('#r-hero', { hasText: text }).waitFor();
  }

  banner(): Locator {
    return this.frame.locator('#r-banner .banner');
  }

  /** A field of the form, which is unfolded where the page is narrow. */
  async field(label: string): Promise<Locator> {
    const field = this.frame.getByLabel(label, { exact: true });
    if (!(await field.isVisible())) {
      await this.frame.locator('#fold').click();
    }
    return field;
  }

  async addIncident(): Promise<Locator> {
    const button = this.frame.locator('#add-incident');
    if (!(await button.isVisible())) {
      await this.frame.locator('#fold').click();
    }
    await button.click();
    return this.incident();
  }

  /** The handle of the first incident in the burn-down. */
  incident(): Locator {
    return this.frame.locator('.handle[data-incident="A"]').first();
  }

  /** What a screen reader says of it: `day 9, 10:00, 12 min at 100 %`. */
  async incidentSaid(): Promise<string> {
    return (await this.incident().getAttribute('aria-valuetext')) ?? '';
  }

  /** Drags the incident by some pixels, in steps as a hand does. */
  async dragIncident(pixels: number): Promise<void> {
    await this.incident().scrollIntoViewIfNeeded();
    const box = await this.incident().boundingBox();
    if (box === null) {
      throw new Error('The incident is not in sight');
    }
    const { mouse } = this.window.page;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + pixels, y, { steps: 12 });
    await mouse.up();
  }
}
