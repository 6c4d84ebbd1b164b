import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { changeValue, type Editable, editablesOf, setValue } from '../../../../src/slo/edits/edit.ts';
import type { EditableKind } from '../../../../src/slo/edits/editable-kinds.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { sloFormats } from '../../../../src/slo/model/model.ts';
import { apply, documents, type Document, editable, readText, sameIn } from './documents.ts';

/** Another source of the same style. */
function otherSource({ source, value, what, format }: Editable): string {
  switch (source.charAt(0)) {
    case "'":
      return "'something else'";
    case '"':
      return '"something else"';
    case '|':
    case '>':
      return source.replace(/(\n *)\S/, '$1x');
    default:
      return format === 'markdown'
        ? otherWords(what, source)
        : typeof value === 'number'
          ? '7'
          : 'something-else';
  }
}

function otherWords(what: EditableKind, source: string): string {
  switch (what) {
    case 'window':
      return '9 days';
    case 'objective':
      return source.replace(/\d+(?:\.\d+)?/, '97');
    case 'budget':
      return /[a-z]/.test(source) ? '7 min' : '7';
    default:
      return 'something else';
  }
}

/** As an editor on Windows may save it. */
function fromWindows({ path, text }: Document): Document {
  return {
    path: path.replace('.slo', '-from-windows.slo'),
    text: `\uFEFF${text.replace(/\r?\n/g, '\r\n')}`,
  };
}

const all = [...documents, ...documents.filter(({ path }) => !path.startsWith('new')).map(fromWindows)];

describe('the scalars of SLO documents', () => {
  for (const { path, text } of all) {
    it(`are set one by one, and back, without another byte: ${path}`, () => {
      const file = readSlo(path, text);
      const editables = editablesOf(file);
      assert.ok(editables.length > 5);
      for (const each of editables) {
        const source = otherSource(each);
        const changed = apply(file, setValue(file, each, source));
        assert.equal(changed, text.slice(0, each.span.start) + source + text.slice(each.span.end));
        const again = readSlo(path, changed);
        assert.equal(sameIn(again, each).source, source, each.path.join('.'));
        assert.equal(apply(again, setValue(again, sameIn(again, each), each.source)), text);
      }
    });
  }

  for (const { path, text } of documents) {
    it(`keep their style when their value changes, and back: ${path}`, () => {
      const file = readSlo(path, text);
      for (const each of editablesOf(file)) {
        if (each.value !== null && each.what !== 'window' && each.what !== 'budget') {
          const other =
            typeof each.value === 'number' ? 42 : typeof each.value === 'boolean' ? !each.value : 'another';
          const changed = readSlo(path, apply(file, changeValue(file, each, other)));
          const now = sameIn(changed, each);
          assert.equal(
            now.source.charAt(0).replace(/[\w*.-]/, ''),
            each.source.charAt(0).replace(/[`\w*.-]/, ''),
          );
          assert.equal(
            typeof now.value === 'string' ? now.value.trim() : now.value,
            other,
            each.path.join('.'),
          );
        }
      }
    });
  }

  it('are found in every format', () => {
    const kinds = new Map(sloFormats.map(format => [format, new Set<string>()]));
    for (const { path, text } of documents) {
      editablesOf(readSlo(path, text)).forEach(({ format, what }) => kinds.get(format)?.add(what));
    }
    for (const [format, found] of kinds) {
      assert.ok(
        ['name', 'objective', 'query'].every(kind => found.has(kind)),
        `${format}: ${[...found].join(' ')}`,
      );
    }
  });

  it('say which SLOs they belong to', () => {
    const file = readText(`version: prometheus/v1
service: shop
slos:
  - name: fast
    objective: 99
    sli: { raw: { error_ratio_query: 'a[{{.window}}]' } }
    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }
  - name: right
    objective: 99.9
    sli: { raw: { error_ratio_query: 'b[{{.window}}]' } }
    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }
`);
    assert.deepEqual(editable(file, 'service').slos, ['shop-fast', 'shop-right']);
    assert.deepEqual(editable(file, 'slos', 0, 'objective').slos, ['shop-fast']);
    assert.deepEqual(editable(file, 'slos', 1, 'sli', 'raw', 'error_ratio_query').slos, ['shop-right']);
  });

  it('do not make a document another one', () => {
    for (const { path, text } of documents) {
      const names = editablesOf(readSlo(path, text)).map(each => each.path.join('.'));
      assert.deepEqual(
        names.filter(name => ['apiVersion', 'kind', 'version'].includes(name)),
        [],
      );
    }
  });

  it('are none in a file that is no SLO document', () => {
    assert.deepEqual(editablesOf(readText('a: 1\nb: 2\n')), []);
    assert.deepEqual(editablesOf(readText('a: [')), []);
    assert.deepEqual(editablesOf(readText('')), []);
  });

  it('are left alone where the file is another by now', () => {
    const before = readText(documents[0]?.text ?? '', documents[0]?.path);
    const [first] = editablesOf(before);
    assert.ok(first !== undefined);
    const other = readSlo(before.path, `x${before.text}`);
    assert.deepEqual(setValue(other, first, 'new'), []);
    assert.deepEqual(setValue(before, first, first.source), []);
  });
});
