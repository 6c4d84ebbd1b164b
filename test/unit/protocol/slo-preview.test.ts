import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readHostMessage } from '../../../src/protocol/slo-preview-host.ts';
import { readPageMessage } from '../../../src/protocol/slo-preview-page.ts';
import type { HostMessage, PageMessage, SloPreview } from '../../../src/protocol/slo-preview.ts';
import { defaultSloSettings } from '../../../src/base/slo-settings.ts';
import { readSlo } from '../../../src/slo/formats/read.ts';
import { slothText } from '../server/slo/texts.ts';

const preview: SloPreview = {
  uri: 'file:///a.slo.yaml',
  version: 1,
  name: 'a.slo.yaml',
  slos: readSlo('a.slo.yaml', slothText).slos,
  omitted: 0,
  issues: [{ rule: 'x', severity: 'error', message: 'm', span: { start: 0, end: 1 }, line: 1, fixes: [] }],
  editables: [
    {
      id: '[0,"service"]',
      slos: ['checkout-availability'],
      what: 'service',
      key: 'service',
      span: { start: 30, end: 38 },
      source: 'checkout',
      value: 'checkout',
    },
  ],
  settings: defaultSloSettings,
  head: null,
  stale: null,
};

/** Every value inside of a message, replaced by others that do not belong there. */
function damaged(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) => damaged(item).map(each => items.with(index, each)));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [
      { ...value, [key]: [new Date(0)] },
      ...damaged(inner).map(each => ({ ...value, [key]: each })),
    ]);
  }
  return [{ toString: null }];
}

describe('what the page of the preview is sent', () => {
  const messages: readonly HostMessage[] = [
    { kind: 'preview', preview },
    { kind: 'state', state: { kind: 'stopped', reason: 'r' } },
    { kind: 'state', state: { kind: 'large', megabytes: 10.5 } },
    { kind: 'edited', request: 1, end: 'refused', reason: null },
    { kind: 'cursor', offset: 0 },
    { kind: 'ask', what: 'copy-budget' },
  ];

  it('is taken as it is', () => {
    messages.forEach(message => {
      assert.equal(readHostMessage(message), message);
    });
  });

  it('is dropped where any value in it is of another kind', () => {
    for (const message of messages) {
      const all = damaged(message);
      assert.ok(all.length >= 2);
      all.forEach(each => {
        assert.equal(readHostMessage(each), null, JSON.stringify(each).slice(0, 300));
      });
    }
  });

  it('is dropped where it is of no kind that there is', () => {
    for (const value of [null, undefined, 1, 'ready', [], {}, { kind: 'toString' }, { kind: '__proto__' }]) {
      assert.equal(readHostMessage(value), null);
      assert.equal(readPageMessage(value), null);
    }
  });
});

describe('what the page of the preview sends', () => {
  const messages: readonly PageMessage[] = [
    { kind: 'ready' },
    { kind: 'edit', request: 1, version: 1, edit: { kind: 'value', editable: 'a', value: true } },
    { kind: 'edit', request: 1, version: 1, edit: { kind: 'source', editable: 'a', source: '1' } },
    { kind: 'edit', request: 1, version: 1, edit: { kind: 'objective', slo: 'a', ratio: 0.9 } },
    {
      kind: 'edit',
      request: 1,
      version: 1,
      edit: {
        kind: 'window',
        slo: 'a',
        choice: { kind: 'calendar', unit: 'month', count: 1, start: '', zone: '' },
      },
    },
    {
      kind: 'edit',
      request: 1,
      version: 1,
      edit: { kind: 'branch', slo: 'a', severity: 's', branch: 'b', change: { burnRate: 2 } },
    },
    { kind: 'edit', request: 1, version: 1, edit: { kind: 'fix', rule: 'r', offset: 3, fix: 'f' } },
    { kind: 'save', name: 'a.svg', mime: 'image/svg+xml', data: '<svg/>' },
    { kind: 'log', level: 'error', message: 'm' },
  ];

  it('is taken as it is', () => {
    messages.forEach(message => {
      assert.equal(readPageMessage(message), message);
    });
  });

  it('is dropped where any value in it is of another kind', () => {
    messages.flatMap(damaged).forEach(each => {
      assert.equal(readPageMessage(each), null, JSON.stringify(each));
    });
  });

  it('holds no number that JSON does not have', () => {
    const edit = { kind: 'objective', slo: 'a', ratio: Number.NaN };
    assert.equal(readPageMessage({ kind: 'edit', request: 1, version: 1, edit }), null);
    assert.equal(readPageMessage({ kind: 'reveal', offset: -1 }), null);
  });
});
