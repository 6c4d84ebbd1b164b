import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import type { SloReport } from '../../../../src/cli/slo/show-model.ts';
import { folderWith } from '../../node/folder.ts';
import { faultline } from '../faultline.ts';
import { condition, indicator, openSlo, policy, pyrra, sloth } from './documents.ts';

async function jsonOf(root: string, ...args: string[]): Promise<SloReport> {
  const { stdout } = await faultline(root, ['slo', 'show', '--format', 'json', ...args]);
  return JSON.parse(stdout) as SloReport;
}

describe('faultline slo show --format json', () => {
  it('holds the figures of an SLO of Sloth, with every key of the contract', async () => {
    const { version, slos, problems } = await jsonOf(folderWith({ 'slo/a.yaml': sloth('99.95') }));
    const [slo] = slos;
    assert.ok(slo !== undefined && slos.length === 1);
    const { alerts, ...rest } = slo;

    assert.deepEqual([version, problems], [1, []]);
    assert.deepEqual(rest, {
      id: 'checkout-availability',
      name: 'availability',
      service: 'checkout',
      format: 'sloth/v1',
      file: 'slo/a.yaml',
      line: 4,
      objective: 0.9995,
      window: { seconds: 2_592_000, kind: 'rolling' },
      budgeting: 'occurrences',
      budget: { ratio: 0.0005, seconds: 1296 },
    });
    assert.deepEqual(
      alerts.map(({ burnRate, longSeconds, shortSeconds, forSeconds, budgetConsumed }) => [
        burnRate,
        longSeconds,
        shortSeconds,
        forSeconds,
        budgetConsumed,
      ]),
      [
        [14.4, 3600, 300, null, 0.02],
        [6, 21_600, 1800, null, 0.05],
        [3, 86_400, 7200, null, 0.1],
        [1, 259_200, 21_600, null, 0.1],
      ],
    );
    assert.deepEqual(alerts[0]?.detectSeconds, { '1': 25.92, '0.1': 259.2, '0.01': 2592 });
    assert.ok(alerts.every(({ canFire }) => canFire));
  });

  it('adds what an alert must hold for, and says never where it never fires', async () => {
    const [slo] = (await jsonOf(folderWith({ 'a.yaml': pyrra }))).slos;
    const [first] = slo?.alerts ?? [];

    assert.deepEqual([slo?.objective, slo?.window?.seconds, slo?.service], [0.995, 2_419_200, null]);
    assert.deepEqual([first?.burnRate, first?.forSeconds, first?.canFire], [14, 120, true]);
    assert.deepEqual(first?.detectSeconds, { '1': 252 + 120, '0.1': 2520 + 120, '0.01': null });
  });

  it('has one entry for each objective, and counts a calendar month as 30 days', async () => {
    const { slos } = await jsonOf(folderWith({ 'a.yaml': openSlo, 'b.yaml': indicator }));

    assert.deepEqual(
      slos.map(({ id, objective, budgeting }) => [id, objective, budgeting]),
      [
        ['search-answers', 0.99, 'timeslices'],
        ['search-answers#2', 0.9, 'timeslices'],
      ],
    );
    assert.deepEqual(slos[0]?.window, { seconds: 30 * 86_400, kind: 'calendar' });
    assert.deepEqual(slos[0].budget, { ratio: 0.01, seconds: 25_920 });
    assert.deepEqual(slos[0].alerts, []);
  });

  it('follows names into the other files of the project', async () => {
    const withPolicy = openSlo.replace(
      '  objectives:',
      '  alertPolicies:\n    - alertPolicyRef: search-pages\n  objectives:',
    );
    const root = folderWith({
      'package.json': '{}',
      'slo/a.yaml': withPolicy,
      'alerts/policy.yaml': policy,
      'alerts/condition.yaml': condition,
      'b.yaml': indicator,
    });
    const { slos, problems } = await jsonOf(root, 'slo/a.yaml');

    assert.deepEqual(problems, []);
    assert.deepEqual(
      slos.map(({ id, line, alerts }) => [
        id,
        line,
        alerts.map(({ severity, forSeconds }) => [severity, forSeconds]),
      ]),
      [
        ['search-answers', 4, [['page', 300]]],
        ['search-answers#2', 23, [['page', 300]]],
      ],
    );
    assert.equal((await jsonOf(folderWith({ 'a.yaml': withPolicy }))).slos[0]?.alerts.length, 0);
  });

  it('says what could not be read, and shows the rest', async () => {
    const root = folderWith({
      'a.yaml': 'version: prometheus/v1\nservice: "x\n',
      'b.yaml': sloth(),
      'c.yaml': sloth('many'),
      'd.yaml': Buffer.from(sloth().replace('checkout', 'café'), 'latin1'),
    });
    const { status, stdout } = await faultline(root, ['slo', 'show', '--format', 'json']);
    const { slos, problems } = JSON.parse(stdout) as SloReport;

    assert.equal(status, 1);
    assert.deepEqual(
      slos.map(({ file }) => file),
      ['b.yaml'],
    );
    const kinds = [...new Set(problems.map(({ file, kind }) => `${file} ${kind}`))];
    assert.deepEqual(kinds, ['a.yaml syntax', 'c.yaml syntax', 'd.yaml encoding']);
    assert.match(problems.find(({ file }) => file === 'c.yaml')?.message ?? '', /no objective/);
  });

  it('says of an objective that cannot be one what is wrong with it, where it stands', async () => {
    const { slos, problems } = await jsonOf(folderWith({ 'a.yaml': sloth('101') }));

    assert.deepEqual(slos, []);
    assert.deepEqual(
      problems.map(({ range, message }) => [range?.line, range?.column, message]),
      [[5, 16, 'The objective `101` must be more than 0 and at most 100 per cent']],
    );
  });

  it('finds a document that is JSON on one line', async () => {
    const json = `{"kind":"SLO","metadata":{"name":"a"},"spec":{"service":"s","indicatorRef":"search-ok","budgetingMethod":"Occurrences","timeWindow":[{"duration":"4w","isRolling":true}],"objectives":[{"target":0.999}]},"apiVersion":"openslo/v1"}`;
    const { slos, problems } = await jsonOf(
      folderWith({ 'a.json': json, 'package.json': '{"version":"1"}' }),
    );

    assert.deepEqual(problems, []);
    assert.deepEqual(
      slos.map(({ file, format, objective }) => [file, format, objective]),
      [['a.json', 'openslo/v1', 0.999]],
    );
  });

  it('is what its schema says, the same every time and without an absolute path', async () => {
    const schema: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../../media/slo.schema.json'), 'utf8'),
    );
    const files = {
      'a.yaml': sloth(),
      'b.yaml': pyrra,
      'c.yaml': openSlo,
      'd.yaml': 'version: prometheus/v1\na: [\n',
    };
    const root = folderWith(files);
    const first = await faultline(root, ['slo', 'show', '--format', 'json']);
    const ajv = new Ajv({ strict: false });

    assert.ok(ajv.validate(schema as object, JSON.parse(first.stdout)), ajv.errorsText());
    assert.ok(!first.stdout.includes(root));
    const other = await faultline(folderWith(files), ['slo', 'show', '--format', 'json', '.']);
    assert.equal(other.stdout, first.stdout);
  });
});

describe('faultline slo show', () => {
  const lines = async (root: string, ...args: string[]) =>
    (await faultline(root, ['slo', 'show', ...args])).stdout.split('\n');

  it('tells the budget, the alerts and when they fire, in words', async () => {
    const { status, stdout, stderr } = await faultline(folderWith({ 'slo/a.yaml': sloth('99.95') }), [
      'slo',
      'show',
    ]);

    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^slo\/a\.yaml\n {2}availability {2}checkout · Sloth · line 4\n/);
    assert.match(stdout, /^ {2}Objective {2}99\.95 % of events good, over the last 30 d/m);
    assert.match(
      stdout,
      /^ {2}Budget {5}0\.05 % of events \(1 in 2,000\): 21 min 36 s of total outage in 30 d$/m,
    );
    assert.match(stdout, /^ {2}page quick +1 h, 5 min +14\.4× +2 % +26 s +4 min 20 s +43 min 12 s$/m);
    assert.match(
      stdout,
      /^ {2}Detection {2}a total outage after 26 s \(page quick\), .*; up to 0\.05 % errors never$/m,
    );
    assert.match(stdout, /^ {2}Policy {5}over 75 % left: ship aggressively · 25 % to 75 %: normal · /m);
    assert.match(stdout, /^ {2}■ 14\.4× {2}0\.72 % errors, gone after 2 d 2 h \(page quick\)$/m);
    assert.match(stdout, /\n1 SLO in 1 file\n$/);
  });

  it('rounds what is good down and what is bad up', async () => {
    const text = (await lines(folderWith({ 'a.yaml': sloth('99.99') }))).join('\n');

    // 259.2 s of budget, and 5.184 s, 51.84 s and 518.4 s until the first alert.
    assert.match(text, /: 4 min 19 s of total outage/);
    assert.match(text, /^ {2}page quick .* 5\.19 s +51\.9 s +8 min 39 s$/m);
  });

  it('says of an alert that it can never fire, and of what the document leaves open', async () => {
    const text = (await lines(folderWith({ 'a.yaml': sloth('90') }))).join('\n');
    assert.match(
      text,
      /✗ page quick can never fire: a total outage burns 10×, and it waits for more than 14\.4×/,
    );
    assert.match(text, /^ {2}page quick .* never +never +never$/m);

    const none = (await lines(folderWith({ 'a.yaml': sloth('100') }))).join('\n');
    assert.match(none, /Budget {5}none: not one event may be bad/);
  });

  it('takes the windows of Sloth that stand beside a document, and says so', async () => {
    const windows = `apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: 30d
  page:
    quick: { errorBudgetPercent: 1, shortWindow: 2m, longWindow: 30m }
    slow: { errorBudgetPercent: 3, shortWindow: 15m, longWindow: 3h }
  ticket:
    quick: { errorBudgetPercent: 5, shortWindow: 1h, longWindow: 12h }
    slow: { errorBudgetPercent: 8, shortWindow: 3h, longWindow: 36h }
`;
    const text = (await lines(folderWith({ 'a.yaml': sloth(), 'windows.yaml': windows }), 'a.yaml')).join(
      '\n',
    );

    assert.match(text, /Alerts +those that Sloth makes by the `AlertWindows` beside it, and/);
    assert.match(text, /^ {2}page slow +3 h, 15 min +7\.2× +3 % /m);
    const alone = (await lines(folderWith({ 'a.yaml': sloth() }))).join('\n');
    assert.match(alone, /Alerts +those that Sloth makes, and/);
  });

  it('takes the policy of .faultline.yaml, and says so', async () => {
    const config =
      'slo:\n  policy:\n    - { above: 50%, name: go on }\n    - { above: 0%, name: ask }\n    - { name: stop }\n';
    const text = (await lines(folderWith({ 'a.yaml': sloth(), '.faultline.yaml': config }))).join('\n');

    assert.match(
      text,
      /Policy {5}over 50 % left: go on · up to 50 %: ask · spent: stop \(\.faultline\.yaml\)/,
    );
  });

  it('tells what follows from the traffic, the capacity and the dependencies of .faultline.yaml', async () => {
    const config = `slo:
  objectives:
    availability:
      traffic: 10
      capacity: { peak: 800, perInstance: 100, instances: 12, growth: 10% }
      dependencies: { payments: 99.95%, search: 99.999% }
`;
    const text = (await lines(folderWith({ 'a.yaml': sloth(), '.faultline.yaml': config }))).join('\n');

    assert.match(text, /Traffic {4}10 requests a second: 25,920 of 25,920,000 may fail in the window/);
    assert.match(
      text,
      /Capacity {3}66\.7 % in use; a peak of 800 requests a second needs 10 instances, 18 in 6 months; those that there are run out in 1\.91 months/,
    );
    assert.match(
      text,
      /Depends on payments 99\.95 % \(lacks the extra nine\), search 99\.999 %: they leave 0\.049 % of errors to the service itself/,
    );
  });

  it('counts slices where the budget does', async () => {
    const text = (await lines(folderWith({ 'a.yaml': openSlo, 'b.yaml': indicator }))).join('\n');

    assert.match(
      text,
      /99 % of slices of 1 min good \(good: 95 % of its events are\), each calendar month, here 30 d/,
    );
    assert.match(text, /1 % of slices \(1 in 100\): 432 bad slices, 7 h 12 min of total outage in 30 d/);
    assert.match(
      text.replace(/\s+/g, ' '),
      /in 30 d; by the calendar 6 h 43 min 12 s in 28 d to 7 h 26 min 24 s in 31 d/,
    );
  });

  it('fits the terminal, whatever its width', async () => {
    const root = folderWith({
      'a.yaml': sloth('90'),
      'b.yaml': pyrra,
      'c.yaml': openSlo,
      'd.yaml': indicator,
    });
    for (const columns of [40, 60, 79, 80, 100, 140, 200]) {
      const { stdout } = await faultline(root, ['slo', 'show'], {
        terminal: { columns },
        env: { NO_COLOR: '1' },
      });
      const longest = Math.max(...stdout.split('\n').map(line => line.length));
      assert.ok(longest <= columns, `${String(longest)} of ${String(columns)}:\n${stdout}`);
    }
  });

  it('paints on a terminal alone', async () => {
    const root = folderWith({ 'a.yaml': sloth() });
    const painted = await faultline(root, ['slo', 'show'], { terminal: { columns: 200 } });
    const plain = await faultline(root, ['slo', 'show']);

    assert.ok(painted.stdout.includes('\u001b[36m'));
    assert.ok(!plain.stdout.includes('\u001b'));
    assert.equal(painted.stdout.replace(/\u001b\[\d+m/g, ''), plain.stdout);
  });

  it('shows what steers a terminal instead of obeying it', async () => {
    const hostile = sloth().replace('"availability"', '"a\\e[31m"');
    assert.ok(!(await lines(folderWith({ 'a.yaml': hostile }))).join().includes('\u001b'));
  });

  it('shows what is named, and ends with 2 where there is nothing', async () => {
    const root = folderWith({ 'a.yaml': sloth(), 'b.yaml': pyrra, 'sub/': '' });
    assert.equal((await lines(root, 'b.yaml'))[0], 'b.yaml');

    const nothing = await faultline(root, ['slo', 'show', 'sub']);
    assert.deepEqual([nothing.status, nothing.stdout], [2, '']);
    assert.match(nothing.stderr, /There are no SLO documents in sub/);
    assert.equal((await faultline(root, ['slo', 'show', '-f', 'sarif'])).status, 2);
  });
});
