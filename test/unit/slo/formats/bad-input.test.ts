import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { detectSlo } from '../../../../src/slo/formats/detect.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import type { SloFile } from '../../../../src/slo/model/model.ts';
import { fixture, fixtures } from './reading.ts';

interface Spanned {
  readonly span: { readonly start: number; readonly end: number };
}

function spansOf(value: unknown): readonly Spanned['span'][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { span } = value as Partial<Spanned>;
  return [...(span === undefined ? [] : [span]), ...Object.values(value).flatMap(spansOf)];
}

/** What must be so whatever the text: places lie inside of it, numbers make sense, and a mistake is not passed over in silence. */
function assertSound(file: SloFile): void {
  for (const { start, end } of spansOf([file.slos, file.others, file.references, file.issues, file.notes])) {
    assert.ok(0 <= start && start <= end && end <= file.text.length, `${String(start)} to ${String(end)}`);
  }
  for (const { objective, window, slice, alerts } of file.slos) {
    assert.ok(objective === null || (objective.value >= 0 && objective.value <= 1));
    assert.ok(window === null || (window.seconds > 0 && Number.isFinite(window.seconds)));
    assert.ok(slice === null || slice.seconds > 0);
    assert.ok(alerts.every(({ longSeconds, burnRate }) => Number.isFinite(longSeconds + burnRate)));
  }
  const ids = file.slos.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { message, span } of file.issues) {
    assert.ok(message.length > 0 && message.length <= 160, message);
    assert.ok(span.end > span.start || file.text === '', message);
  }
  assert.ok(file.slos.length + file.others.length + file.issues.length > 0);
}

const document = fc.constantFrom(...fixtures).map(name => ({ name, text: fixture(name) }));
const odd = fc.constantFrom(
  ...[
    '.nan',
    '.inf',
    '-.inf',
    '-1',
    '0',
    '1e999',
    '1e-999',
    '9'.repeat(400),
    '0x10',
    '1_000',
    '~',
    'null',
    '""',
  ],
  ...[
    '[]',
    '{}',
    '- ',
    '&a ',
    '*a',
    '<<: ',
    '!!binary x',
    '!!set {}',
    '|',
    '>',
    '\t',
    '\u0000',
    '\uFEFF',
    '\uD800',
    '---\n',
    '...',
  ],
  ...[
    '{{',
    '}}',
    '"',
    "'",
    '#',
    ': ',
    '? ',
    '%',
    '@',
    '`',
    '```\n',
    '**',
    '0s',
    '999999999y',
    '-5m',
    '99.9%',
    '\r',
    '\u2028',
  ],
);

describe('a document that is damaged', () => {
  it('is read when it is cut off anywhere', () => {
    fc.assert(
      fc.property(document, fc.double({ min: 0, max: 1, noNaN: true }), ({ name, text }, share) => {
        assertSound(readSlo(name, text.slice(0, Math.floor(share * text.length))));
      }),
      { numRuns: 300 },
    );
  });

  it('is read when pieces of it are lost, doubled, or replaced by what makes no sense', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(12),
      by: fc.oneof(odd, fc.string({ maxLength: 4 })),
    });
    fc.assert(
      fc.property(document, fc.array(change, { minLength: 1, maxLength: 4 }), ({ name, text }, changes) => {
        const damaged = changes.reduce((before, { at, length, by }) => {
          const start = Math.floor(at * before.length);
          return before.slice(0, start) + by + before.slice(start + length);
        }, text);
        detectSlo(name, damaged);
        assertSound(readSlo(name, damaged));
      }),
      { numRuns: 600 },
    );
  });

  it('is read when any of its values is another', () => {
    fc.assert(
      fc.property(document, fc.nat(), odd, ({ name, text }, which, by) => {
        const values = Array.from(text.matchAll(/: (\S[^\n]*)/g));
        const value = values[which % values.length];
        assert.ok(value !== undefined);
        const start = value.index + 2;
        assertSound(readSlo(name, text.slice(0, start) + by + text.slice(start + (value[1] ?? '').length)));
      }),
      { numRuns: 600 },
    );
  });

  it('is read when its lines are in another order', () => {
    fc.assert(
      fc.property(
        document.chain(({ name, text }) => {
          const lines = text.split('\n');
          return fc.tuple(
            fc.constant(name),
            fc.shuffledSubarray(lines, { minLength: Math.min(3, lines.length) }),
          );
        }),
        ([name, lines]) => {
          assertSound(readSlo(name, lines.join('\n')));
        },
      ),
      { numRuns: 200 },
    );
  });
});
