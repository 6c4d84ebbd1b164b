import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cursorAt } from '../../../../src/server/slo/cursor.ts';
import { newDocumentItems } from '../../../../src/server/slo/new-document.ts';
import { keysIn, keysOf, type Key } from '../../../../src/server/slo/keys/index.ts';
import { flowSkeletonOf, skeletonOf } from '../../../../src/server/slo/skeleton.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { sloFormats } from '../../../../src/slo/model/model.ts';
import { parse } from 'yaml';
import { folderWith } from '../../node/folder.ts';
import { Editor } from '../editor.ts';
import { filledIn, indicatorText, openSloText } from './texts.ts';

/** What is offered where `‸` stands in a text. */
async function offered(
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const editor = await Editor.start({ folders: [folderWith(more)], settings: () => ({}) });
  const at = text.indexOf('‸');
  await editor.open('a.slo.yaml', `${text.slice(0, at)}${text.slice(at + 1)}`);
  await editor.diagnostics('a.slo.yaml');
  const items = await editor.completions('a.slo.yaml', text.slice(0, at));
  return items.map(({ label }) => label);
}

const sloth = 'version: prometheus/v1\nservice: checkout\n';

describe('completions of SLO documents', () => {
  it('offer a whole SLO in an empty document, in each format, and each is one', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const items = [...newDocumentItems('a.slo.yaml', range), ...newDocumentItems('a.slo.md', range)];
    assert.deepEqual(items.map(({ detail }) => detail).sort(), [...sloFormats].sort());
    for (const { detail, textEdit } of items) {
      const file = readSlo(
        detail === 'markdown' ? 'a.slo.md' : 'a.slo.yaml',
        filledIn(textEdit?.newText ?? ''),
      );
      assert.deepEqual([file.issues, file.slos.map(({ format }) => format)], [[], [detail]]);
    }
  });

  it('offer it below a comment, and in a second document', async () => {
    assert.ok((await offered('# Checkout\n‸')).includes('New SLO: Sloth'));
    assert.ok((await offered(`${sloth}---\nslo‸`)).includes('New SLO: Pyrra'));
  });

  it('offer the keys that a mapping lacks, those first that it needs', async () => {
    assert.deepEqual(await offered(`${sloth}slos:\n  - name: a\n    ‸`), [
      ...['description', 'objective', 'labels', 'plugins', 'sli', 'alerting'],
    ]);
    assert.deepEqual(await offered(`${sloth}slos:\n- name: a\n  sli:\n    events:\n      err‸`), [
      ...['error_query', 'total_query'],
    ]);
    assert.ok((await offered(`${sloth}slos:\n  - ‸`)).includes('name'));
  });

  it('offer keys and values within braces', async () => {
    assert.deepEqual(await offered(`${sloth}slos:\n  - { name: a, objective: 99.9, ‸ }`), [
      ...['description', 'labels', 'plugins', 'sli', 'alerting'],
    ]);
    assert.deepEqual(
      await offered(`${sloth}slos:\n  - name: a\n    alerting: { name: "{", page_alert: { ‸`),
      [...['disable', 'labels', 'annotations']],
    );
    const rolling = openSloText.replace(
      /timeWindow:\n.*\n.*\n/,
      'timeWindow: [{ duration: 28d, isRolling: ‸ }]\n',
    );
    assert.deepEqual(await offered(rolling), ['true', 'false']);
  });

  it('offer values where there is a choice', async () => {
    assert.deepEqual(
      await offered(openSloText.replace('budgetingMethod: Occurrences', 'budgetingMethod: ‸')),
      ['Occurrences', 'Timeslices', 'RatioTimeslices'],
    );
    assert.equal((await offered(`${sloth}slos:\n  - objective: ‸`))[0], '99.9');
    assert.deepEqual(await offered(openSloText.replace('isRolling: true', 'isRolling: ‸')), [
      'true',
      'false',
    ]);
  });

  it('offer the names of the workspace where a name leads to something', async () => {
    const text = openSloText.replace('indicatorRef: checkout-requests', 'indicatorRef: ‸');
    assert.deepEqual(await offered(text, { 'slo/indicators.yaml': indicatorText }), ['checkout-requests']);
  });

  it('offer nothing in comments, in queries and in texts', async () => {
    assert.deepEqual(await offered(`${sloth}# ob‸`), []);
    assert.deepEqual(
      await offered(`${sloth}slos:\n  - sli:\n      events:\n        error_query: |\n          su‸`),
      [],
    );
    assert.deepEqual(await offered(`${sloth}slos:\n  - description: ob‸`), []);
  });

  it('insert keys with all that they need, as YAML of the right shape', () => {
    const all = (keys: readonly Key[]): readonly Key[] =>
      keys.flatMap(key => [key, ...all(keysIn(key.value))]);
    for (const format of sloFormats.filter(each => each !== 'markdown')) {
      for (const key of all(keysOf(format, null))) {
        const value = parse(filledIn(skeletonOf(key))) as Record<string, unknown>;
        assert.deepEqual(Object.keys(value), [key.name]);
        const inBraces = parse(`{ ${filledIn(flowSkeletonOf(key))} }`) as Record<string, unknown>;
        assert.deepEqual(Object.keys(inBraces), [key.name]);
      }
    }
  });
});

describe('the cursor in YAML that need not parse', () => {
  const pathAt = (text: string): string => {
    const offset = text.indexOf('‸');
    const cursor = cursorAt(text.replace('‸', ''), offset);
    return cursor === null
      ? 'nowhere'
      : [...cursor.path, cursor.at.kind === 'value' ? `${cursor.at.key}:` : '?'].join('.');
  };

  it('is found by indentation, through lists', () => {
    assert.equal(pathAt('a:\n  b:\n    ‸'), 'a.b.?');
    assert.equal(pathAt('a:\n  b:\n    c: 1\n  ‸'), 'a.?');
    assert.equal(pathAt('a:\n  - b: 1\n    c: ‸'), 'a.0.c:');
    assert.equal(pathAt('a:\n- b: 1\n- c:\n    d: ‸'), 'a.0.c.d:');
    assert.equal(pathAt('a: {\nb: ‸'), 'b:');
    assert.equal(pathAt('a: { b: { c: 1 }, d: [{ e: 2, ‸ }] }'), 'a.d.0.?');
    assert.equal(pathAt('a: { "b": {"c": ‸'), 'a.b.c:');
    assert.equal(pathAt('- a: [x, { b‸'), '0.a.0.?');
    assert.equal(pathAt('a: { b: "}, c: ‸'), 'a.b:');
    assert.equal(pathAt('a: sum(x{y="z"}) ‸'), 'a:');
    assert.equal(pathAt('a: 1\n---\nb:\n  ‸'), 'b.?');
    assert.equal(pathAt('- a:\n    - - b: ‸'), '0.a.0.0.b:');
  });

  it('is nowhere within a text of several lines', () => {
    assert.equal(pathAt('a: |\n  b: ‸\n'), 'nowhere');
    assert.equal(pathAt('a: >-\n  x\n\n  b‸\n'), 'nowhere');
    assert.equal(pathAt('a: |\n  b\nc: ‸\n'), 'c:');
  });

  it('replaces what is written there', () => {
    const text = 'a:\n  objective: 99.9 # now\n';
    const cursor = cursorAt(text, text.indexOf('.9'));
    assert.equal(text.slice(cursor?.start, cursor?.end), '99.9');
  });
});
