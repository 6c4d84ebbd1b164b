import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import {
  setBudgeting,
  setDescription,
  setDisplayName,
  setLatencyThreshold,
  setName,
  setQuery,
  setService,
  setSlice,
} from '../../../../src/slo/edits/fields.ts';
import { setPolicyBand } from '../../../../src/slo/edits/markdown-edits.ts';
import { setObjective } from '../../../../src/slo/edits/objective.ts';
import { setWindow } from '../../../../src/slo/edits/window.ts';
import type { WindowChoice } from '../../../../src/slo/edits/window-choice.ts';
import type { Slo } from '../../../../src/slo/model/model.ts';
import { newSlo } from '../../../../src/slo/convert/new-document.ts';
import { fixture } from '../formats/reading.ts';
import { after, changes, readText, reason } from './documents.ts';

const sloth = newSlo('sloth/v1');
const pyrra = newSlo('pyrra');
const openSlo = newSlo('openslo/v1');
const markdown = newSlo('markdown');
const markdownPath = 'checkout.slo.md';

const week: WindowChoice = { kind: 'rolling', seconds: 7 * 86_400 };
const month: WindowChoice = {
  kind: 'calendar',
  unit: 'month',
  count: 1,
  start: '2025-01-01 00:00:00',
  zone: 'Europe/Berlin',
};

describe('changing the objective', () => {
  it('writes it in the unit and the quotes that stand there', () => {
    assert.deepEqual(
      changes(sloth, (file, slo) => setObjective(file, slo, 0.9995)),
      ['-    objective: 99.9', '+    objective: 99.95'],
    );
    assert.deepEqual(
      changes(pyrra, (file, slo) => setObjective(file, slo, 0.9995)),
      ["-  target: '99.9'", "+  target: '99.95'"],
    );
    assert.deepEqual(
      changes(openSlo, (file, slo) => setObjective(file, slo, 0.9995)),
      ['-    - target: 0.999', '+    - target: 0.9995'],
    );
    const percent = openSlo.replace('target: 0.999', 'targetPercent: 99.9');
    assert.deepEqual(
      changes(percent, (file, slo) => setObjective(file, slo, 0.07)),
      ['-    - targetPercent: 99.9', '+    - targetPercent: 7'],
    );
  });

  it('lets the figures of a Markdown document follow', () => {
    assert.deepEqual(
      changes(markdown, (file, slo) => setObjective(file, slo, 0.9995), markdownPath).filter(line =>
        line.includes('%'),
      ),
      [
        '-**Target**: 99.9% of requests over 30 days',
        '-**Error Budget**: 0.1%, 43 min 12 s per 30 days',
        '+**Target**: 99.95% of requests over 30 days',
        '+**Error Budget**: 0.05%, 21 min 36 s per 30 days',
      ],
    );
    const now = after(markdown, (file, slo) => setObjective(file, slo, 0.97), markdownPath);
    assert.deepEqual(readText(now, markdownPath).issues, []);
  });

  it('is refused where it is none', () => {
    assert.match(
      reason(sloth, (file, slo) => setObjective(file, slo, 1.5)),
      /at most 100 %/,
    );
    assert.match(
      reason(sloth, (file, slo) => setObjective(file, slo, NaN)),
      /at most 100 %/,
    );
  });

  it('changes nothing where it is that already', () => {
    const file = readText(sloth);
    const [slo] = file.slos;
    assert.ok(slo !== undefined);
    assert.deepEqual(setObjective(file, slo, 0.999), { kind: 'unchanged' });
  });
});

describe('changing the window', () => {
  it('writes it as the format does', () => {
    assert.deepEqual(
      changes(pyrra, (file, slo) => setWindow(file, slo, week)),
      ['-  window: 4w', '+  window: 1w'],
    );
    assert.deepEqual(
      changes(openSlo, (file, slo) => setWindow(file, slo, week)),
      ['-    - duration: 28d', '+    - duration: 1w'],
    );
    assert.deepEqual(
      changes(newSlo('openslo/v1alpha'), (file, slo) => setWindow(file, slo, week)),
      ['-    - count: 30', '+    - count: 7'],
    );
    assert.deepEqual(
      changes(newSlo('nobl9'), (file, slo) => setWindow(file, slo, { ...week, seconds: 7200 })),
      ['-    - unit: Day', '-      count: 28', '+    - unit: Hour', '+      count: 2'],
    );
    assert.deepEqual(
      changes(markdown, (file, slo) => setWindow(file, slo, week), markdownPath),
      ['-**Target**: 99.9% of requests over 30 days', '+**Target**: 99.9% of requests over 7 days'],
    );
  });

  it('goes from a rolling one to the calendar and back', () => {
    assert.deepEqual(
      changes(openSlo, (file, slo) => setWindow(file, slo, month)),
      [
        '-    - duration: 28d',
        '-      isRolling: true',
        '+    - duration: 1M',
        '+      isRolling: false',
        '+      calendar:',
        "+        startTime: '2025-01-01 00:00:00'",
        '+        timeZone: Europe/Berlin',
      ],
    );
    const monthly = after(openSlo, (file, slo) => setWindow(file, slo, month));
    const rolling: WindowChoice = { kind: 'rolling', seconds: 28 * 86_400 };
    assert.equal(
      after(monthly, (file, slo) => setWindow(file, slo, rolling)),
      openSlo.replace('28d', '4w'),
    );
    assert.equal(readText(monthly).slos[0]?.window?.kind, 'calendar');
  });

  it('adds one where none is, behind what measures', () => {
    const without = openSlo.replace(/ {2}timeWindow:\n(?: {4}.*\n)+/, '');
    const now = after(without, (file, slo) => setWindow(file, slo, week));
    assert.match(
      now,
      /query: .*\n {2}timeWindow:\n {4}- duration: 1w\n {6}isRolling: true\n {2}budgetingMethod/,
    );
    assert.equal(readText(now).slos[0]?.window?.seconds, week.seconds);
  });

  it('says where it is set when the document does not say it', () => {
    assert.match(
      reason(sloth, (file, slo) => setWindow(file, slo, week)),
      /--default-slo-period/,
    );
    assert.match(
      reason(newSlo('slo-generator'), (file, slo) => setWindow(file, slo, week)),
      /error budget policy/,
    );
    assert.match(
      reason(pyrra, (file, slo) => setWindow(file, slo, month)),
      /rolling/,
    );
    assert.match(
      reason(newSlo('openslo/v2alpha'), (file, slo) => setWindow(file, slo, month)),
      /v2alpha/,
    );
    assert.match(
      reason(openSlo, (file, slo) => setWindow(file, slo, { kind: 'rolling', seconds: 0 })),
      /longer/,
    );
  });
});

describe('changing names and descriptions', () => {
  it('changes the one scalar', () => {
    assert.deepEqual(
      changes(sloth, (file, slo) => setName(file, slo, 'errors')),
      ['-  - name: availability', '+  - name: errors'],
    );
    assert.deepEqual(
      changes(sloth, (file, slo) => setService(file, slo, 'basket')),
      ['-service: checkout', '+service: basket'],
    );
    assert.deepEqual(
      changes(markdown, (file, slo) => setName(file, slo, 'Basket'), markdownPath),
      ['-# Checkout availability SLO', '+# Basket SLO'],
    );
    assert.deepEqual(
      changes(markdown, (file, slo) => setDescription(file, slo, 'All is well.'), markdownPath),
      ['-Customers can place an order.', '+All is well.'],
    );
  });

  it('adds a description where none is', () => {
    const none = /^ *description: .*\n/m;
    assert.deepEqual(
      changes(sloth.replace(none, ''), (file, slo) => setDescription(file, slo, 'Orders: all of them')),
      ["+    description: 'Orders: all of them'"],
    );
    assert.deepEqual(
      changes(pyrra.replace(none, ''), (file, slo) => setDescription(file, slo, 'Orders')),
      ['+  description: Orders'],
    );
  });

  it('gives display names where the format has them', () => {
    const none = openSlo.replace(/^ *displayName: .*\n/m, '');
    assert.deepEqual(
      changes(none, (file, slo) => setDisplayName(file, slo, 'Checkout')),
      ['+  displayName: Checkout'],
    );
    assert.match(
      reason(sloth, (file, slo) => setDisplayName(file, slo, 'Checkout')),
      /no display name/,
    );
  });

  it('follows the indentation of the document, and its line ends', () => {
    const wide = fixture('openslo-v1.slo.yaml').replace(/^( +)/gm, '$1$1').replace(/\n/g, '\r\n');
    const bare = wide.replace(/^ *description: .*\r\n/gm, '').replace(/^ *displayName: .*\r\n/gm, '');
    const now = after(bare, (file, slo) => setDisplayName(file, slo, 'Checkout'));
    const added = now.split('\r\n').filter(line => !bare.split('\r\n').includes(line));
    assert.deepEqual(added, ['    displayName: Checkout']);
    assert.ok(!/[^\r]\n/.test(now));
  });
});

function firstQuery({ indicator }: Slo) {
  assert.ok(indicator?.kind === 'ratio');
  return indicator.total;
}

describe('a document in JSON', () => {
  it('stays one', () => {
    const json = JSON.stringify(parse(pyrra.replace(/^ *description: .*\n/m, '')));
    const now = after(json, (file, slo) => setDescription(file, slo, 'Orders: "all"'), 'checkout.slo.json');
    const { spec } = JSON.parse(now) as { readonly spec: Readonly<Record<string, unknown>> };
    assert.equal(spec.description, 'Orders: "all"');
    assert.equal(spec.target, '99.9');
  });
});

describe('changing what is measured', () => {
  it('changes a query in its place', () => {
    assert.deepEqual(
      changes(pyrra, (file, slo) => setQuery(file, firstQuery(slo), 'orders_total{a="b: c"}')),
      [
        '-        metric: http_requests_total{service="checkout"}',
        '+        metric: \'orders_total{a="b: c"}\'',
      ],
    );
    assert.deepEqual(
      changes(markdown, (file, slo) => setQuery(file, firstQuery(slo), 'sum(orders)'), markdownPath),
      ['-/ sum(rate(http_requests_total{service="checkout"}[5m]))', '+/ sum(orders)'],
    );
    assert.match(
      reason(pyrra, (file, slo) => setQuery(file, firstQuery(slo), ' ')),
      /not empty/,
    );
  });

  it('changes the bound of a bucket in every query that has it', () => {
    const latency = `version: prometheus/v1
service: shop
slos:
  - name: fast
    objective: 99
    sli:
      events:
        error_query: "sum(rate(d_count[{{.window}}])) - sum(rate(d_bucket{le=\\"0.5\\"}[{{.window}}]))" # fast
        total_query: sum(rate(d_count[{{.window}}]))
    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }
`;
    assert.equal(
      after(latency, (file, slo) => setLatencyThreshold(file, slo, 0.25)),
      latency.replace('0.5', '0.25'),
    );
    assert.match(
      reason(sloth, (file, slo) => setLatencyThreshold(file, slo, 1)),
      /No latency threshold/,
    );
  });

  it('changes the latency of a native histogram, and the value of a threshold', () => {
    const native = pyrra.replace(
      / {4}ratio:[^]*/,
      "    latencyNative:\n      latency: '200ms'\n      total:\n        metric: d\n",
    );
    assert.deepEqual(
      changes(native, (file, slo) => setLatencyThreshold(file, slo, 1.5)),
      ["-      latency: '200ms'", "+      latency: '1s500ms'"],
    );
    const generator = newSlo('slo-generator')
      .replace('good_bad_ratio', 'distribution_cut')
      .replace(/ {4}filter_good.*\n.*\n/, '    expression: d_bucket\n    threshold_bucket: 2.5\n');
    assert.deepEqual(
      changes(generator, (file, slo) => setLatencyThreshold(file, slo, 1)),
      ['-    threshold_bucket: 2.5', '+    threshold_bucket: 1'],
    );
  });
});

describe('changing how the budget is counted', () => {
  it('adds the slices that it needs', () => {
    const slices = { seconds: 300, target: 0.95 };
    assert.deepEqual(
      changes(openSlo, (file, slo) => setBudgeting(file, slo, 'timeslices', slices)).slice(-4),
      [
        '+    # A ratio: 1 request in 1,000 may fail, 40 min 19 s of full outage in 28 days.',
        '+    - target: 0.999',
        '+      timeSliceTarget: 0.95',
        '+      timeSliceWindow: 5m',
      ],
    );
    const sliced = after(openSlo, (file, slo) => setBudgeting(file, slo, 'timeslices', slices));
    assert.deepEqual(readText(sliced).issues, []);
    assert.deepEqual(
      changes(sliced, (file, slo) => setSlice(file, slo, { seconds: 60, target: 0.95 })),
      ['-      timeSliceWindow: 5m', '+      timeSliceWindow: 1m'],
    );
    assert.match(
      reason(pyrra, (file, slo) => setBudgeting(file, slo, 'timeslices', slices)),
      /occurrences only/,
    );
    assert.match(
      reason(openSlo, (file, slo) => setSlice(file, slo, slices)),
      /not counted in time slices/,
    );
  });
});

describe('changing the consequences', () => {
  it('changes the words of one band', () => {
    const edit = (file: ReturnType<typeof readText>, slo: Slo) => {
      const band = slo.policy?.find(({ above }) => above === null);
      assert.ok(band !== undefined);
      return setPolicyBand(file, band, 'freeze for two weeks');
    };
    assert.deepEqual(changes(markdown, edit, markdownPath), [
      '-- exhausted: freeze, until the budget is above 0 again',
      '+- exhausted: freeze for two weeks',
    ]);
  });
});
