import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openRuleCommand } from '../../../../src/protocol/messages.ts';
import { folderWith } from '../../node/folder.ts';
import { Editor } from '../editor.ts';
import { openSloText, slothText } from './texts.ts';

async function open(text: string, file = 'a.slo.yaml'): Promise<Editor> {
  const editor = await Editor.start({ folders: [folderWith({})], settings: () => ({}) });
  await editor.open(file, text);
  return editor;
}

describe('inlay hints of SLO documents', () => {
  it('say what an objective leaves', async () => {
    const editor = await open(slothText);
    assert.deepEqual(await editor.hints('a.slo.yaml'), ['objective: 99.9 ⟨43 min 12 s / 30 d⟩']);
    await editor.replace('a.slo.yaml', '99.9', '99.95');
    assert.deepEqual(await editor.hints('a.slo.yaml'), ['objective: 99.95 ⟨21 min 36 s / 30 d⟩']);
  });

  it('say how long a window is that is not written in days, and what a burn rate costs', async () => {
    const text = `${openSloText.replace('28d', '1M').replace('indicatorRef: checkout-requests', 'indicatorRef: x')}  alertPolicies:
    - kind: AlertPolicy
      metadata: {name: fast}
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata: {name: fast}
            spec:
              severity: page
              condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h}
        notificationTargets: []
`;
    const editor = await open(text);
    assert.deepEqual(await editor.hints('a.slo.yaml'), [
      '- target: 0.999 ⟨43 min 12 s / 30 d⟩',
      '- duration: 1M ⟨= 30 d⟩',
      'condition: {kind: burnrate, op: gte, threshold: 14.4 ⟨2 % of the budget in 1 h⟩',
    ]);
  });
});

describe('the hover of SLO documents', () => {
  it('says what a field means and what it works out to', async () => {
    const editor = await open(slothText);
    const hover = (await editor.hover('a.slo.yaml', '99.9')) ?? '';
    assert.match(hover, /^\*\*objective\*\* · required\n\nThe share of good events/);
    assert.match(hover, /1 in 1,000 may be bad, or \*\*43 min 12 s\*\* of a full outage in 30 d/);
    assert.match(hover, /\| page \| 1 h and 5 min \| 14\.4× \| 2 % \| 52 s \| 8 min 38 s \| never \|/);
    const page = (await editor.hover('a.slo.yaml', 'page_alert')) ?? '';
    assert.match(page, /wakes somebody/);
    assert.doesNotMatch(page, /\| ticket \|/);
  });

  it('is there for every key, those of the author among them', async () => {
    const editor = await open(slothText);
    const keys = [...slothText.matchAll(/([\w]+):(?: |\n)/g)].map(match => match[0].trimEnd());
    for (const key of new Set(keys)) {
      assert.match(
        (await editor.hover('a.slo.yaml', key)) ?? '',
        new RegExp(`^\\*\\*${key.slice(0, -1)}\\*\\*`),
      );
    }
    assert.match((await editor.hover('a.slo.yaml', 'severity: page')) ?? '', /in `labels`/);
    assert.equal(await editor.hover('a.slo.yaml', '    alerting'), null);
  });

  it('says what a chosen word means', async () => {
    const editor = await open(openSloText);
    assert.match(
      (await editor.hover('a.slo.yaml', 'Occurrences')) ?? '',
      /`Occurrences`: good events among all/,
    );
  });

  it('says what the shortest and the longest month leave', async () => {
    const calendar = '      calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC }';
    const editor = await open(
      openSloText.replace(
        /duration: \w+\n( *)isRolling: true/,
        `duration: 1M\n$1isRolling: false\n${calendar}`,
      ),
    );
    assert.match(
      (await editor.hover('a.slo.yaml', '1M')) ?? '',
      /1 month, about 30 d; .* It is 40 min 19 s in 28 d, 44 min 38 s in 31 d\./,
    );
  });

  it('reads Markdown', async () => {
    const text = '# Checkout SLO\n\n**Target**: 99.9% over 30 days\n\n**Error Budget**: 43 min per 30 days\n';
    const editor = await open(text, 'a.slo.md');
    assert.match((await editor.hover('a.slo.md', '99.9')) ?? '', /43 min 12 s/);
    assert.deepEqual(await editor.hints('a.slo.md'), ['**Target**: 99.9 ⟨43 min 12 s / 30 d⟩']);
  });
});

describe('the outline and the lenses of SLO documents', () => {
  it('name each SLO with its budget', async () => {
    const second = slothText.slice(slothText.indexOf('  - name')).replace('availability', 'latency');
    const editor = await open(`${slothText}${second.replace('objective: 99.9', 'objective: 90')}`);
    assert.deepEqual(await editor.lenses('a.slo.yaml'), [
      '4: Error budget 43 min 12 s / 30 d · a full outage pages after 52 s',
      '15: Error budget 3 d / 30 d · a full outage pages after 3 h 36 min',
    ]);
    const symbols = await editor.symbols('a.slo.yaml');
    assert.deepEqual(
      symbols.map(({ name, detail, children }) => [name, detail, children?.map(child => child.name)]),
      [
        ['availability', '43 min 12 s / 30 d', ['objective', 'bad', 'total']],
        ['latency', '3 d / 30 d', ['objective', 'bad', 'total']],
      ],
    );
  });
});

describe('the lightbulb of SLO documents', () => {
  it('offers the fix, the suppressions and the page', async () => {
    const editor = await open(slothText.replace('99.9', '0.999'));
    const actions = await editor.actions('a.slo.yaml', '0.999');
    const [fix] = actions;
    assert.ok(fix?.isPreferred);
    assert.deepEqual(
      actions.slice(-3).map(({ title }) => title),
      [
        'Disable `slo/objective-unit` for this line',
        'Disable `slo/objective-unit` for this file',
        'About `slo/objective-unit`',
      ],
    );
    assert.deepEqual(actions.at(-1)?.command, {
      title: 'About `slo/objective-unit`',
      command: openRuleCommand,
      arguments: ['slo/objective-unit'],
    });
    await editor.apply(fix.edit);
    assert.equal(editor.text('a.slo.yaml'), slothText);
  });

  for (const reach of ['line', 'file'] as const) {
    it(`silences a rule for the ${reach}, and adds a second one to the same comment`, async () => {
      const wrong = slothText.replace('objective: 99.9', 'objective: 0.999\n    objektive: 1');
      const editor = await open(wrong.replace('    objektive: 1\n', ''));
      await editor.pick('a.slo.yaml', '0.999', `Disable \`slo/objective-unit\` for this ${reach}`);
      assert.deepEqual(await editor.marks('a.slo.yaml'), []);
      const comment = reach === 'line' ? 'faultline-disable-next-line' : 'faultline-disable-file';
      assert.match(editor.text('a.slo.yaml'), new RegExp(`# ${comment} slo/objective-unit\n`));
      await editor.replace('a.slo.yaml', 'objective: 0.999', 'objective: 0.999\n    objektive: 1');
      if (reach === 'file') {
        await editor.pick('a.slo.yaml', 'objektive', 'Disable `slo/unknown-key` for this file');
        assert.match(
          editor.text('a.slo.yaml'),
          /^# faultline-disable-file slo\/objective-unit, slo\/unknown-key\n/,
        );
        assert.deepEqual(await editor.marks('a.slo.yaml'), []);
      }
    });
  }

  it('adds the multi-window alerts where there are none', async () => {
    const editor = await open(openSloText.replace('28d', '30d'));
    const title = 'Add multi-window burn rate alerts to checkout';
    await editor.pick('a.slo.yaml', 'budgetingMethod', title);
    const hints = await editor.hints('a.slo.yaml');
    assert.ok(
      hints.some(hint => hint.endsWith('⟨2 % of the budget in 1 h⟩')),
      hints.join('\n'),
    );
    assert.ok(
      !(await editor.actions('a.slo.yaml', 'budgetingMethod')).some(action => action.title === title),
    );
    assert.ok(!(await editor.marks('a.slo.yaml')).some(mark => mark.includes('alert')));
  });

  it('puts a comment above a query of several lines, not into it', async () => {
    const text = slothText.replace(
      'sum(rate(http_requests_total{job="checkout"}[{{.window}}]))',
      '|\n          sum(\n            rat(http_requests_total{job="checkout"}[{{.window}}])\n          )',
    );
    const editor = await open(text);
    assert.deepEqual(await editor.marks('a.slo.yaml'), ['slo/promql: rat']);
    await editor.pick('a.slo.yaml', 'rat(', 'Disable `slo/promql` for this line');
    assert.match(
      editor.text('a.slo.yaml'),
      /\n {8}# faultline-disable-next-line slo\/promql\n {8}total_query: \|\n/,
    );
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
  });
});
