import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import type { Slo, SloFile } from '../../../../src/slo/model/model.ts';
import { assertRead, changed, fixture, readFixture } from './reading.ts';

const name = 'markdown.slo.md';
const day = 86_400;

function read(text: string): SloFile {
  return readSlo('docs/checkout.slo.md', text);
}

function first(file: SloFile): Slo {
  const [slo] = file.slos;
  assert.ok(slo !== undefined);
  return slo;
}

/** A document with a target, and whatever else. */
const document = (target: string, more = ''): string => `# Checkout SLO

**Target**: ${target}

**SLI Definition**: answers without an error

**Measurement**: by hand

${more === '' ? '**Error Budget**: what is left' : more}

**Consequences**: none yet
`;

function said(text: string): readonly string[] {
  return read(text).issues.map(({ message }) => message);
}

describe('an SLO document in Markdown', () => {
  it('is read with all its parts', () => {
    const slo = first(readFixture(name));
    assert.deepEqual(
      [slo.id, slo.name?.value, slo.service?.value, slo.description],
      ['checkout-availability', 'Checkout availability', 'checkout', 'People can pay.'],
    );
    assert.deepEqual([slo.objective?.value, slo.objective?.source], [0.999, '99.9']);
    assert.deepEqual([slo.window?.kind, slo.window?.seconds], ['rolling', 30 * day]);
    assert.deepEqual(slo.definition, {
      success: 'answered with a status below 500, within a second',
      failure: 'answered with a status of 500 or above, later, or not at all',
      excluded: 'health checks',
    });
    assert.ok(slo.indicator?.kind === 'ratio');
    assert.deepEqual(
      [slo.indicator.good?.field.source, slo.indicator.total.field.source],
      [
        'sum(rate(http_requests_total{job="checkout",code!~"5.."}[30d]))',
        'sum(rate(http_requests_total{job="checkout"}[30d]))',
      ],
    );
    assert.deepEqual(
      slo.policy?.map(({ above, name: band }) => [above, band]),
      [
        [0.5, 'ship'],
        [0, 'increase caution'],
        [null, 'freeze features'],
      ],
    );
  });

  it('is the same when it stands in a fence itself, with fences of its own', () => {
    for (const fence of ['```markdown', '```md', '````markdown', '```']) {
      const close = fence.startsWith('````') ? '````' : '```';
      const text = `This is ours:\n\n${fence}\n${fixture(name)}${close}\n\n# Elsewhere\n`;
      const [inside, plain] = [first(read(text)), first(readFixture(name))];
      assert.deepEqual(
        [inside.id, inside.objective?.value, inside.indicator?.kind, inside.policy?.length],
        [plain.id, plain.objective?.value, plain.indicator?.kind, plain.policy?.length],
        fence,
      );
    }
  });

  it('may be a table, and one of several in a file', () => {
    const file = read(`# Catalog SLOs

## SLO 1: Availability

| Field | Value |
| --- | --- |
| **Target** | 99.95% over 28 days |
| **SLI Definition** | answers below 500 |
| **Measurement** | Prometheus |
| **Error Budget** | 20.16 minutes per 28 days |
| **Consequences** | see below |

## SLO 2: Latency

**Target:** 95 % within 300 ms, each calendar month
`);
    assert.deepEqual(
      file.slos.map(({ id, objective, window }) => [id, objective?.value, window?.kind]),
      [
        ['availability', 0.9995, 'rolling'],
        ['latency', 0.95, 'calendar'],
      ],
    );
  });

  it('lacks a target, and is told so at its title', () => {
    assertRead(
      changed(name, '**Target**: 99.9% of requests over a 30-day rolling window\n', '').replace(
        'SLO\n',
        'SLO\n# ^^^^^^^^^^^^^^^^^^^^^^^^^ The SLO says no target; add `**Target**: 99.9% over 30 days`\n',
      ),
      name,
    );
  });

  it('has a target that is no number, or more than everything', () => {
    assert.deepEqual(said(document('very high')), ['The target says no number; write one, such as `99.9%`']);
    assert.deepEqual(said(document('101% over 30 days')), [
      'The target `101` must be more than 0 and at most 100 %',
    ]);
    assert.equal(first(read(document('0.999 of requests'))).objective?.value, 0.999);
  });
});

describe('the window of a Markdown document', () => {
  const windows: readonly (readonly [words: string, kind: string, days: number, source: string])[] = [
    ['99.9% over 30-day rolling window', 'rolling', 30, '30-day'],
    ['99.9% over 28 days', 'rolling', 28, '28 days'],
    ['99.9% (28d)', 'rolling', 28, '28d'],
    ['99.9% of requests within 2 seconds over four weeks', 'rolling', 28, 'four weeks'],
    ['99.9% per month', 'calendar', 30, 'month'],
    ['99.9% monthly', 'calendar', 30, 'monthly'],
    ['99.9% over a rolling month', 'rolling', 30, 'month'],
    ['99.9% over 1 calendar quarter', 'calendar', 90, 'quarter'],
    ['99.9% each week', 'rolling', 7, 'week'],
  ];
  for (const [words, kind, days, source] of windows) {
    it(`of "${words}" is ${kind}, ${String(days)} days`, () => {
      const { window } = first(read(document(words)));
      assert.deepEqual(
        [window?.kind, (window?.seconds ?? 0) / day, window?.field?.source],
        [kind, days, source],
      );
    });
  }

  it('is none where nothing says it', () => {
    assert.equal(first(read(document('99.9% within 200 ms'))).window, null);
  });
});

describe('the figures of a Markdown document', () => {
  const agree: readonly (readonly [target: string, budget: string])[] = [
    ['99.9% over 30 days', '0.1% = ~43 minutes per month'],
    ['99.9% over 30 days', '43.2 minutes'],
    ['99.9% over 30 days', '43 min 12 s'],
    ['99.9% over 30 days', '43.8 minutes a month'],
    ['99.9% over 30 days', 'about 40 minutes'],
    ['99.9% over 30 days', '8.76 hours per year, 10.08 minutes per week'],
    ['99.95% over 30 days', '21 minutes'],
    ['99.9% over 28 days', '100% - 99.9% = 0.1%, 40.32 minutes per 28 days'],
    ['99.9% over 30 days', '1 in 1,000 requests'],
    ['99.9% per calendar month', '44.64 minutes in a month of 31 days'],
    ['99.9% over 30 days', '43.2 minutes; alert at 50% of the budget, page when 2% is burned in 1 hour'],
  ];
  for (const [target, budget] of agree) {
    it(`agree: ${target} and ${budget}`, () => {
      assert.deepEqual(said(document(target, `**Error Budget**: ${budget}`)), []);
    });
  }

  it('do not follow from the target, and are corrected', () => {
    const text = document('99.95% over 30 days', '**Error Budget**: 0.1%, 43.2 minutes per month');
    assert.deepEqual(said(text), [
      '`0.1%` does not follow: 99.95 % leaves 0.05 %',
      '`43.2 minutes` does not follow: 99.95 % of 30 d leaves 21 min 36 s',
    ]);
    assert.deepEqual(
      read(text).issues.map(({ severity, fixes }) => [severity, fixes?.[0]?.edits[0]?.text]),
      [
        ['warning', '0.05'],
        ['warning', '21.6'],
      ],
    );
  });

  it('are looked at in the target too, where they are about downtime', () => {
    assert.deepEqual(said(document('99.9% over 30 days (52 minutes of downtime)')), [
      '`52 minutes` does not follow: 99.9 % of 30 d leaves 43 min 12 s',
    ]);
  });
});

describe('the consequences of a Markdown document', () => {
  const bandsOf = (...lines: readonly string[]) => {
    const text = document('99.9% over 30 days').replace(
      '**Consequences**: none yet',
      `**Consequences**:\n${lines.map(line => `- ${line}`).join('\n')}`,
    );
    const file = read(text);
    return {
      bands: first(file).policy?.map(({ above, name: band }) => `${String(above)} ${band}`) ?? null,
      issues: file.issues.map(({ rule, message }) => `${rule}: ${message}`),
    };
  };

  it('are bands of the budget left, however they are written', () => {
    for (const lines of [
      ['> 75%: ship', '25–75%: normal', '< 25%: slow down', 'Exhausted: freeze'],
      [
        '**> 75% remaining** → ship',
        '**25% to 75%** → normal',
        '**below 25%** → slow down',
        '**0%** → freeze',
      ],
      [
        '< 25% consumed: ship',
        '25-75% consumed: normal',
        'more than 75% spent: slow down',
        '100% used: freeze',
      ],
    ]) {
      assert.deepEqual(bandsOf(...lines), {
        bands: ['0.75 ship', '0.25 normal', '0 slow down', 'null freeze'],
        issues: [],
      });
    }
  });

  it('may stand in one line', () => {
    for (const line of [
      'remaining > 50%: ship; at 50 %: increase caution; exhausted: freeze.',
      'remaining > 50%: ship, at 50 %: increase caution, exhausted: freeze',
    ]) {
      const found = { bands: ['0.5 ship', '0 increase caution', 'null freeze'], issues: [] };
      assert.deepEqual(bandsOf(line), found);
    }
    const one = ['> 50%: ship, and say so; nobody minds', 'exhausted: freeze'];
    assert.deepEqual(bandsOf(...one).bands, ['0.5 ship, and say so; nobody minds', 'null freeze']);
  });

  it('say what holds down to nothing where nothing is said of it', () => {
    assert.deepEqual(bandsOf('> 50%: ship', 'If less than 50% is left, slow down').bands, [
      '0.5 ship',
      '0 slow down',
      'null slow down',
    ]);
  });

  it('leave a gap, or say two things of the same budget', () => {
    assert.deepEqual(bandsOf('> 50%: ship', '< 25%: slow down', 'exhausted: freeze').issues, [
      'policy-bands: Nothing says what holds between 25 % and 50 % of the budget; add it',
    ]);
    assert.deepEqual(bandsOf('> 0: ship', '> 0: slow down', 'exhausted: freeze').issues, [
      'policy-bands: Two consequences hold for the same budget; keep one',
    ]);
  });

  it('are none where they name no threshold', () => {
    assert.equal(bandsOf('We talk about it', 'Owner: the team').bands, null);
  });
});
