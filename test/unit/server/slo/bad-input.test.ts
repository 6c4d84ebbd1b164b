import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver';
import { sloActions } from '../../../../src/server/slo/actions.ts';
import { alertActions, alertEdits } from '../../../../src/server/slo/alert-actions.ts';
import { sloCodeLenses } from '../../../../src/server/slo/code-lenses.ts';
import { sloCompletions } from '../../../../src/server/slo/completion.ts';
import { sloDiagnostics } from '../../../../src/server/slo/diagnostics.ts';
import { SloDocument } from '../../../../src/server/slo/documents.ts';
import { sloHover } from '../../../../src/server/slo/hover.ts';
import { sloInlayHints } from '../../../../src/server/slo/inlay-hints.ts';
import { sloSymbols } from '../../../../src/server/slo/symbols.ts';
import { newSlo } from '../../../../src/slo/convert/new-document.ts';
import { sloFormats, type SloFormat } from '../../../../src/slo/model/model.ts';
import { checkSlo } from '../../../../src/slo/rules/check.ts';

function documentOf(text: string, format: SloFormat): SloDocument {
  const name = format === 'markdown' ? 'a.slo.md' : 'a.slo.yaml';
  const document = TextDocument.create(`file:///${name}`, 'yaml', 1, text);
  return new SloDocument(document, { path: `/${name}`, format, state: 'read' });
}

/** Everything that an editor may ask, at one place. Throws where an answer lies outside of the document, or is upside down. */
function askAll(slo: SloDocument, offset: number): void {
  const { document } = slo;
  const position = document.positionAt(offset);
  const at = { start: position, end: position };
  const whole = { start: document.positionAt(0), end: document.positionAt(slo.text.length) };
  const within = ({ start, end }: Range): void => {
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    assert.ok(from <= to && to <= slo.text.length);
  };
  const issues = checkSlo(slo.file, { others: [], settings: { policy: null, objectives: {} } });
  const shown = sloDiagnostics(slo, issues, { yamlServer: 'none', pageOf: id => id });
  shown.forEach(({ range }) => {
    within(range);
  });
  sloActions(slo, at, { issues, shown, form: 'plain', pageOf: id => id });
  slo.file.slos.forEach(({ id }) => alertEdits(slo, id));
  alertActions(slo, at);
  sloInlayHints(slo, whole);
  sloCodeLenses(slo, 'none').forEach(({ range }) => {
    within(range);
  });
  for (const symbol of sloSymbols(slo)) {
    within(symbol.range);
    assert.ok(document.offsetAt(symbol.range.start) <= document.offsetAt(symbol.selectionRange.start));
    assert.ok(document.offsetAt(symbol.selectionRange.end) <= document.offsetAt(symbol.range.end));
  }
  const hover = sloHover(slo, position);
  if (hover?.range !== undefined) {
    within(hover.range);
  }
  for (const { textEdit } of sloCompletions(slo, { position, others: [slo.file] })) {
    assert.ok(textEdit !== undefined && 'range' in textEdit);
    within(textEdit.range);
    // An editor drops an edit of several lines.
    assert.deepEqual([textEdit.range.start.line, textEdit.range.end.line], [position.line, position.line]);
  }
}

const pieces = [
  '\n',
  ' ',
  '  ',
  ':',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '|',
  '#',
  '\t',
  '---\n',
  '<<: ',
  '99',
  '-1',
  '.nan',
  '1e400',
  '\uFEFF',
  '```',
  '**',
];

describe('an SLO document that is half written or broken', () => {
  for (const format of sloFormats) {
    it(`of ${format} is answered about, whatever is asked`, () => {
      const text = newSlo(format);
      const spot = fc.record({
        at: fc.nat(text.length),
        remove: fc.nat(40),
        insert: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })),
      });
      fc.assert(
        fc.property(fc.array(spot, { minLength: 1, maxLength: 4 }), fc.nat(text.length), (spots, offset) => {
          let broken = text;
          for (const { at, remove, insert } of spots) {
            broken = `${broken.slice(0, at)}${insert}${broken.slice(at + remove)}`;
          }
          askAll(documentOf(broken, format), Math.min(offset, broken.length));
        }),
        { numRuns: 60 },
      );
    });

    it(`of ${format} is answered about at every place of it`, () => {
      const slo = documentOf(newSlo(format), format);
      for (let offset = 0; offset <= slo.text.length; offset += 7) {
        askAll(slo, offset);
      }
    });
  }
});
