import {
  CodeActionKind,
  TextDocumentSyncKind,
  TextDocuments,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { openRuleCommand, statusMethod } from '../protocol/messages.ts';
import { readLargeCommand } from '../protocol/slo.ts';
import {
  defaultEditorSettings,
  readEditorSettings,
  section,
  type EditorSettings,
} from '../protocol/settings.ts';
import { abilitiesOf, type Abilities } from './abilities.ts';
import { fixAllKind } from './code-actions.ts';
import type { ServerContext } from './context.ts';
import { DependenciesChannel } from './dependencies-channel.ts';
import { DiagnosticsChannel } from './diagnostics-channel.ts';
import { registerFeatures, type Channels } from './features.ts';
import { Histories } from './histories.ts';
import { Log } from './log.ts';
import type { Platform } from './platform.ts';
import { registerWorkspace } from './registrations.ts';
import { SloChannel } from './slo/channel.ts';
import { SloDocuments } from './slo/documents.ts';
import { sloCapabilities } from './slo/features.ts';
import { KeptSettings } from './slo/kept-settings.ts';
import { SloSurroundings } from './slo/surroundings.ts';
import { StatusReporter } from './status.ts';
import { Workspace } from './workspace.ts';

/** Serves one editor over a connection, which begins to listen. */
export function startServer(connection: Connection, platform: Platform): void {
  const log = new Log(connection, () => platform.host.now());
  connection.onInitialize(params => {
    const { context, channels } = contextFor(connection, platform, log, abilitiesOf(params));
    connection.onInitialized(() => {
      registerWorkspace(context, foldersOf(params));
      void channels.diagnostics.announce();
    });
    return {
      capabilities: capabilitiesOf(context.abilities),
      serverInfo: { name: 'faultline', version: platform.version },
    };
  });
  connection.listen();
}

function contextFor(
  connection: Connection,
  platform: Platform,
  log: Log,
  abilities: Abilities,
): { readonly context: ServerContext; readonly channels: Channels } {
  const histories = new Histories();
  const status = new StatusReporter(
    message => void connection.sendNotification(statusMethod, message),
    () => platform.host.now(),
  );
  const settings = async (uri?: string): Promise<EditorSettings> =>
    readEditorSettings(
      abilities.configuration
        ? await connection.workspace.getConfiguration({
            section,
            ...(uri === undefined ? {} : { scopeUri: uri }),
          })
        : (abilities.settings ?? defaultEditorSettings),
    );
  const workspace: Workspace = new Workspace({
    platform,
    settings,
    events: {
      progress: () => {
        status.progress(workspace);
      },
      settled: scope => {
        status.settled(workspace);
        channels.diagnostics.settled(scope);
        channels.dependencies.settled();
      },
      failed: error => {
        log.error('review a folder', error);
      },
    },
  });
  const documents = new TextDocuments(histories);
  const sloDocuments = new SloDocuments({ documents, pathOf: uri => platform.pathOf(uri) });
  const surroundings = new SloSurroundings({
    platform,
    documents: sloDocuments,
    openText: path =>
      documents
        .all()
        .find(({ uri }) => platform.pathOf(uri) === path)
        ?.getText() ?? null,
    roots: () => workspace.opened.flatMap(({ kind, folder }) => (kind === 'folder' ? [folder.root] : [])),
  });
  const context: ServerContext = {
    connection,
    platform,
    abilities,
    documents,
    histories,
    workspace,
    slo: {
      documents: sloDocuments,
      surroundings,
      settings: new KeptSettings(settings),
      yamlServer: abilities.yamlServer,
      learnt: () => {
        channels.slo.learnt();
        channels.diagnostics.workspacePull.changed();
      },
    },
    log,
    status,
    settings,
  };
  const channels: Channels = {
    diagnostics: new DiagnosticsChannel(context),
    dependencies: new DependenciesChannel(context),
    slo: new SloChannel(context),
  };
  registerFeatures(context, channels);
  documents.listen(connection);
  return { context, channels };
}

function capabilitiesOf(abilities: Abilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: true,
    },
    executeCommandProvider: { commands: [openRuleCommand, readLargeCommand] },
    ...(abilities.registerSlo ? {} : sloCapabilities),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    // Where it can be, it is registered later, when the settings have told whether the whole workspace is wanted.
    ...(abilities.pullDiagnostics && !abilities.registerDiagnostics
      ? {
          diagnosticProvider: {
            identifier: section,
            interFileDependencies: true,
            workspaceDiagnostics: readEditorSettings(abilities.settings).scope === 'workspace',
          },
        }
      : {}),
  };
}

/** The folders that are open; an editor of one folder may name it as its root only. */
function foldersOf(params: Opened): readonly string[] {
  const named = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  return named.length > 0 || typeof params.rootUri !== 'string' ? named : [params.rootUri];
}

interface Opened {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri?: string | null;
}
