import {
  CancellationToken,
  DocumentDiagnosticRequest,
  type Disposable,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { section, type Scope } from '../protocol/settings.ts';
import { reviewedDocument, type ServerContext } from './context.ts';
import { diagnosticsOfDocument, pullDocument } from './pull.ts';
import { WorkspacePull } from './workspace-pull.ts';

/** Other documents are looked at once nobody has typed for so long, in milliseconds. */
const quiet = 250;

/** How findings reach the editor: it asks for them where it can, else they are sent. */
export class DiagnosticsChannel {
  readonly workspacePull: WorkspacePull;
  private readonly context: ServerContext;
  private registered: { readonly scope: Scope; readonly handle: Promise<Disposable> } | null = null;
  private askedForAll = false;
  /** What each open document was last answered with. */
  private readonly answered = new Map<string, { readonly version: number; readonly resultId: string }>();
  private checking: ReturnType<typeof setTimeout> | null = null;

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

  /** Answers a pull for one document, and remembers with what. */
  async answer(
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const version = this.context.documents.get(uri)?.version;
    const report = await pullDocument(this.context, uri, previous, token);
    if (version !== undefined && report.resultId !== undefined) {
      this.answered.set(uri, { version, resultId: report.resultId });
    }
    return report;
  }

  closed(uri: string): void {
    this.answered.delete(uri);
  }

  /** A review has come to its end. */
  settled(scope: 'open' | 'all'): void {
    const { abilities } = this.context;
    this.workspacePull.changed();
    if (!abilities.pullDiagnostics) {
      void this.push();
    } else if (abilities.refreshDiagnostics && scope === 'all') {
      this.refresh();
    } else if (abilities.refreshDiagnostics) {
      clearTimeout(this.checking ?? undefined);
      this.checking = setTimeout(() => void this.refreshWhereStale(), quiet);
    }
  }

  private refresh(): void {
    const { connection, log } = this.context;
    connection.languages.diagnostics.refresh().catch((error: unknown) => {
      log.error('have the diagnostics refreshed', error);
    });
  }

  /** What is typed into one document may change the findings of another, for which the editor does not ask by itself. */
  private async refreshWhereStale(): Promise<void> {
    const { context } = this;
    try {
      for (const [uri, { version, resultId }] of this.answered) {
        if (context.documents.get(uri)?.version === version) {
          const now = await pullDocument(context, uri, undefined, CancellationToken.None);
          if (now.resultId !== resultId) {
            this.refresh();
            return;
          }
        }
      }
    } catch (error) {
      context.log.error('look for stale diagnostics', error);
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
