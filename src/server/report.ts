import type { CancellationToken } from 'vscode-languageserver';
import type { FolderReport, ServerReport, WorkspaceSummary } from '../protocol/messages.ts';
import { joinPerCall } from '../review/faces.ts';
import type { Review } from '../review/session-types.ts';
import type { ServerContext } from './context.ts';
import { endOf } from './workspace-rows.ts';

/** What helps with a bug report: counts and times, no code and no names. */
export function serverReport({ platform, workspace, log }: ServerContext): ServerReport {
  return {
    version: platform.version,
    node: platform.runtime,
    memory: platform.memory(),
    folders: workspace.all.map(folder => folderReport(folder.now.review())),
    timings: log.timings,
    errors: log.latestErrors,
  };
}

function folderReport({ files, problems, calls, findings }: Review): FolderReport {
  return {
    files: files.seen,
    parsed: files.parsed,
    skipped: files.skipped.length,
    problems: problems.length,
    calls: calls.length,
    findings: findings.length,
  };
}

/** Waits until every folder is reviewed, and counts; where it is cancelled before, the review stops and what it has found counts. */
export async function workspaceSummary(
  context: ServerContext,
  token: CancellationToken,
): Promise<WorkspaceSummary> {
  const { all } = context.workspace;
  const stopping = token.onCancellationRequested(() => {
    for (const folder of all) {
      folder.interrupt();
    }
  });
  for (const folder of all) {
    folder.resume();
  }
  const reviews = await Promise.all(all.map(folder => folder.all()));
  stopping.dispose();
  const summary = { files: 0, calls: 0, findings: 0, filesWithFindings: 0, hints: 0 };
  for (const review of reviews) {
    const joined = joinPerCall(review?.findings ?? []).map(({ speaks }) => speaks);
    const listed = joined.filter(({ severity }) => severity !== 'hint');
    summary.files += review?.files.seen ?? 0;
    summary.calls += review?.calls.length ?? 0;
    summary.findings += listed.length;
    summary.filesWithFindings += new Set(listed.map(({ file }) => file)).size;
    summary.hints += joined.length - listed.length;
  }
  return { end: endOf(context), ...summary };
}
