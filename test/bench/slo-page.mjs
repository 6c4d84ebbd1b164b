import { parseAllDocuments } from 'yaml';
import { launchChromium } from '../host/chromium.ts';
import { openPage } from '../webview/open-page.ts';
import { SampleDocument } from '../webview/sample-document.ts';
import { keptState, slothOf } from '../webview/samples.ts';
import { median } from './timing.mjs';

const slos = 50;
const rounds = 30;
/** Until the code is as fast as it gets, as in a preview that has been open for a while. */
const warmUp = 15;
const objectives = ['99.9', '99.5', '99.95', '99'];

/**
 * In the page of a preview of 50 SLOs: from the message to the DOM and its layout, and a frame of a drag, script and layout; and the bare
 * parse of the same texts by yaml in this process, in turn. In milliseconds.
 */
export async function measureSloPage() {
  const browser = await launchChromium();
  try {
    const text = slothOf(Array.from({ length: slos }, (_, index) => `slo-${String(index)}`));
    const document = new SampleDocument(text, { head: text });
    const { page, complaints } = await openPage(browser, document, { state: keptState() });
    await page.waitForSelector('.handle');
    const times = { message: [], frame: [], parse: [] };
    for (let round = 0; round < warmUp + rounds; round++) {
      const changed = text.replace('99.9', objectives[round % objectives.length]);
      const start = performance.now();
      parseAllDocuments(changed);
      times.parse.push(performance.now() - start);
      times.message.push(await page.evaluate(timeMessage, document.type(changed)));
      times.frame.push(await page.evaluate(timeFrame, round));
    }
    if (complaints.length > 0) {
      throw new Error(complaints.join('\n'));
    }
    const after = list => median(list.slice(warmUp));
    return { slos, parse: after(times.parse), message: after(times.message), frame: after(times.frame) };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function timeMessage(preview) {
  const data = { kind: 'preview', preview };
  const start = performance.now();
  window.dispatchEvent(new MessageEvent('message', { data }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}

/** Runs in the page: drags the first incident a little, and times the frame that draws it. */
async function timeFrame(round) {
  const handle = document.querySelector('.handle[data-incident=A]');
  const { x, y } = handle.getBoundingClientRect();
  const at = moved => ({ bubbles: true, button: 0, buttons: 1, clientX: x + 5 + moved, clientY: y + 5 });
  handle.dispatchEvent(new PointerEvent('pointerdown', at(0)));
  const time = await new Promise(resolve => {
    let start = 0;
    requestAnimationFrame(() => (start = performance.now()));
    window.dispatchEvent(new PointerEvent('pointermove', at(round % 2 === 0 ? 40 : -40)));
    requestAnimationFrame(() => {
      document.body.getBoundingClientRect();
      resolve(performance.now() - start);
    });
  });
  window.dispatchEvent(new PointerEvent('pointerup', at(0)));
  return time;
}
