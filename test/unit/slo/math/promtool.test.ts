import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import type { Branch } from '../../../../src/slo/math/branch.ts';
import { runAlerts } from '../../../../src/slo/math/simulate.ts';
import { type Course, timelineOf } from '../../../../src/slo/math/timeline.ts';
import { pyrraBranches } from '../../../../src/slo/math/pyrra.ts';
import { formatPrometheusDuration } from '../../../../src/slo/units/duration.ts';
import { percentInWords } from '../../../../src/slo/units/words.ts';
import { flapping, measuredIncidents, pageBranches } from './measured.ts';

/** Samples and evaluations come every fifteen seconds; rules see what is over one sample and one evaluation late. */
const step = 15;
const tolerance = 2 * step;

/** Seconds without errors before the first incident: longer than the longest window, as `rate` divides by what is there. */
const warmUp = 7 * 3600;

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

/** Steady counters up to the end of a course, in promtool's notation: `0+600x100 60000+300x10`. */
function series(
  course: Course,
  until: number,
  of: (load: { perSecond: number; errors: number }) => number,
): string {
  const { times, loads } = timelineOf(course);
  const edges = [-warmUp, ...times, until];
  let count = 0;
  return edges
    .slice(1)
    .map((edge, index) => {
      const samples = Math.round((edge - (edges[index] ?? 0)) / step);
      const increase = of(loads[index] ?? { perSecond: 0, errors: 0 }) * step;
      // The first sample of a stretch is what the one before it ended with, and n steps make n + 1 samples.
      const text = `${String(count + increase)}+${String(increase)}x${String(samples - 1)}`;
      count += increase * samples;
      return text;
    })
    .join(' ');
}

function ruleOf(
  { branch, severity, burnRate, longSeconds, shortSeconds, forSeconds }: Branch,
  budget: number,
): object {
  const over = (seconds: number): string => {
    const window = formatPrometheusDuration(seconds);
    return `sum(rate(bad_total[${window}])) / sum(rate(events_total[${window}])) > ${String(burnRate * budget)}`;
  };
  return {
    alert: branch,
    expr: [longSeconds, ...(shortSeconds === null ? [] : [shortSeconds])].map(over).join(' and '),
    ...(forSeconds === null ? {} : { for: formatPrometheusDuration(forSeconds) }),
    labels: { severity },
  };
}

interface Trial {
  readonly course: Course;
  readonly budget: number;
  readonly branches: readonly Branch[];
  /** Seconds after the start of the incident up to which it is looked at. */
  readonly until: number;
}

/** What a promtool must find of a course: at each minute that is no nearer to an edge than the tolerance. */
function expectations({ course, budget, branches, until }: Trial): readonly object[] {
  return runAlerts(timelineOf(course), budget, branches).flatMap(({ branch, firing }) => {
    const edges = firing.flatMap(({ from, to }) => [from, to]);
    const minutes = Array.from({ length: Math.floor(until / 60) }, (_, index) => index * 60);
    const beside = edges.flatMap(edge => [-tolerance - step, tolerance + step].map(by => edge + by));
    const instants = [...new Set([...minutes, ...beside.map(edge => Math.round(edge / step) * step)])];
    return instants
      .filter(seconds => edges.every(edge => Math.abs(edge - seconds) > tolerance))
      .map(seconds => ({
        eval_time: formatPrometheusDuration(warmUp + seconds),
        alertname: branch.branch,
        exp_alerts: firing.some(({ from, to }) => from < seconds && seconds < to)
          ? [{ exp_labels: { severity: branch.severity } }]
          : [],
      }));
  });
}

/** Runs a course through the real promtool: nothing, or what it found instead. `measured`: the alerts that it has, if others. */
function disagreement(trial: Trial, measured: readonly Branch[] = trial.branches): string {
  const { course, budget, until } = trial;
  const folder = mkdtempSync(path.join(tmpdir(), 'faultline-promtool-'));
  try {
    const rules = measured.map(branch => ruleOf(branch, budget));
    const checks = expectations(trial);
    assert.ok(checks.length > 20);
    const test = {
      rule_files: ['rules.yaml'],
      evaluation_interval: formatPrometheusDuration(step),
      tests: [
        {
          interval: formatPrometheusDuration(step),
          input_series: [
            { series: 'events_total', values: series(course, until, ({ perSecond }) => perSecond) },
            { series: 'bad_total', values: series(course, until, load => load.perSecond * load.errors) },
          ],
          alert_rule_test: checks,
        },
      ],
    };
    // JSON is YAML.
    writeFileSync(path.join(folder, 'rules.yaml'), JSON.stringify({ groups: [{ name: 'slo', rules }] }));
    writeFileSync(path.join(folder, 'test.yaml'), JSON.stringify(test));
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'test.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return status === 0 ? '' : `${stdout}${stderr}`.slice(0, 4000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a real promtool', function () {
  this.timeout(300_000);
  const minute = 60;

  before(function () {
    if (!hasPromtool) {
      this.skip();
    }
  });

  for (const { objective, errors, minutes } of measuredIncidents) {
    const what = [percentInWords(errors), 'errors for', String(minutes), 'min at', percentInWords(objective)];
    it(`pages and clears when the simulator does: ${what.join(' ')}`, () => {
      const seconds = minutes * minute;
      const course = { incidents: [{ start: 0, seconds, errors }], traffic: 100 };
      const trial = { course, budget: 1 - objective, branches: pageBranches, until: seconds + 2400 };
      assert.equal(disagreement(trial), '');
    });
  }

  it('and where an incident comes and goes, in traffic that changes, on top of what fails always', () => {
    const traffic = [
      { start: -warmUp, perSecond: 200 },
      { start: 600, perSecond: 40 },
      { start: 1500, perSecond: 500 },
    ];
    const course = { incidents: flapping, traffic, base: 0.0005 };
    assert.equal(disagreement({ course, budget: 0.001, branches: pageBranches, until: 5400 }), '');
  });

  it('and where an alert must hold for a while, as those of Pyrra', () => {
    const incidents = [
      { start: 0, seconds: 150, errors: 1 },
      { start: 2400, seconds: 3600, errors: 0.4 },
    ];
    const course = { incidents, traffic: 100 };
    const branches = pyrraBranches(28 * 86_400).slice(0, 2);
    assert.equal(disagreement({ course, budget: 0.001, branches, until: 9000 }), '');
  });

  it('finds an alert that is two minutes late', () => {
    const course = { incidents: [{ start: 0, seconds: 1200, errors: 1 }], traffic: 100 };
    const late = pageBranches.map(branch => ({ ...branch, forSeconds: 120 }));
    const found = disagreement({ course, budget: 0.001, branches: pageBranches, until: 3600 }, late);
    assert.match(found, /FAILED[^]*alertname: ?quick/);
  });
});
