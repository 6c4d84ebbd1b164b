import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';

let started: Browser | null = null;

before(async () => {
  started = await launchChromium();
});

after(async () => {
  await started?.close();
});

/** The browser that all tests of pages share. */
export function browser(): Browser {
  return started ?? assert.fail('The browser is there while tests run.');
}
