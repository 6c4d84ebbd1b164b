import type { ServerReport } from '../protocol/messages.ts';

export interface ReportInput {
  readonly extension: string;
  readonly editor: string;
  readonly system: string;
  readonly remote: string;
  readonly trusted: string;
  /** null: the server does not answer. */
  readonly server: ServerReport | null;
}

/** The diagnostics report as Markdown, to be pasted into an issue. */
export function reportText(input: ReportInput): string {
  const { server } = input;
  return [
    '### Faultline diagnostics report',
    '',
    `- Extension: ${input.extension}`,
    `- Editor: ${input.editor}`,
    `- System: ${input.system}, remote: ${input.remote}, trusted: ${input.trusted}`,
    ...(server === null ? ['- Server: does not answer'] : serverLines(server)),
    '',
  ].join('\n');
}

function serverLines(server: ServerReport): readonly string[] {
  return [
    `- Server: ${server.version} on ${server.node}, ${String(server.memory)} MB`,
    ...server.folders.map(
      (folder, index) =>
        `- Folder ${String(index + 1)}: ${String(folder.files)} files, ${String(folder.parsed)} parsed, ` +
        `${String(folder.skipped)} skipped, ${String(folder.problems)} problems, ${String(folder.calls)} calls, ` +
        `${String(folder.findings)} findings`,
    ),
    '',
    '| request | times | median | longest |',
    '| --- | --- | --- | --- |',
    ...Object.entries(server.timings).map(
      ([kind, { count, median, longest }]) =>
        `| ${kind} | ${String(count)} | ${String(median)} ms | ${String(longest)} ms |`,
    ),
    '',
    ...(server.errors.length === 0 ? ['No errors.'] : ['```text', ...server.errors, '```']),
  ];
}
