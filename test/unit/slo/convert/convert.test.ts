import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Conversion, convertSlo } from '../../../../src/slo/convert/convert.ts';
import { newSlo } from '../../../../src/slo/convert/new-document.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import {
  type Indicator,
  type Slo,
  type SloFile,
  type SloFormat,
  sloFormats,
} from '../../../../src/slo/model/model.ts';
import { documents } from '../edits/documents.ts';
import { isError } from '../formats/reading.ts';

function pathOf(format: SloFormat): string {
  return format === 'markdown' ? 'checkout.slo.md' : 'checkout.slo.yaml';
}

interface Converted extends Conversion {
  readonly file: SloFile;
}

function convert(file: SloFile, to: SloFormat): Converted {
  const conversion = convertSlo(file, to);
  return { ...conversion, file: readSlo(pathOf(to), conversion.text) };
}

function converted(text: string, from: SloFormat, to: SloFormat): Converted {
  return convert(readSlo(pathOf(from), text), to);
}

/** Its queries, without the spaces in them. */
function queries(indicator: Indicator | null | undefined): readonly string[] {
  const all =
    indicator?.kind === 'ratio'
      ? [indicator.good, indicator.bad, indicator.total]
      : indicator?.kind === 'latency'
        ? [indicator.success, indicator.total]
        : indicator?.kind === 'error-ratio' ||
            indicator?.kind === 'success-ratio' ||
            indicator?.kind === 'bool-gauge'
          ? [indicator.query]
          : [];
  return all.flatMap(query => (query === null ? [] : [query.field.value.trim()]));
}

const core = ['openslo/v1', 'sloth/v1', 'sloth/k8s', 'pyrra'] as const;

function slothOf(sli: string, more = ''): string {
  return `version: prometheus/v1
service: shop
slos:
  - name: checkout
    objective: 99.9
    sli:
${sli.replace(/^/gm, '      ')}
    alerting:
      name: Burn
${more.replace(/^/gm, '      ')}
`;
}

function eventsOf(error: string, total: string): string {
  return slothOf(`events:\n  error_query: ${error}\n  total_query: ${total}`);
}

function pyrraOf(indicator: string): string {
  return `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: shop-checkout
spec:
  target: '99.5'
  window: 28d
  indicator:
${indicator.replace(/^/gm, '    ')}
`;
}

describe('a converted document', () => {
  for (const { path, text } of documents) {
    const file = readSlo(path, text);
    if (file.slos.length > 0) {
      it(`reads back as the same objectives, whatever it was and is: ${path}`, () => {
        for (const to of sloFormats) {
          const { file: again, notes } = convert(file, to);
          assert.deepEqual(
            again.slos.map(({ objective }) => objective?.value),
            file.slos.map(({ objective }) => objective?.value),
            to,
          );
          const isLeft = notes.some(note => /left for you|AlertWindows|split the file/.test(note));
          if (!isLeft) {
            assert.deepEqual(
              again.issues.filter(isError).map(({ message }) => message),
              [],
              to,
            );
            assert.ok(
              again.slos.every(({ indicator }) => indicator !== null),
              to,
            );
          }
          assert.ok(
            notes.every(note => /^(?:[A-Z`]|slo-generator ).*[.]$/.test(note)),
            notes.join('\n'),
          );
        }
      });

      it(`keeps its windows where the format says them: ${path}`, () => {
        for (const to of ['openslo/v1', 'pyrra', 'markdown', 'nobl9'] as const) {
          assert.deepEqual(
            convert(file, to).file.slos.map(({ window }) => window?.seconds),
            file.slos.map(({ window }) => window?.seconds),
            to,
          );
        }
      });
    }
  }

  it('keeps a window of hours in Markdown', () => {
    const text = newSlo('pyrra').replace(/window: .*/, 'window: 36h');
    const { text: markdown, file } = convert(readSlo('a.yaml', text), 'markdown');
    assert.match(markdown, /over 36 hours/);
    assert.equal(file.slos[0]?.window?.seconds, 36 * 3600);
  });

  it('measures the same between OpenSLO, Sloth and Pyrra, there and back', () => {
    for (const from of core) {
      for (const to of core) {
        const file = readSlo(pathOf(from), newSlo(from));
        const back = convert(convert(file, to).file, from);
        assert.deepEqual(
          queries(back.file.slos[0]?.indicator),
          queries(file.slos[0]?.indicator),
          `${from} ${to}`,
        );
      }
    }
  });
});

describe('queries', () => {
  const error = 'sum(rate(http_requests_total{job="shop",code=~"5.."}[{{.window}}]))';
  const total = 'sum(rate(http_requests_total{job="shop"}[{{.window}}]))';

  it('become selectors for Pyrra, and counters for OpenSLO', () => {
    const text = eventsOf(error, total);
    const pyrra = converted(text, 'sloth/v1', 'pyrra').file.slos[0];
    assert.deepEqual(queries(pyrra?.indicator), [
      'http_requests_total{job="shop",code=~"5.."}',
      'http_requests_total{job="shop"}',
    ]);
    const openSlo = converted(text, 'sloth/v1', 'openslo/v1').file.slos[0];
    assert.deepEqual(queries(openSlo?.indicator), [
      'sum(http_requests_total{job="shop",code=~"5.."})',
      'sum(http_requests_total{job="shop"})',
    ]);
  });

  it('count the errors where only the good ones are given', () => {
    const good = newSlo('openslo/v1').replace('bad:', 'good:').replace('code=~"5.."', 'code!~"5.."');
    const [sloth] = converted(good, 'openslo/v1', 'sloth/v1').file.slos;
    assert.deepEqual(queries(sloth?.indicator), [
      'sum(rate(http_requests_total{service="checkout",code=~"5.."}[{{.window}}]))',
      'sum(rate(http_requests_total{service="checkout"}[{{.window}}]))',
    ]);
    const elsewhere = good.replace('http_requests_total{service="checkout",code!~"5.."}', 'answers_total');
    const [subtracted] = converted(elsewhere, 'openslo/v1', 'sloth/v1').file.slos;
    assert.equal(
      queries(subtracted?.indicator)[0],
      'sum(rate(http_requests_total{service="checkout"}[{{.window}}])) - sum(rate(answers_total[{{.window}}]))',
    );
  });

  it('are a latency of Pyrra where all but the fast ones are errors', () => {
    const fast = 'd_bucket{job="shop",le="0.5"}';
    const all = 'sum(rate(d_count{job="shop"}[{{.window}}]))';
    const text = eventsOf(
      `(\n  ${all}\n  -\n  sum(rate(${fast}[{{.window}}]))\n)`
        .replace(/^/, '|\n')
        .replace(/\n/g, '\n          '),
      all,
    );
    const { file, notes } = converted(text, 'sloth/v1', 'pyrra');
    const [slo] = file.slos;
    assert.equal(slo?.indicator?.kind, 'latency');
    assert.deepEqual(queries(slo.indicator), [fast, 'd_count{job="shop"}']);
    assert.ok(!notes.join().includes('left for you'));
    const back = convert(file, 'sloth/v1');
    assert.equal(queries(back.file.slos[0]?.indicator)[0], `${all} - sum(rate(${fast}[{{.window}}]))`);
    assert.match(back.notes.join('\n'), /Sloth has no indicator for latency/);
  });

  it('keep the labels that they are grouped by', () => {
    const text = pyrraOf(`ratio:
  errors: { metric: 'r{code="500"}' }
  total: { metric: r }
  grouping: [route, method]`);
    const [sloth] = converted(text, 'pyrra', 'sloth/v1').file.slos;
    assert.equal(queries(sloth?.indicator)[1], 'sum by (route, method) (rate(r[{{.window}}]))');
    const back = convert(converted(text, 'pyrra', 'sloth/v1').file, 'pyrra').file.slos[0];
    assert.deepEqual(
      back?.grouping.map(({ value }) => value),
      ['route', 'method'],
    );
  });

  it('are made for gauges and native histograms', () => {
    const [gauge] = converted(pyrraOf('bool_gauge: { metric: probe_success }'), 'pyrra', 'sloth/v1').file
      .slos;
    assert.deepEqual(queries(gauge?.indicator), [
      'sum(count_over_time(probe_success[{{.window}}])) - sum(sum_over_time(probe_success[{{.window}}]))',
      'sum(count_over_time(probe_success[{{.window}}]))',
    ]);
    const native = pyrraOf('latencyNative:\n  latency: 200ms\n  total: { metric: d }');
    const [histogram] = converted(native, 'pyrra', 'sloth/v1').file.slos;
    assert.match(
      queries(histogram?.indicator)[0] ?? '',
      /histogram_fraction\(0, 0\.2, rate\(d\[\{\{\.window\}\}\]\)\)/,
    );
  });

  it('are left out, and said to be, where a format cannot hold them', () => {
    const text = eventsOf('sum(rate(a[{{.window}}])) + sum(rate(b[{{.window}}]))', total);
    const { file, notes, text: pyrra } = converted(text, 'sloth/v1', 'pyrra');
    assert.equal(file.slos[0]?.indicator, null);
    assert.match(pyrra, /# Pyrra needs an `indicator` here/);
    assert.match(notes.join('\n'), /`checkout` counts its errors by more than one selector.*left for you/);
  });

  it('get a window of their own where Sloth filled one in', () => {
    const raw = slothOf('raw:\n  error_ratio_query: a:ratio[{{.window}}]');
    const { file, notes } = converted(raw, 'sloth/v1', 'openslo/v1');
    assert.equal(file.slos[0]?.indicator?.kind, 'error-ratio');
    assert.deepEqual(queries(file.slos[0].indicator), ['a:ratio[5m]']);
    assert.match(notes.join('\n'), /fills in, is 5 min now/);
  });
});

describe('the notes of a conversion', () => {
  function notesOf(text: string, from: SloFormat, to: SloFormat): string {
    return converted(text, from, to).notes.join('\n');
  }

  it('say that the same objective pages differently', () => {
    assert.match(
      notesOf(newSlo('sloth/v1'), 'sloth/v1', 'pyrra'),
      /pages differently: Sloth pages once 2 % of the budget went within 1 h.*; Pyrra pages once 2\.08 %.*within 1 h 4 min, and still after 2 min \(`for`\)/,
    );
    assert.match(
      notesOf(newSlo('pyrra'), 'pyrra', 'sloth/v1'),
      /Pyrra pages once 2\.08 %.*; Sloth pages once 2 %/,
    );
    assert.match(
      notesOf(newSlo('openslo/v1'), 'openslo/v1', 'sloth/v1'),
      /Sloth makes alerts of its own.*1 alerts? of the document/,
    );
    assert.doesNotMatch(notesOf(newSlo('sloth/v1'), 'sloth/v1', 'sloth/k8s'), /pages/);
  });

  it('say where a window went', () => {
    const weekly = newSlo('pyrra').replace('window: 4w', 'window: 1w');
    assert.match(
      notesOf(weekly, 'pyrra', 'sloth/v1'),
      /--default-slo-period=1w` and an AlertWindows document/,
    );
    assert.match(notesOf(newSlo('pyrra'), 'pyrra', 'sloth/v1'), /--default-slo-period=4w`\./);
    assert.match(
      notesOf(newSlo('sloth/v1'), 'sloth/v1', 'pyrra'),
      /its default, 30 d, stands in the document now/,
    );
    const monthly = newSlo('openslo/v1').replace(
      'duration: 28d\n      isRolling: true',
      'duration: 1M\n      isRolling: false\n      calendar: { startTime: "2025-01-01 00:00:00", timeZone: UTC }',
    );
    assert.match(
      notesOf(monthly, 'openslo/v1', 'pyrra'),
      /counts by the calendar; Pyrra knows rolling windows only, here one of 30 d/,
    );
  });

  it('say what else is lost', () => {
    const annotated = slothOf(
      'raw: { error_ratio_query: "a[{{.window}}]" }',
      'annotations: { runbook: here }',
    );
    assert.match(notesOf(annotated, 'sloth/v1', 'openslo/v1'), /Annotations are not carried over: `runbook`/);
    const sliced = newSlo('openslo/v1')
      .replace('Occurrences', 'Timeslices')
      .replace('target: 0.999', 'target: 0.999\n      timeSliceTarget: 0.9\n      timeSliceWindow: 1m');
    assert.match(
      notesOf(sliced, 'openslo/v1', 'sloth/v1'),
      /counts time slices of 1 min; Sloth counts events/,
    );
    assert.match(notesOf(newSlo('markdown'), 'markdown', 'pyrra'), /the consequences are not carried over/);
    assert.match(notesOf(newSlo('markdown'), 'markdown', 'pyrra'), /words on success, failure/);
    assert.match(notesOf(newSlo('pyrra'), 'pyrra', 'markdown'), /Comments are not carried over/);
  });

  it('say that there was nothing to do', () => {
    const { text, notes } = converted(newSlo('pyrra'), 'pyrra', 'pyrra');
    assert.equal(text, newSlo('pyrra'));
    assert.match(notes.join(), /unchanged/);
  });
});

describe('Sloth’s two dialects', () => {
  it('keep comments, quotes, annotations and the order of keys', () => {
    const { text, notes, file } = converted(newSlo('sloth/v1'), 'sloth/v1', 'sloth/k8s');
    assert.match(text, / {6}# In per cent: 1 request in 1,000 may fail/);
    assert.match(text, / {10}errorQuery: sum\(/);
    assert.deepEqual(notes, []);
    assert.deepEqual(file.issues, []);
    const back = convert(file, 'sloth/v1');
    assert.equal(back.text, newSlo('sloth/v1'));
  });

  it('quote what Kubernetes takes as a text only', () => {
    const text = newSlo('sloth/v1').replace('team: payments', 'tier: 1\n  public: true');
    const { file, text: kubernetes } = converted(text, 'sloth/v1', 'sloth/k8s');
    assert.match(kubernetes, /tier: '1'\n {4}public: 'true'/);
    assert.deepEqual(file.issues, []);
  });
});

describe('severities and switches', () => {
  function alerts(slo: Slo | undefined): readonly string[] {
    return [...new Set(slo?.alerts.map(({ severity }) => severity))];
  }

  it('are carried between Sloth and Pyrra', () => {
    const labelled = newSlo('sloth/v1')
      .replace('severity: page', 'severity: wake-up')
      .replace('severity: ticket', 'severity: later');
    const pyrra = converted(labelled, 'sloth/v1', 'pyrra').file;
    assert.deepEqual(alerts(pyrra.slos[0]), ['wake-up', 'later']);
    assert.match(convert(pyrra, 'sloth/v1').text, /severity: wake-up[^]*severity: later/);
    assert.match(
      converted(newSlo('pyrra'), 'pyrra', 'sloth/v1').text,
      /severity: critical[^]*severity: warning/,
    );
  });

  it('stay off', () => {
    const off = `${newSlo('pyrra')}  alerting:\n    burnrates: false\n`;
    assert.equal(converted(off, 'pyrra', 'sloth/v1').file.slos[0]?.alerting, 'off');
    const sloth = converted(off, 'pyrra', 'sloth/v1').file;
    assert.equal(convert(sloth, 'pyrra').file.slos[0]?.alerting, 'off');
  });
});

describe('any objective of any counter', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{1,12}$/);
  const value = fc.stringMatching(/^[A-Za-z0-9 ._:/-]{0,12}$/);
  const matcher = fc
    .tuple(name, fc.constantFrom('=', '!=', '=~', '!~'), value)
    .map(([label, op, text]) => `${label}${op}"${text.replaceAll('.', '')}"`);
  const selector = fc.tuple(
    name,
    fc.uniqueArray(matcher, { maxLength: 3, selector: each => each.split(/[=!]/)[0] }),
  );
  const objective = fc.integer({ min: 1, max: 99_999 }).map(parts => parts / 1000);

  it('goes from Sloth to OpenSLO and Pyrra, and comes back', () => {
    fc.assert(
      fc.property(name, name, selector, objective, (service, slo, [metric, matchers], percent) => {
        const total = `${metric}{${matchers.join(',')}}`;
        const bad = `${metric}{${[...matchers, 'outcome="bad"'].join(',')}}`;
        const text = eventsOf(`'sum(rate(${bad}[{{.window}}]))'`, `'sum(rate(${total}[{{.window}}]))'`)
          .replace('service: shop', `service: '${service}'`)
          .replace('name: checkout', `name: '${slo}'`)
          .replace('99.9', String(percent));
        const file = readSlo('a.slo.yaml', text);
        for (const to of ['openslo/v1', 'pyrra', 'sloth/k8s'] as const) {
          const there = convert(file, to);
          assert.deepEqual(there.file.issues.filter(isError), [], to);
          const back = convert(there.file, 'sloth/v1').file.slos[0];
          assert.equal(back?.objective?.value, file.slos[0]?.objective?.value);
          assert.equal(back?.service?.value, service);
          assert.deepEqual(queries(back.indicator), queries(file.slos[0]?.indicator));
        }
      }),
      { numRuns: 60 },
    );
  });
});
