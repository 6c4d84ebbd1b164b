import { CancellationToken, DocumentDiagnosticRequest, type Disposable } from 'vscode-languageserver';
import { section, type Scope } from '../protocol/settings.ts';
import { reviewedDocument, type ServerContext } from './context.ts';
import { diagnosticsOfDocument } from './pull.ts';
import { WorkspacePull } from './workspace-pull.ts';

/** How findings reach the editor: it asks for them where it can, else they are sent. */
export class DiagnosticsChannel {
  readonly workspacePull: WorkspacePull;
  private readonly context: ServerContext;
  private registered: { readonly scope: Scope; readonly handle: Promise<Disposable> } | null = null;
  private askedForAll = false;

  constructor(context: ServerContext) {
    this.context = context;
    this.workspacePull = new WorkspacePull(context);
  }

  /** A person has asked for the findings of closed files; they stay, whatever the setting says. */
  async showAll(): Promise<void> {
    this.askedForAll = true;
    await this.announce();
  }

  /** Announces what the settings ask for: the editor polls for closed files only where somebody wants them. */
  async announce(): Promise<void> {
    const { abilities, log } = this.context;
    try {
      await (abilities.registerDiagnostics ? this.register() : undefined);
    } catch (error) {
      log.error('announce diagnostics', error);
    }
  }

  private async register(): Promise<void> {
    const { connection, settings } = this.context;
    const scope: Scope = this.askedForAll ? 'workspace' : (await settings()).scope;
    if (this.registered?.scope === scope) {
      return;
    }
    const before = this.registered;
    this.registered = {
      scope,
      handle: connection.client.register(DocumentDiagnosticRequest.type, {
        documentSelector: null,
        identifier: section,
        interFileDependencies: true,
        workspaceDiagnostics: scope === 'workspace',
      }),
    };
    (await before?.handle)?.dispose();
    await this.registered.handle;
  }

  /** A review has come to its end. */
  settled(scope: 'open' | 'all'): void {
    const { abilities, connection, log } = this.context;
    this.workspacePull.changed();
    if (!abilities.pullDiagnostics) {
      void this.push();
    } else if (scope === 'all' && abilities.refreshDiagnostics) {
      connection.languages.diagnostics.refresh().catch((error: unknown) => {
        log.error('have the diagnostics refreshed', error);
      });
    }
  }

  /** For an editor that does not ask: sends the findings of open documents. */
  private async push(): Promise<void> {
    const { context } = this;
    for (const { uri } of context.documents.all()) {
      try {
        const reviewed = await reviewedDocument(context, uri, CancellationToken.None);
        if (reviewed !== null) {
          const { version } = reviewed.document;
          const diagnostics = diagnosticsOfDocument(context, reviewed);
          await context.connection.sendDiagnostics({ uri, version, diagnostics });
        }
      } catch (error) {
        context.log.error('send diagnostics', error);
      }
    }
  }
}
