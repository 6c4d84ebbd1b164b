import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { isScalar, parseDocument } from 'yaml';
import { spanInSource } from '../../../../src/slo/promql/scalar-map.ts';
import { renderSloth } from '../../../../src/slo/promql/template.ts';

/** The piece of a YAML text that stands for `word` in the value of its key `q`. */
function pieceOf(text: string, word: string): string {
  const node: unknown = parseDocument(text).get('q', true);
  assert.ok(isScalar(node) && typeof node.value === 'string' && Array.isArray(node.range));
  const span = { start: node.range[0], end: node.range[1] };
  const start = node.value.indexOf(word);
  assert.ok(start >= 0, node.value);
  const written = { value: node.value, span, source: text.slice(span.start, span.end) };
  const piece = spanInSource(written, { start, end: start + word.length }, 'yaml');
  return text.slice(piece.start, piece.end);
}

describe('a piece of a YAML scalar in its source', () => {
  it('is found in every style', () => {
    const styles = {
      plain: 'q: rate(x[5m]) / oops(y)\n',
      'plain over lines': 'q: rate(x[5m])\n  /\n\n  oops(y)\nz: 1\n',
      single: "q: 'it''s a long ''x'' oops(y)'\n",
      double: 'q: "a\\n\\tb{c=\\"d\\\\\\\\.\\", e=\\"\\u00e9\\"} \\\n    oops(y)"\n',
      'double over lines': 'q: "a\n  b\n\n  oops(y)"\n',
      literal: 'q: |\n  rate(x)\n\n  / oops(y)\n',
      'literal, indented more': 'q: |2-\n    rate(x)\n   / oops(y)\n\n',
      folded: 'q: >- # why\n  rate(x)\n  /\n\n    oops(y)\n',
      crlf: 'q: |\r\n  rate(x)\r\n  oops(y)\r\n',
    };
    for (const [style, text] of Object.entries(styles)) {
      assert.equal(pieceOf(text, 'oops'), 'oops', style);
    }
  });

  it('covers its escapes', () => {
    assert.equal(pieceOf('q: "x{a=\\"b\\"}"\n', '"b"'), '\\"b\\"');
    assert.equal(pieceOf("q: 'x{a=''b''}'\n", "'b'"), "''b''");
  });

  it('is the whole scalar where source and value do not agree', () => {
    const written = { value: 'rate(x)', source: '*query', span: { start: 10, end: 16 } };
    assert.deepEqual(spanInSource(written, { start: 0, end: 4 }, 'yaml'), { start: 10, end: 16 });
  });

  it('is what stands there in a fence of Markdown', () => {
    const written = { value: '"a" oops', source: '"a"\n  oops', span: { start: 5, end: 15 } };
    assert.deepEqual(spanInSource(written, { start: 4, end: 8 }, 'raw'), { start: 11, end: 15 });
  });
});

describe('a template of Sloth', () => {
  it('is filled in, and offsets lead back', () => {
    const template = 'rate(x[{{ .window }}]) + oops(y[{{.window}}])';
    const rendered = renderSloth(template);
    assert.equal(rendered?.text, 'rate(x[1m]) + oops(y[1m])');
    assert.equal(template.slice(rendered.back(14), rendered.back(18)), 'oops');
    assert.deepEqual(
      rendered.windows.map(({ start, end }) => template.slice(start, end)),
      ['{{ .window }}', '{{.window}}'],
    );
  });

  it('trims where its braces say so, and drops comments', () => {
    assert.equal(renderSloth('a[ {{- .window -}} ] {{/* why */}}b')?.text, 'a[1m] b');
  });

  it('tells what Sloth has no value for', () => {
    const rendered = renderSloth('x{job="{{.service}}"}[{{.window}}]');
    assert.equal(rendered?.text, 'x{job="<no value>"}[1m]');
    assert.deepEqual(
      rendered.unknown.map(({ name }) => name),
      ['service'],
    );
  });

  it('is left alone where it calculates', () => {
    for (const template of [
      '{{ if .window }}a{{ end }}',
      '{{ $w := .window }}a',
      '{{ printf "a" }}',
      'a {{',
    ]) {
      assert.equal(renderSloth(template), null, template);
    }
  });
});
