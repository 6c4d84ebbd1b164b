import { CodeActionKind, type CodeAction, type Range as LspRange } from 'vscode-languageserver';
import type { TextEdit } from '../../base/edit.ts';
import type { ActionData } from '../../protocol/messages.ts';
import { addAlerts } from '../../slo/edits/add-alerts.ts';
import type { Slo } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';
import { titleOf } from './words.ts';

/** Offers the multi-window alerts of the SRE Workbook for the SLOs at a place that have none and could. */
export function alertActions(slo: SloDocument, range: LspRange): CodeAction[] {
  const offset = slo.document.offsetAt(range.start);
  const { uri, version } = slo.document;
  return slo.file.slos
    .filter(each => lacksAlerts(each) && each.span.start <= offset && offset <= each.span.end)
    .map(each => {
      const data: ActionData = { kind: 'slo-alerts', uri, version, slo: each.id };
      const title = `Add multi-window burn rate alerts to ${titleOf(each)}`;
      return { title, kind: CodeActionKind.RefactorRewrite, data };
    });
}

/** A cheap look; where the text has no place for them after all, nothing is written. */
function lacksAlerts({ format, alerts, alerting }: Slo): boolean {
  switch (format) {
    case 'sloth/v1':
    case 'sloth/k8s':
    case 'pyrra':
      return alerting === 'off';
    case 'openslo/v1':
    case 'openslo/v2alpha':
    case 'nobl9':
      return alerts.length === 0;
    case 'openslo/v1alpha':
    case 'slo-generator':
    case 'markdown':
      return false;
  }
}

/** The edits that add them; null: there is no such SLO any more, or nothing to write. */
export function alertEdits({ file }: SloDocument, id: string): readonly TextEdit[] | null {
  const slo = file.slos.find(each => each.id === id);
  const result = slo === undefined ? null : addAlerts(file, slo);
  return result?.kind === 'edits' ? result.edits : null;
}
