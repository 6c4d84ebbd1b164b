import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { reportMethod, type ServerReport } from '../protocol/messages.ts';
import { reportText } from './report-text.ts';

/** Puts what helps with a bug report on the clipboard: versions, counts, timings, the last errors; no code and no names. */
export async function copyReport(
  client: LanguageClient,
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { t } = vscode.l10n;
  const manifest: unknown = context.extension.packageJSON;
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '?';
  let server: ServerReport | null = null;
  try {
    server = await client.sendRequest<ServerReport | null>(reportMethod);
  } catch (error) {
    log.error('The server did not answer', error);
  }
  const text = reportText({
    extension: String(version),
    editor: `${vscode.env.appName} ${vscode.version}`,
    system: `${process.platform} ${process.arch}`,
    remote: vscode.env.remoteName ?? 'no',
    trusted: vscode.workspace.isTrusted ? 'yes' : 'no',
    server,
  });
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    t('The diagnostics report is on the clipboard. It holds no code.'),
  );
}
