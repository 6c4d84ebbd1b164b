import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSloSettings } from '../../../../src/base/slo-settings.ts';
import { linkedFile } from '../../../../src/slo/formats/linked.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import type { Slo, SloFile } from '../../../../src/slo/model/model.ts';
import { checkSlo } from '../../../../src/slo/rules/check.ts';
import { sloth } from '../rules/documents.ts';
import { fixture } from './reading.ts';

type Files = Readonly<Record<string, string>>;

function readAll(files: Files): readonly SloFile[] {
  return Object.entries(files).map(([path, text]) => readSlo(path, text));
}

/** The alerts of the first SLO of the first file, with what the others hold for it. */
function alertsOf(files: Files): readonly string[] {
  const [first, ...others] = readAll(files);
  assert.ok(first !== undefined);
  return brief(linkedFile(first, others).slos[0]);
}

function brief(slo: Slo | undefined): readonly string[] {
  return (slo?.alerts ?? []).map(
    ({ severity, branch, longSeconds, shortSeconds, burnRate }) =>
      `${severity}/${branch} ${String(longSeconds / 60)}m/${shortSeconds === null ? '-' : `${String(shortSeconds / 60)}m`} ${String(burnRate)}`,
  );
}

const windows = (period: string, percent = 1): string => `apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: ${period}
  page:
    quick: { errorBudgetPercent: ${String(percent)}, shortWindow: 2m, longWindow: 30m }
    slow: { errorBudgetPercent: 3, shortWindow: 15m, longWindow: 3h }
  ticket:
    quick: { errorBudgetPercent: 5, shortWindow: 1h, longWindow: 12h }
    slow: { errorBudgetPercent: 8, shortWindow: 3h, longWindow: 36h }
`;

const ofSloth = [
  'page/quick 60m/5m 14.4',
  'page/slow 360m/30m 6',
  'ticket/quick 1440m/120m 3',
  'ticket/slow 4320m/360m 1',
];
const given = [
  'page/quick 30m/2m 14.4',
  'page/slow 180m/15m 7.2',
  'ticket/quick 720m/60m 3',
  'ticket/slow 2160m/180m 1.6',
];

describe('the alert windows of Sloth', () => {
  it('are those beside a document, or in the next folder above that has some', () => {
    assert.deepEqual(alertsOf({ 'a/slo.yaml': sloth({}), 'a/windows.yaml': windows('30d') }), given);
    assert.deepEqual(alertsOf({ 'a/b/slo.yaml': sloth({}), 'windows.yaml': windows('30d') }), given);
    assert.deepEqual(alertsOf({ '/w/b/slo.yaml': sloth({}), '/w/windows.yaml': windows('30d') }), given);
    const nearer = { 'a/slo.yaml': sloth({}), 'w.yaml': windows('30d', 2), 'a/w.yaml': windows('30d') };
    assert.deepEqual(alertsOf(nearer), given);
  });

  it("are Sloth's own where those are for another period, another folder, or contradict each other", () => {
    assert.deepEqual(alertsOf({ 'a/slo.yaml': sloth({}), 'a/windows.yaml': windows('7d') }), ofSloth);
    assert.deepEqual(alertsOf({ 'a/slo.yaml': sloth({}), 'windows/30d.yaml': windows('30d') }), ofSloth);
    const two = { 'a/slo.yaml': sloth({}), 'a/v.yaml': windows('30d', 2), 'a/w.yaml': windows('30d') };
    assert.deepEqual(alertsOf(two), ofSloth);
    const half = windows('30d').replace(/^ {2}ticket[^]*/m, '');
    assert.deepEqual(alertsOf({ 'a/slo.yaml': sloth({}), 'a/windows.yaml': half }), ofSloth);
  });

  it('leave an alert off that is off', () => {
    const off = sloth({}).replace('    alerting:\n', '    alerting:\n      page_alert: { disable: true }\n');
    assert.deepEqual(alertsOf({ 'slo.yaml': off, 'windows.yaml': windows('30d') }), given.slice(2));
  });

  it('decide which alerts can fire', () => {
    const files = readAll({ 'slo.yaml': sloth({ objective: '85' }), 'w.yaml': windows('30d') });
    const [file] = files;
    assert.ok(file !== undefined);
    assert.deepEqual(
      checkSlo(file, { others: files, settings: defaultSloSettings }).map(({ message }) => message),
      ['At 85 % 2 of 4 alerts can never fire; they need more than 93.0556 %'],
    );
  });

  it('make a period of OpenSLO one that Sloth takes', () => {
    const week = fixture('openslo-v1alpha.slo.yaml').replace('count: 28', 'count: 7');
    const rulesOf = (files: Files) => {
      const [file, ...others] = readAll(files);
      assert.ok(file !== undefined);
      return checkSlo(file, { others, settings: defaultSloSettings }).map(
        ({ rule, severity }) => `${severity} ${rule}`,
      );
    };
    assert.deepEqual(rulesOf({ 'slo.yaml': week }), ['error window']);
    assert.deepEqual(rulesOf({ 'slo.yaml': week, 'windows/30d.yaml': windows('30d') }), ['error window']);
    assert.deepEqual(rulesOf({ 'slo.yaml': week, 'windows/7d.yaml': windows('7d') }), []);
  });
});

const policy = (...conditions: readonly string[]): string => `apiVersion: n9/v1alpha
kind: AlertPolicy
metadata: { name: fast, project: shop }
spec:
  severity: High
  conditions:
${conditions.map(condition => `    - { ${condition} }\n`).join('')}  alertMethods: []
`;

const long = 'measurement: averageBurnRate, value: 14.4, op: gte, alertingWindow: 1h';
const short = 'measurement: averageBurnRate, value: 14.4, op: gte, alertingWindow: 5m';
const slo = `${fixture('nobl9.slo.yaml')}    alertPolicies: [fast]\n`;

describe('the alert policies of Nobl9', () => {
  it('are those of the file and of the workspace', () => {
    assert.deepEqual(alertsOf({ 'slo.yaml': slo, 'policies/fast.yaml': policy(short, long) }), [
      'High/fast 60m/5m 14.4',
    ]);
    assert.deepEqual(alertsOf({ 'slo.yaml': slo, 'policies/fast.yaml': policy(long) }), [
      'High/fast 60m/- 14.4',
    ]);
    const list = `${slo}- ${policy(long).trimEnd().replaceAll('\n', '\n  ')}\n`;
    assert.deepEqual(brief(readSlo('slo.yaml', list).slos[0]), ['High/fast 60m/- 14.4']);
  });

  it('make no branch where they alert on something else', () => {
    const others: readonly (readonly string[])[] = [
      ['measurement: timeToBurnEntireBudget, value: 72h, alertingWindow: 10m'],
      [long, 'measurement: burnedBudget, value: 0.5'],
      [long, short.replace('14.4', '6')],
      [long, short, long],
      ['measurement: averageBurnRate, value: 2, lastsFor: 15m'],
      [long.replace('1h', 'soon')],
      [],
    ];
    for (const conditions of others) {
      const files = { 'slo.yaml': slo, 'policy.yaml': policy(...conditions) };
      assert.deepEqual(alertsOf(files), [], conditions.join());
    }
  });
});
