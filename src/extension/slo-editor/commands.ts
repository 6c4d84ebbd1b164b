import * as vscode from 'vscode';
import type { CommandId } from '../command-ids.ts';
import type { SloEditorProvider } from './provider.ts';

type SloCommandId = Extract<CommandId, `${string}Slo${string}`>;

/** Does what a command about previews asks for. Of the arguments the first may be a URI, the second an offset in the text. */
export async function runSloCommand(
  slo: SloEditorProvider,
  id: SloCommandId,
  [uri, offset]: readonly unknown[],
): Promise<void> {
  switch (id) {
    case 'faultline.openSloPreview':
      return open(slo, 'here', uri, offset);
    case 'faultline.openSloPreviewToSide':
      return open(slo, 'side', uri, offset);
    case 'faultline.showSloSource':
      return slo.showSource();
    case 'faultline.copySloBudget':
      slo.ask('copy-budget');
      return;
    case 'faultline.copySloReport':
      slo.ask('copy-markdown');
      return;
    case 'faultline.saveSloReport':
      slo.ask('save-markdown');
      return;
    case 'faultline.saveSloCharts':
      slo.ask('save-charts');
      return;
  }
}

async function open(
  slo: SloEditorProvider,
  where: 'here' | 'side',
  given: unknown,
  offset: unknown,
): Promise<void> {
  const uri = uriOf(given) ?? vscode.window.activeTextEditor?.document.uri ?? slo.active?.document.uri;
  if (uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an SLO document first.'));
    return;
  }
  await slo.open(uri, where, typeof offset === 'number' ? offset : undefined);
}

/** The explorer and the title of an editor give a URI, a code lens its text. */
function uriOf(given: unknown): vscode.Uri | null {
  return given instanceof vscode.Uri
    ? given
    : typeof given === 'string'
      ? vscode.Uri.parse(given, true)
      : null;
}
