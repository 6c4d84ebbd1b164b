import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSloSettings } from '../../../../src/base/slo-settings.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { judgeSlo } from '../../../../src/slo/rules/check.ts';
import { assertAnnotated, issuesOf } from './annotated.ts';

/** A document with an objective that one alert can never fire at. */
function document({
  before = '',
  behind = '',
  top = '',
}: {
  readonly before?: string;
  readonly behind?: string;
  readonly top?: string;
}): string {
  return `${top}version: prometheus/v1
service: checkout
slos:
  - name: availability
${before}    objective: 90${behind}
    sli:
      events:
        error_query: |
          sum(rate(bad_total[{{.window}}]))
        total_query: sum(rate(all_total[{{.window}}]))
    alerting:
      name: A
`;
}

function said(text: string): readonly string[] {
  return issuesOf(text).map(({ rule, message }) => `${rule}: ${message}`);
}

describe('a suppression comment in an SLO document', () => {
  it('silences its line, the next one, or the file', () => {
    assert.equal(said(document({})).length, 1);
    const comments = [
      { behind: ' # faultline-disable-line slo/alert-never-fires' },
      { before: '    # faultline-disable-next-line slo/alert-never-fires -- the balancer pages\n' },
      { before: '    # faultline-disable-next-line\n' },
      { top: '# faultline-disable-file slo/alert-never-fires, slo/alert-never-fires\n' },
    ];
    for (const comment of comments) {
      assert.deepEqual(said(document(comment)), [], JSON.stringify(comment));
    }
  });

  it('keeps what it silences, with the reason', () => {
    const text = document({ behind: ' # faultline-disable-line slo/alert-never-fires -- as agreed' });
    const { suppressed } = judgeSlo(readSlo('a.slo.yaml', text), {
      others: [],
      settings: defaultSloSettings,
    });
    assert.deepEqual(
      suppressed.map(({ issue, by, reason }) => [issue.rule, by, reason]),
      [['alert-never-fires', 'faultline-disable-line', 'as agreed']],
    );
  });

  it('silences nothing else, and is reported where it has nothing to silence', () => {
    assert.deepEqual(said(document({ top: '# faultline-disable-file slo/promql\n' })), [
      'unused-suppression: Nothing to suppress here',
      'alert-never-fires: At 90 % `page/quick` (14.4×) can never fire; it needs more than 93.0556 %',
    ]);
  });

  it('that names no rule is told which was meant', () => {
    assertAnnotated(
      `
      version: prometheus/v1
      service: checkout
      slos:
        - name: availability
          # faultline-disable-next-line alert-never-fires
          #                             ^^^^^^^^^^^^^^^^^ \`alert-never-fires\` is no rule of SLO documents; did you mean \`slo/alert-never-fires\`?
          objective: 90
          sli: { plugin: { id: mine } }
          alerting: { name: A }
    `,
      { rule: 'slo/unused-suppression' },
    );
    assert.deepEqual(said('# faultline-disable-fil slo/promql\n' + document({}).replace('90', '99')), [
      'unused-suppression: `faultline-disable-fil` is no directive; did you mean `faultline-disable-file`?',
    ]);
  });

  it('above a query of several lines speaks of all of them, also within it', () => {
    const broken = document({ before: '' })
      .replace('90', '99')
      .replace('sum(rate(bad_total[{{.window}}]))', 'sum(rate(bad_total[{{.window}}]))\n          / oops(x)');
    assert.deepEqual(
      issuesOf(broken).map(({ rule }) => rule),
      ['promql'],
    );
    const above = broken.replace(
      '        error_query',
      '        # faultline-disable-next-line slo/promql\n        error_query',
    );
    const within = broken.replace(
      '          / oops',
      '          # faultline-disable-next-line slo/promql\n          / oops',
    );
    assert.deepEqual(said(above), []);
    assert.deepEqual(said(within), []);
  });

  it('for a rule that is switched off is left alone', () => {
    const text = document({ top: '# faultline-disable-file slo/objective-hundred\n' });
    const weights = {
      preset: 'recommended',
      rules: { 'slo/objective-hundred': 'off', 'slo/alert-never-fires': 'off' },
    } as const;
    assert.deepEqual(issuesOf(text, { weights }), []);
  });
});
