import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { changeValue } from '../../../../src/slo/edits/edit.ts';
import { apply, editable, readText, sameIn } from './documents.ts';

function pyrra(description: string, eol = '\n'): string {
  return [
    'apiVersion: pyrra.dev/v1alpha1',
    'kind: ServiceLevelObjective',
    'metadata: { name: checkout, labels: { team: shop } } # who',
    'spec:',
    "  target: '99.9' # per cent",
    '  window: 4w',
    `  description: ${description}`,
    '  indicator:',
    '    ratio:',
    '      errors: { metric: x{code="500"} }',
    '      total: { metric: x }',
    '',
  ].join(eol);
}

function changed(text: string, path: readonly (string | number)[], value: string | number): string {
  const file = readText(text);
  return apply(file, changeValue(file, editable(file, ...path), value));
}

function line(text: string, key: string): string {
  return text.split(/\r?\n/).find(each => each.trimStart().startsWith(`${key}:`)) ?? '';
}

describe('a new value of a scalar', () => {
  it('stays in its quotes', () => {
    const target = ['spec', 'target'];
    assert.equal(line(changed(pyrra('a'), target, 99.95), 'target'), "  target: '99.95' # per cent");
    assert.equal(
      line(changed(pyrra('a').replace("'99.9'", '"99.9"'), target, 99.95), 'target'),
      '  target: "99.95" # per cent',
    );
  });

  it('stays plain as long as it can', () => {
    const description = ['spec', 'description'];
    const write = (value: string) =>
      line(changed(pyrra('plain words # of us'), description, value), 'description');
    assert.equal(write('others'), '  description: others # of us');
    assert.equal(write('it: has a colon'), "  description: 'it: has a colon' # of us");
    assert.equal(write("it's # 1"), '  description: "it\'s # 1" # of us');
    assert.equal(write('99'), "  description: '99' # of us");
    assert.equal(write('true'), "  description: 'true' # of us");
    assert.equal(write('two\nlines'), '  description: "two\\nlines" # of us');
    assert.equal(write(''), "  description: '' # of us");
  });

  it('keeps the header and the indentation of a block', () => {
    const text = pyrra('|- # in our words\n      first\n      second');
    assert.equal(
      changed(text, ['spec', 'description'], 'one\n\n  two'),
      text.replace('      first\n      second', '      one\n\n        two'),
    );
    const folded = pyrra('>\n    first\n    second');
    assert.equal(
      changed(folded, ['spec', 'description'], 'one\ntwo'),
      folded.replace('    first\n    second', '    one\n\n    two'),
    );
  });

  it('keeps anchors and tags', () => {
    const text = pyrra('&words !!str of us');
    assert.equal(changed(text, ['spec', 'description'], 'of you'), text.replace('of us', 'of you'));
  });

  it('takes the place of an alias there alone', () => {
    const text = pyrra('&words of us').replace(
      'name: checkout',
      'name: checkout, annotations: { about: "" }',
    );
    const aliased = `${text}---\n${pyrra('&w x\n  partial_response_strategy: *w')}`;
    const file = readText(aliased);
    const alias = editable(file, 'spec', 'partial_response_strategy');
    assert.equal(alias.source, '*w');
    assert.equal(alias.value, 'x');
    assert.equal(apply(file, changeValue(file, alias, 'warn')), aliased.replace('*w', 'warn'));
  });

  it('is quoted where braces would end it', () => {
    const text = changed(pyrra('a'), ['metadata', 'labels', 'team'], 'shop, and {more}');
    assert.equal(
      line(text, 'metadata'),
      "metadata: { name: checkout, labels: { team: 'shop, and {more}' } } # who",
    );
  });

  it('has the line ends of its document', () => {
    const text = pyrra('|\r\n    first', '\r\n');
    assert.equal(
      changed(text, ['spec', 'description'], 'one\ntwo'),
      pyrra('|\r\n    one\r\n    two', '\r\n'),
    );
  });

  const styles = [
    'plain',
    "'quoted'",
    '"quoted"',
    '|\n    block\n    text',
    '>-\n    folded',
    '|2-\n    indented',
  ];
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('a', ' ', '\n', ':', '#', "'", '"', '\\', '- ', '{{.window}}', '%', '\t', '|', '*x'),
        { maxLength: 12 },
      )
      .map(parts => parts.join('')),
  );

  it('reads back, whatever it is and whatever stood there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...styles), words, fc.constantFrom('\n', '\r\n'), (style, value, eol) => {
        const text = pyrra(style).replace(/\n/g, eol);
        const file = readText(text);
        const place = editable(file, 'spec', 'description');
        const now = apply(file, changeValue(file, place, value));
        assert.ok(now.startsWith(text.slice(0, place.span.start)));
        assert.ok(now.endsWith(text.slice(place.span.end)));
        const again = readText(now);
        const trimmed = (each: string) => each.replace(/\r\n/g, '\n').replace(/\n+$/, '');
        assert.equal(trimmed(String(sameIn(again, place).value)), trimmed(value));
        assert.equal(again.slos[0]?.objective?.value, 0.999);
      }),
      { numRuns: 200 },
    );
  });
});
