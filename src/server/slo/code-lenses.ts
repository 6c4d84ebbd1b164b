import type { CodeLens } from 'vscode-languageserver';
import { openPreviewCommand } from '../../protocol/slo-preview.ts';
import { readLargeCommand } from '../../protocol/slo.ts';
import { figuresOf } from '../../slo/figures/figures.ts';
import type { Slo } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';
import { budgetInBrief, firstAlertInBrief } from './words.ts';

/**
 * One line above each SLO: its budget, and how soon a full outage is noticed; where the editor has a preview, it is behind it. Above a
 * large document, the offer to read it.
 */
export function sloCodeLenses(slo: SloDocument, preview: 'available' | 'none'): CodeLens[] {
  if (slo.state === 'large') {
    const start = { line: 0, character: 0 };
    const title = 'Read this SLO document, although it is large';
    const command = { title, command: readLargeCommand, arguments: [slo.document.uri] };
    return [{ range: { start, end: start }, command }];
  }
  return slo.file.slos.flatMap(each => {
    const title = titleOf(each);
    if (title === null) {
      return [];
    }
    const command =
      preview === 'available'
        ? {
            title: `$(graph-line) ${title}`,
            command: openPreviewCommand,
            arguments: [slo.document.uri, each.head.start],
          }
        : // A command without a name is plain text to an editor.
          { title, command: '' };
    return [{ range: slo.range(each.head), command }];
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
