import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { figuresOf } from '../../src/slo/figures/figures.ts';
import { readSlo } from '../../src/slo/formats/read.ts';
import { durationInWords, percentInWords } from '../../src/slo/units/words.ts';
import { browser } from './browser.ts';
import { becomesTrue } from './becomes-true.ts';
import { type Opening, type OpenPage, openPage } from './open-page.ts';
import { SampleDocument } from './sample-document.ts';
import { keptState, settings, sloth, slothOf, trafficOnly, twoIncidents } from './samples.ts';

let open: OpenPage | null = null;

afterEach(async () => {
  const complaints = open?.complaints ?? [];
  await open?.page.context().close();
  open = null;
  assert.deepEqual(complaints, []);
});

async function opened(document: SampleDocument, opening: Opening = {}): Promise<OpenPage> {
  open = await openPage(browser(), document, opening);
  return open;
}

const checkout = (): SampleDocument =>
  new SampleDocument(sloth(99.9), { head: sloth(99.95), settings: trafficOnly });

/** The cells of the rows of a table, in its order. */
async function rowsOf(page: OpenPage, table: string): Promise<readonly (readonly string[])[]> {
  const rows = await page.page.locator(`${table} tbody tr`).all();
  return Promise.all(
    rows.map(async row => {
      const cells = await row.locator('th, td').allInnerTexts();
      return cells.map(cell => cell.replaceAll('\u202f', ' ').trim());
    }),
  );
}

describe('the page of a preview', () => {
  it('says what the objective means', async () => {
    const page = await opened(checkout());
    assert.equal(
      await page.text('h1'),
      '1 request in 1,000 may fail: 43 min 12 s of full outage in 30 days.',
    );
    assert.match(
      await page.text('.engineer'),
      /^Error budget 0\.1 %: 25,920 of 25,920,000 requests at 600 per minute/,
    );
  });

  it('shows the figures of the alerts that `figuresOf` gives', async () => {
    const document = checkout();
    const page = await opened(document);
    const { alerts } = figuresOf(readSlo(document.path, document.text).slos[0] ?? assert.fail());
    const time = (seconds: number | null): string => durationInWords(seconds ?? Infinity);
    const wanted = alerts.map(({ errorShare, budgetConsumed, detectSeconds, resetSeconds }) => [
      percentInWords(errorShare),
      percentInWords(budgetConsumed ?? 0),
      time(detectSeconds['0.01']),
      time(detectSeconds['0.1']),
      time(detectSeconds['1']),
      time(resetSeconds['1']),
    ]);
    const shown = await rowsOf(page, '.alerts');
    assert.deepEqual(
      shown.map(([, , ...figures]) => figures),
      wanted,
    );
  });

  it('runs incidents as the SRE Workbook and a real promtool have them', async () => {
    const page = await opened(checkout(), { state: keptState() });
    assert.equal(
      await page.text('#h-burn'),
      'A and B would spend 41.7 % of the budget; the policy says normal',
    );
    assert.equal(
      await page.text('#h-rate'),
      'A pages after 52 s; the page clears 29 min 49 s after the incident',
    );
    assert.deepEqual(await page.texts('.panel p'), [
      'fires after 52 s, for 16 min 4 s',
      'fires after 2 min 10 s, for 39 min 40 s',
      'fires after 4 min 19 s, for 2 h 7 min',
      'fires after 4 min 19 s, for 6 h 7 min',
    ]);
  });

  it('has a table for each chart', async () => {
    const page = await opened(checkout(), { state: { ...keptState(), twins: ['burn', 'rate'] } });
    assert.deepEqual((await rowsOf(page, '.twin')).slice(1, 4), [
      ['day 9, 10:00', 'Incident A begins: 100 % errors', '100 %', 'ship aggressively'],
      ['day 9, 10:00:52', 'Page 1 h / 5 min fires', '98 %', 'ship aggressively'],
      ['day 9, 10:02:10', 'Page 6 h / 30 min fires', '95 %', 'ship aggressively'],
    ]);
    assert.deepEqual((await rowsOf(page, '.stacked'))[0], [
      'Page 1 h / 5 min',
      '14.4×',
      '200×',
      '1,000×',
      '52 s',
      '16 min 56 s',
      '2 %',
    ]);
  });

  it('tells how fast every error rate is found, and which alert is first', async () => {
    const page = await opened(checkout());
    assert.equal(
      await page.text('#h-matrix'),
      'Every error rate above 0.1 % is noticed by the time 10 % of the budget is gone',
    );
    assert.deepEqual(await page.texts('.matrix .first'), [
      ...['43 min', '17 min', '8.6 min', '4.3 min', '1.7 min', '52 s'],
      ...['3.6 h', '14.4 h', '36 h'],
    ]);
  });

  it('compares with HEAD, with other objectives and with the other tool', async () => {
    const page = await opened(checkout(), { state: keptState() });
    assert.equal(
      await page.text('#h-changes'),
      'Since HEAD: twice the budget, and 1 % errors page 5 times later',
    );
    const changes = await rowsOf(page, '#r-changes table');
    assert.deepEqual(changes[1], ['Budget', '21 min 36 s', '43 min 12 s', '× 2']);
    const others = await rowsOf(page, '.compare');
    assert.deepEqual(others[3], ['99.95 %', '21 min 36 s', '83.3 %', '26 s', '21 min 10 s']);
    assert.match(await page.text('#r-compare .foot'), /^In Pyrra the same objective pages 2 min 54 s/);
  });

  it('tells when instances run out, and what dependencies leave', async () => {
    const page = await opened(new SampleDocument(sloth(99.9), { settings }));
    assert.equal(await page.text('#h-capacity'), 'The instances run out in 3.74 months');
    assert.equal(
      await page.text('#h-dependencies'),
      'What it depends on leaves 0.04 % of errors for the service itself',
    );
  });

  it('says of an alert that cannot fire what it would take, and leads to its line', async () => {
    const page = await opened(new SampleDocument(sloth(90)));
    assert.equal(
      await page.text('#h-alerts'),
      'Page 1 h / 5 min can never fire: errors cannot exceed 100 %, it needs 144 %',
    );
    await page.page.click('#r-alerts .link');
    const { document } = page;
    await becomesTrue(() =>
      assert.deepEqual(page.sent.at(-1), { kind: 'reveal', offset: document.text.indexOf('90 #') }),
    );
  });

  it('says when the budget is gone, and by how much it is overspent', async () => {
    const [first, second] = twoIncidents;
    const incidents = [{ ...(first ?? assert.fail()), seconds: 3600 }, second ?? assert.fail()];
    const page = await opened(checkout(), { state: keptState(incidents) });
    assert.equal(
      await page.text('#h-burn'),
      'The budget is gone on day 9, 10:43 and overspent by 22 min 48 s: freeze',
    );
  });

  it('says nothing of HEAD where there is no git, and nothing of measurement that there is not', async () => {
    const page = await opened(new SampleDocument(sloth(99.9)));
    assert.equal(await page.page.locator('#h-changes').count(), 0);
    assert.match(await page.text('.measured'), /no Prometheus is set/);
  });

  it('draws one of many, the one that is chosen or that the cursor is in', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `slo-${String(index)}`);
    const document = new SampleDocument(slothOf(names));
    const page = await opened(document);
    await page.page.selectOption('#chooser', { label: 'slo-31' });
    assert.equal(await page.text('#h-form'), 'slo-31');
    await page.send({ kind: 'cursor', offset: document.text.indexOf('slo-7') });
    assert.equal(await page.text('#h-form'), 'slo-7');
  });
});

describe('editing in the preview', () => {
  it('changes one value of the text and keeps what stands around it', async () => {
    const document = checkout();
    const page = await opened(document);
    await page.page.fill('#objective', '99.5');
    await becomesTrue(() => assert.equal(document.text, sloth(99.5)));
    await page.page.waitForFunction(() => window.document.querySelector('h1')?.textContent.includes('3'));
    assert.equal(await page.text('h1'), '1 request in 200 may fail: 3 h 36 min of full outage in 30 days.');
  });

  it('follows who types faster than the text', async () => {
    const document = checkout();
    const page = await opened(document);
    await page.page.locator('#objective').selectText();
    await page.page.locator('#objective').pressSequentially('99.95');
    await becomesTrue(() => assert.equal(document.text, sloth(99.95)));
    assert.equal(await page.page.inputValue('#objective'), '99.95');
  });

  it('mends an objective that is none', async () => {
    const document = new SampleDocument(sloth('high'));
    const page = await opened(document);
    assert.equal(
      await page.text('h1'),
      'This document has no objective yet: everything here follows from it.',
    );
    await page.page.click('.presets button >> nth=2');
    await becomesTrue(() => assert.equal(document.text, sloth(99.9)));
  });

  it('restores what HEAD says, as it is written there', async () => {
    const document = new SampleDocument(sloth(99.9), { head: sloth('99.950') });
    const page = await opened(document);
    await page.page.click('.objective .link');
    await becomesTrue(() => assert.equal(document.text, sloth('99.950')));
  });

  it('says why an edit was refused, until the next one', async () => {
    const document = checkout();
    const page = await opened(document);
    const edit = document.edit.bind(document);
    document.edit = () => ({ refused: 'The text has changed meanwhile.' });
    await page.page.fill('#objective', '99.5');
    await page.page.waitForSelector('.refusal');
    assert.equal(await page.text('.refusal'), 'Not changed: The text has changed meanwhile.');
    assert.equal(await page.page.getAttribute('#objective', 'aria-invalid'), 'true');
    document.edit = edit;
    await page.page.fill('#objective', '99.95');
    await becomesTrue(async () => {
      assert.equal(document.text, sloth(99.95));
      assert.equal(await page.page.locator('.refusal').count(), 0);
    });
  });

  it('changes a query where it stands', async () => {
    const document = checkout();
    const page = await opened(document);
    await page.page.fill('textarea >> nth=0', 'sum(x[{{.window}}])');
    await becomesTrue(() => {
      assert.match(document.text, /error_query: sum\(x\[\{\{\.window\}\}\]\)\n/);
    });
  });

  it('shows what is typed in the text beside it', async () => {
    const page = await opened(checkout());
    await page.type(sloth(99));
    assert.match(await page.text('h1'), /^1 request in 100 may fail: 7 h 12 min/);
    assert.equal(await page.page.inputValue('#objective'), '99');
  });

  it('keeps what it last showed, grey, while the text is broken', async () => {
    const page = await opened(checkout(), { state: keptState() });
    await page.type(`${sloth(99.9)}  bad: [\n`);
    assert.match(await page.text('.banner'), /^Line 16, column 1: /);
    assert.match(await page.text('#r-hero h1'), /43 min 12 s/);
    assert.equal(
      await page.page.locator('#column').evaluate(element => (element as HTMLElement).inert),
      true,
    );
    await page.page.click('.banner .link');
    await becomesTrue(() => assert.equal(page.sent.at(-1)?.kind, 'reveal'));
    await page.type(sloth(99));
    assert.equal(await page.page.locator('.banner').count(), 0);
    assert.match(await page.text('h1'), /7 h 12 min/);
  });

  it('says that the server has stopped, and recovers with the next preview', async () => {
    const page = await opened(checkout());
    await page.send({ kind: 'state', state: { kind: 'stopped', reason: 'it ran out of memory' } });
    assert.match(await page.text('.banner'), /^The language server has stopped: it ran out of memory/);
    await page.page.click('text=Start it again');
    await becomesTrue(() => assert.deepEqual(page.sent.at(-1), { kind: 'run', what: 'restart-server' }));
    await page.show();
    assert.equal(await page.page.locator('.banner').count(), 0);
  });
});

describe('what the page keeps', () => {
  it('finds its incidents again after a reload', async () => {
    const page = await opened(checkout());
    await page.page.click('#add-incident');
    await becomesTrue(() => assert.match(JSON.stringify(page.state), /"letter":"A"/));
    const { state, document } = page;
    await page.page.context().close();
    const again = await opened(document, { state });
    assert.match(await again.text('#h-burn'), /^A would spend/);
  });

  it('names its document from the start, by which it is found again', async () => {
    const page = await opened(checkout());
    await becomesTrue(() =>
      assert.match(JSON.stringify(page.state), /"uri":"file:\/\/\/shop\/checkout.slo.yaml"/),
    );
  });

  it('begins afresh where what was kept is not its own, or nonsense', async () => {
    for (const state of [
      null,
      7,
      { uri: 'file:///other' },
      { ...keptState(), incidents: [{ letter: '<b>' }] },
    ]) {
      const page = await opened(checkout(), { state });
      assert.match(await page.text('#h-burn'), /^Nothing spent yet/);
      await page.page.context().close();
    }
  });
});

describe('messages that are none', () => {
  it('are dropped and noted', async () => {
    const page = await opened(checkout());
    await page.send({ kind: 'preview', preview: { slos: 'all' } } as { kind: string });
    await page.send({ kind: 'nonsense' });
    const noted = (): number =>
      page.sent.filter(each => each.kind === 'log' && each.message.endsWith('dropped a message.')).length;
    await becomesTrue(() => assert.equal(noted(), 2));
    assert.match(await page.text('h1'), /43 min 12 s/);
  });
});

describe('hostile strings', () => {
  const evil = `<img src=x onerror="window.harm=1">`;

  it('are only ever text: names, queries, policies, dependencies, messages', async () => {
    const document = new SampleDocument(
      sloth(99.9, JSON.stringify(`${evil}**x**{0}`)).replace(
        'job="checkout"',
        `job="${evil.replaceAll('"', "'")}"`,
      ),
      {
        settings: {
          policy: [
            { above: 0, name: evil },
            { above: null, name: '</svg><script>window.harm=1</script>' },
          ],
          objectives: {
            [`${evil}**x**{0}`]: {
              policy: null,
              traffic: null,
              capacity: null,
              dependencies: [{ name: evil, availability: 0.99 }],
            },
          },
        },
      },
    );
    const page = await opened(document, { state: keptState() });
    assert.equal(await page.text('#h-form'), `${evil}**x**{0}`);
    assert.ok((await page.text('#h-burn')).endsWith(`the policy says ${evil}`));
    await page.send({ kind: 'state', state: { kind: 'stopped', reason: evil } });
    assert.ok((await page.text('.banner')).includes(evil));
    assert.equal(await page.page.locator('img, script:not([nonce])').count(), 0);
    assert.equal(await page.page.evaluate(() => 'harm' in window), false);
  });

  it('stay text in what is taken away', async () => {
    const document = new SampleDocument(sloth(99.9, JSON.stringify(evil)));
    const page = await opened(document, { state: keptState() });
    for (const item of ['Charts (SVG)', 'Page for an incident review (Markdown)', 'Charts (PNG)']) {
      const before = page.sent.length;
      await page.page.click('text=Export…');
      await page.page.click(`[role=menuitem]:has-text("${item}")`);
      await becomesTrue(() => assert.equal(page.sent.length, before + 1));
    }
    const [svg, markdown, png] = page.sent
      .slice(-3)
      .map(message => (message.kind === 'save' ? message : assert.fail()));
    assert.ok(svg?.data.includes('&lt;img src=x onerror='));
    assert.ok(!svg?.data.includes('<img'));
    assert.ok(markdown?.data.startsWith('# Incident review: \\<img src=x onerror="window.harm=1"\\>\n'));
    assert.equal(
      Buffer.from(png?.data ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
      'PNG',
    );
    assert.match(svg?.name ?? '', /^[\w.-]+\.svg$/);
  });
});

describe('what a person takes away', () => {
  it('is the sentence, with the incidents and the policy', async () => {
    const page = await opened(checkout(), { state: keptState() });
    await page.send({ kind: 'ask', what: 'copy-budget' });
    await becomesTrue(() => assert.equal(page.sent.at(-1)?.kind, 'copy'));
    const last = page.sent.at(-1);
    assert.equal(
      last?.kind === 'copy' ? last.text.replaceAll('\u202f', ' ') : '',
      'requests-availability: 1 request in 1,000 may fail: 43 min 12 s of full outage in 30 days. ' +
        'A and B would spend 41.7 % of the budget; the policy says normal.',
    );
  });
});

describe('another language', () => {
  it('is handed in by the English texts; what is missing stays English', async () => {
    const strings = {
      '{0} request in {1} may fail: **{2}** of full outage in {3}.':
        '{0} von {1} darf scheitern: **{2}** in {3}.',
      Objective: 'Ziel',
    };
    const page = await opened(checkout(), { strings });
    assert.equal(await page.text('h1'), '1 von 1,000 darf scheitern: 43 min 12 s in 30 days.');
    assert.equal(await page.text('label[for=objective]'), 'Ziel');
    assert.equal(
      await page.text('#h-matrix + p'),
      'Time until each alert speaks at a steady error rate. Outlined: the first to speak.',
    );
  });
});
