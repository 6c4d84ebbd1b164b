import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { reviewWorkspaceMethod, type WorkspaceSummary } from '../protocol/messages.ts';
import type { StatusItem } from './status-item.ts';

/** Reviews every file, with progress that can be cancelled, which stops the review; the findings are in the Problems panel then, also of closed files. */
export async function reviewWorkspace(client: LanguageClient, status: StatusItem): Promise<void> {
  const { t } = vscode.l10n;
  const summary = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Faultline reviews the workspace'),
      cancellable: true,
    },
    async (progress, token) => {
      const following = status.onStatus(message => {
        if (message.kind === 'reviewing') {
          progress.report({ message: `${String(message.done)}/${String(message.of)}` });
        }
      });
      try {
        // Who cancels gets an answer, too: what was found until then.
        return await client.sendRequest<WorkspaceSummary | null>(reviewWorkspaceMethod, token);
      } finally {
        following.dispose();
      }
    },
  );
  if (summary !== null) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showInformationMessage(summaryText(summary));
  }
}

function summaryText(summary: WorkspaceSummary): string {
  const { t } = vscode.l10n;
  const { end, calls, hints } = summary;
  return [
    ...(end === 'interrupted' ? [t('The review was stopped')] : []),
    foundText(summary),
    ...(hints === 0 ? [] : [t('{0} hints', hints)]),
    t('{0} outbound calls', calls),
  ].join(' · ');
}

function foundText({ end, files, findings, filesWithFindings }: WorkspaceSummary): string {
  const { t } = vscode.l10n;
  if (end === 'interrupted') {
    return t('{0} findings so far', findings);
  }
  return findings === 0
    ? t('No findings in {0} files', files)
    : t('{0} findings in {1} of {2} files', findings, filesWithFindings, files);
}
