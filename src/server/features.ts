import { CancellationToken } from 'vscode-languageserver';
import { openRuleCommand, reportMethod, reviewWorkspaceMethod } from '../protocol/messages.ts';
import { offerActions, resolveAction } from './actions.ts';
import { pageOf, reviewedDocument, uriOf, type ServerContext } from './context.ts';
import type { DiagnosticsChannel } from './diagnostics-channel.ts';
import { hoverAt } from './hover.ts';
import { changeOf } from './registrations.ts';
import { serverReport, workspaceSummary } from './report.ts';
import { safely } from './safely.ts';

/** Answers the editor's requests and follows its documents. */
export function registerFeatures(context: ServerContext, channel: DiagnosticsChannel): void {
  registerDocuments(context, channel);
  registerDiagnostics(context, channel);
  registerHover(context);
  registerActions(context);
  registerOwnRequests(context, channel);
}

function registerDocuments(context: ServerContext, channel: DiagnosticsChannel): void {
  const { connection, documents, workspace, histories, status } = context;
  documents.onDidChangeContent(({ document }) => {
    const located = workspace.of(document);
    located?.folder.document(located.path, document.getText());
  });
  documents.onDidClose(({ document }) => {
    workspace.closed(document);
    histories.closed(document);
    status.forget(document.uri);
    channel.closed(document.uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.changedOnDisk(changes.map(({ uri, type }) => ({ uri, kind: changeOf(type) })));
  });
  connection.onShutdown(() => {
    for (const folder of workspace.all) {
      folder.end();
    }
  });
}

function registerDiagnostics(context: ServerContext, channel: DiagnosticsChannel): void {
  const { connection, log, workspace } = context;
  connection.languages.diagnostics.on((params, token) =>
    safely(log, 'pull diagnostics', token, { kind: 'full' as const, items: [] }, () =>
      channel.answer(params.textDocument.uri, params.previousResultId, token),
    ),
  );
  connection.languages.diagnostics.onWorkspace((params, token) =>
    safely(log, 'pull workspace diagnostics', token, { items: [] }, () =>
      channel.workspacePull.answer(params, token),
    ),
  );
  connection.onDidChangeConfiguration(() => {
    void channel.announce();
    void workspace.reconfigure();
  });
}

function registerHover(context: ServerContext): void {
  const { connection, log, abilities } = context;
  connection.onHover(({ textDocument, position }, token) =>
    safely(log, 'hover', token, null, async () => {
      const reviewed = await reviewedDocument(context, textDocument.uri, token);
      return reviewed === null
        ? null
        : hoverAt(reviewed.review, position, {
            toEditor: reviewed.toEditor,
            uriOf: file => uriOf(context, reviewed, file, textDocument.uri),
            marks: abilities.marks,
          });
    }),
  );
}

function registerActions(context: ServerContext): void {
  const { connection, log } = context;
  connection.onCodeAction((params, token) =>
    safely(log, 'offer code actions', token, [], () => offerActions(context, params, token)),
  );
  connection.onCodeActionResolve((action, token) =>
    safely(log, 'write a fix', token, action, () => resolveAction(context, action, token)),
  );
  connection.onExecuteCommand(({ command, arguments: [ruleId] = [] }, token) =>
    safely(log, 'run a command', token, null, async () => {
      if (
        command === openRuleCommand &&
        typeof ruleId === 'string' &&
        /^[a-z]+(?:[-/][a-z]+)*$/.test(ruleId)
      ) {
        await connection.window.showDocument({ uri: pageOf(context, ruleId) });
      }
      return null;
    }),
  );
}

function registerOwnRequests(context: ServerContext, channel: DiagnosticsChannel): void {
  const { connection, log } = context;
  connection.onRequest(reviewWorkspaceMethod, (token: CancellationToken) =>
    safely(log, 'review the workspace', token, null, async () => {
      const summary = await workspaceSummary(context, token);
      if (!token.isCancellationRequested) {
        await channel.showAll();
      }
      return summary;
    }),
  );
  connection.onRequest(reportMethod, () =>
    safely(log, 'make a report', CancellationToken.None, null, () => Promise.resolve(serverReport(context))),
  );
}
