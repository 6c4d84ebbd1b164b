import { applyEdits, type TextEdit } from '../../base/edit.ts';
import { lineStartsOf } from '../../base/place.ts';
import type { EditAnswer, PreviewEdit } from '../../protocol/slo-preview.ts';
import { addAlerts } from '../../slo/edits/add-alerts.ts';
import { setAlertBranch, setAlerting, setSeverity } from '../../slo/edits/alerts.ts';
import { changeValue, editablesOf, setValue, type Editable } from '../../slo/edits/edit.ts';
import { setObjective } from '../../slo/edits/objective.ts';
import { edited, impossible, type EditResult } from '../../slo/edits/result.ts';
import { setWindow } from '../../slo/edits/window.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { Slo, SloFile, SloIssue } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';
import { editableId, staleOf } from './preview.ts';

/** How an edit of the form changes the text of a document: splices of its present version. `issues`: those of that version. */
export function answerEdit(slo: SloDocument, edit: PreviewEdit, issues: readonly SloIssue[]): EditAnswer {
  const stale = staleOf(slo, lineStartsOf(slo.text));
  const result =
    stale === null
      ? resultOf(slo.file, edit, issues)
      : impossible(`The text cannot be read in line ${String(stale.line)}; mend it there first.`);
  switch (result.kind) {
    case 'edits':
      return { kind: 'edits', version: slo.version, edits: result.edits, notes: result.notes };
    case 'unchanged':
      return { kind: 'unchanged' };
    case 'impossible':
      return { kind: 'refused', reason: result.reason };
  }
}

function resultOf(file: SloFile, edit: PreviewEdit, issues: readonly SloIssue[]): EditResult {
  switch (edit.kind) {
    case 'value':
      return onEditable(file, edit.editable, editable => edited(changeValue(file, editable, edit.value)));
    case 'source':
      return onEditable(file, edit.editable, editable => withSource(file, editable, edit.source));
    case 'objective':
      return onSlo(file, edit.slo, slo => setObjective(file, slo, edit.ratio));
    case 'window':
      return onSlo(file, edit.slo, slo => setWindow(file, slo, edit.choice));
    case 'add-alerts':
      return onSlo(file, edit.slo, slo => addAlerts(file, slo));
    case 'alerting':
      return onSlo(file, edit.slo, slo => setAlerting(file, slo, edit.state));
    case 'severity':
      return onSlo(file, edit.slo, slo => setSeverity(file, slo, edit.tier, edit.severity));
    case 'branch':
      return onSlo(file, edit.slo, slo => {
        const branch = slo.alerts.find(
          each => each.severity === edit.severity && each.branch === edit.branch,
        );
        return branch === undefined ? gone : setAlertBranch(file, branch, edit.change);
      });
    case 'fix': {
      const issue = issues.find(({ rule, span }) => rule === edit.rule && span.start === edit.offset);
      const fix = issue?.fixes?.find(({ id }) => id === edit.fix);
      return fix === undefined ? gone : edited(fix.edits);
    }
  }
}

const gone = impossible('The text has changed meanwhile, and what was to be edited is not there any more.');

function onSlo(file: SloFile, id: string, change: (slo: Slo) => EditResult): EditResult {
  const slo = file.slos.find(each => each.id === id);
  return slo === undefined ? gone : change(slo);
}

function onEditable(file: SloFile, id: string, change: (editable: Editable) => EditResult): EditResult {
  const editable = editablesOf(file).find(each => editableId(each) === id);
  return editable === undefined ? gone : change(editable);
}

/** Refused where the text would then be read as something else than this source in this place. */
function withSource(file: SloFile, editable: Editable, source: string): EditResult {
  const edits = setValue(file, editable, source);
  return edits.length === 0 || isOneScalar(file, editable, { edits, source })
    ? edited(edits)
    : impossible('This is no value that can stand there.');
}

function isOneScalar(
  file: SloFile,
  editable: Editable,
  { edits, source }: { readonly edits: readonly TextEdit[]; readonly source: string },
): boolean {
  const text = applyEdits(file.text, edits);
  if (text === null) {
    return false;
  }
  const after = readSlo(file.path, text);
  const before = editablesOf(file);
  const there = editablesOf(after);
  return (
    there.length === before.length &&
    !after.issues.some(({ rule }) => rule === 'syntax') &&
    there.some(each => editableId(each) === editableId(editable) && each.source === source)
  );
}
