import { CancellationToken } from 'vscode-languageserver';
import {
  callsMethod,
  cardMethod,
  dependenciesMethod,
  type CallsQuery,
  type CardQuery,
  type DependencyTree,
} from '../protocol/dependencies.ts';
import { openRuleCommand, reportMethod, reviewWorkspaceMethod } from '../protocol/messages.ts';
import { basename } from '../base/path.ts';
import { configFileName } from '../review/faces.ts';
import { offerActions, resolveAction } from './actions.ts';
import { pageOf, reviewedDocument, uriOf, type ServerContext } from './context.ts';
import type { DependenciesChannel } from './dependencies-channel.ts';
import type { DiagnosticsChannel } from './diagnostics-channel.ts';
import { hoverAt } from './hover.ts';
import { changeOf } from './registrations.ts';
import { serverReport, workspaceSummary } from './report.ts';
import { safely } from './safely.ts';
import type { SloChannel } from './slo/channel.ts';
import { mayHoldSlos } from './slo/documents.ts';
import { offerSloActions, registerSloFeatures, resolveSloAction, runSloCommand } from './slo/features.ts';
import { sloHover } from './slo/hover.ts';
import { wantedDocument } from './slo/service.ts';
import { callCard, callsOf } from './workspace-rows.ts';

/** How what is found reaches the editor by itself. */
export interface Channels {
  readonly diagnostics: DiagnosticsChannel;
  readonly dependencies: DependenciesChannel;
  readonly slo: SloChannel;
}

/** Answers the editor's requests and follows its documents. */
export function registerFeatures(context: ServerContext, channels: Channels): void {
  registerDocuments(context, channels);
  registerDiagnostics(context, channels);
  registerHover(context);
  registerActions(context, channels.slo);
  registerSloFeatures(context, channels.slo);
  registerOwnRequests(context, channels.diagnostics);
  registerDependencies(context, channels.dependencies);
}

function registerDocuments(context: ServerContext, { diagnostics, dependencies, slo }: Channels): void {
  const { connection, documents, workspace, histories, status, platform } = context;
  // No review has to do with what is written into an SLO document.
  const around = (uri: string): void => {
    const path = platform.pathOf(uri);
    if (path !== null) {
      context.slo.surroundings.changed(path);
    }
  };
  documents.onDidChangeContent(({ document }) => {
    if (mayHoldSlos(document)) {
      slo.changed(document.uri);
      return;
    }
    if (basename(document.uri) === configFileName) {
      around(document.uri);
      context.slo.learnt();
    }
    const located = workspace.of(document);
    located?.folder.document(located.path, document.getText());
  });
  documents.onDidClose(({ document }) => {
    workspace.closed(document);
    histories.closed(document);
    status.forget(document.uri);
    diagnostics.closed(document.uri);
    slo.closed(document.uri);
    around(document.uri);
    if (mayHoldSlos(document)) {
      diagnostics.workspacePull.changed();
    }
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.changedOnDisk(changes.map(({ uri, type }) => ({ uri, kind: changeOf(type) })));
    const own = changes.filter(({ uri }) => /\.(?:ya?ml|md)$/i.test(uri));
    own.forEach(({ uri }) => {
      around(uri);
    });
    if (own.length > 0) {
      context.slo.learnt();
    }
  });
  connection.onShutdown(() => {
    dependencies.end();
    for (const folder of workspace.all) {
      folder.end();
    }
  });
}

function registerDiagnostics(context: ServerContext, { diagnostics: channel, slo }: Channels): void {
  const { connection, log, workspace } = context;
  connection.languages.diagnostics.on((params, token) =>
    safely(log, 'pull diagnostics', token, { kind: 'full' as const, items: [] }, () =>
      channel.answer(params.textDocument.uri, params.previousResultId, token),
    ),
  );
  connection.languages.diagnostics.onWorkspace((params, token) =>
    safely(log, 'pull workspace diagnostics', token, { items: [] }, async () => {
      if ((await context.slo.surroundings.closed()).length > 0) {
        slo.announce();
      }
      return channel.workspacePull.answer(params, token);
    }),
  );
  connection.onDidChangeConfiguration(() => {
    context.slo.settings.forget();
    context.slo.learnt();
    void channel.announce();
    void workspace.reconfigure();
  });
}

function registerHover(context: ServerContext): void {
  const { connection, log, abilities } = context;
  connection.onHover(({ textDocument, position }, token) =>
    safely(log, 'hover', token, null, async () => {
      const slo = await wantedDocument(context, textDocument.uri);
      if (slo !== null) {
        return sloHover(slo.linkedTo(context.slo.surroundings.others(slo)), position);
      }
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

function registerActions(context: ServerContext, channel: SloChannel): void {
  const { connection, log } = context;
  connection.onCodeAction((params, token) =>
    safely(log, 'offer code actions', token, [], () => {
      const slo = context.slo.documents.of(params.textDocument.uri);
      return slo === null ? offerActions(context, params, token) : offerSloActions(context, slo, params);
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    safely(log, 'write a fix', token, action, () => {
      const resolved = resolveSloAction(context, action);
      return resolved === null ? resolveAction(context, action, token) : Promise.resolve(resolved);
    }),
  );
  connection.onExecuteCommand(({ command, arguments: [ruleId] = [] }, token) =>
    safely(log, 'run a command', token, null, async () => {
      if (runSloCommand(context, channel, { command, argument: ruleId }) === 'done') {
        return null;
      }
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
    // Who cancels it wants to see what was found so far, so that it is answered all the same.
    safely(log, 'review the workspace', CancellationToken.None, null, async () => {
      const summary = await workspaceSummary(context, token);
      await channel.showAll();
      return summary;
    }),
  );
  connection.onRequest(reportMethod, () =>
    safely(log, 'make a report', CancellationToken.None, null, () => Promise.resolve(serverReport(context))),
  );
}

function registerDependencies(context: ServerContext, channel: DependenciesChannel): void {
  const { connection, log } = context;
  const nothing: DependencyTree = { version: 0, end: 'finished', folders: [] };
  connection.onRequest(dependenciesMethod, (token: CancellationToken) =>
    safely(log, 'list the dependencies', token, nothing, () => channel.answer()),
  );
  connection.onRequest(callsMethod, (query: CallsQuery, token: CancellationToken) =>
    safely(log, 'list the calls of a dependency', token, [], () => callsOf(context, query)),
  );
  connection.onRequest(cardMethod, (query: CardQuery, token: CancellationToken) =>
    safely(log, 'write the card of a call', token, null, () => callCard(context, query)),
  );
}
