import type { CodeLens } from 'vscode-languageserver';
import { readLargeCommand } from '../../protocol/slo.ts';
import { figuresOf } from '../../slo/figures/figures.ts';
import type { Slo } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';
import { budgetInBrief, firstAlertInBrief } from './words.ts';

/** One line above each SLO: its budget, and how soon a full outage is noticed. Above a large document, the offer to read it. */
export function sloCodeLenses(slo: SloDocument): CodeLens[] {
  if (slo.state === 'large') {
    const start = { line: 0, character: 0 };
    const title = 'Read this SLO document, although it is large';
    const command = { title, command: readLargeCommand, arguments: [slo.document.uri] };
    return [{ range: { start, end: start }, command }];
  }
  return slo.file.slos.flatMap(each => {
    const title = titleOf(each);
    // A command without a name is plain text to an editor.
    return title === null ? [] : [{ range: slo.range(each.head), command: { title, command: '' } }];
  });
}

function titleOf(slo: Slo): string | null {
  const figures = figuresOf(slo);
  const budget = budgetInBrief(figures);
  if (budget === null) {
    return null;
  }
  const alert = slo.alerting === 'off' ? 'alerts are off' : firstAlertInBrief(figures);
  return `Error budget ${budget}${alert === null ? '' : ` · ${alert}`}`;
}
