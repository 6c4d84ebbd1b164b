import {
  CodeLensRequest,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  DocumentSymbolRequest,
  InlayHintRequest,
  type DocumentFilter,
} from 'vscode-languageserver';
import { CancellationToken } from 'vscode-languageserver';
import type { ServerContext } from '../context.ts';
import { completionTriggers } from './features.ts';
import { PreviewChannel } from './preview-channel.ts';
import { diagnosticsOfSlo } from './service.ts';

/** The languages that SLO documents are written in. */
const selector: DocumentFilter[] = [{ language: 'yaml' }, { language: 'markdown' }];

/** What else of a folder concerns its SLO documents. */
const watched = '**/*.{yaml,yml,slo.md}';

/** What is told to the editor of SLO documents without its asking. Nothing is announced before the first of them is open. */
export class SloChannel {
  readonly previews: PreviewChannel;
  private readonly context: ServerContext;
  private announced = false;

  constructor(context: ServerContext) {
    this.context = context;
    this.previews = new PreviewChannel(context);
  }

  /** A document that may hold SLOs was opened or edited. */
  changed(uri: string): void {
    const { slo, abilities } = this.context;
    this.previews.changed(uri);
    if (slo.documents.of(uri) === null) {
      return;
    }
    this.announce();
    if (!abilities.pullDiagnostics) {
      void this.push(uri);
    }
  }

  closed(uri: string): void {
    this.previews.closed(uri);
    this.context.slo.documents.closed(uri);
    this.context.slo.settings.closed(uri);
  }

  /** More is known of what is around the open documents. */
  learnt(): void {
    const { abilities, connection, slo } = this.context;
    const open = slo.documents.all();
    this.previews.learnt();
    if (open.length === 0) {
      return;
    }
    if (!abilities.pullDiagnostics) {
      open.forEach(({ document }) => void this.push(document.uri));
    } else if (abilities.refreshDiagnostics) {
      this.asked('have the diagnostics refreshed', connection.languages.diagnostics.refresh());
    }
  }

  /** Something of the documents themselves is read differently now. */
  reread(): void {
    const { abilities, connection } = this.context;
    this.learnt();
    if (abilities.refreshInlayHints) {
      this.asked('have the inlay hints refreshed', connection.languages.inlayHint.refresh());
    }
    if (abilities.refreshCodeLenses) {
      this.asked('have the code lenses refreshed', connection.sendRequest('workspace/codeLens/refresh'));
    }
  }

  /** Offers what the editor may ask of SLO documents, and asks to be told of changes to them; once. */
  announce(): void {
    if (this.announced) {
      return;
    }
    this.announced = true;
    const { client } = this.context.connection;
    const { registerSlo, watchFiles } = this.context.abilities;
    const options = { documentSelector: selector };
    const wanted: Promise<unknown>[] = registerSlo
      ? [
          client.register(CompletionRequest.type, { ...options, triggerCharacters: [...completionTriggers] }),
          client.register(InlayHintRequest.type, options),
          client.register(CodeLensRequest.type, options),
          client.register(DocumentSymbolRequest.type, { ...options, label: 'SLO' }),
        ]
      : [];
    if (watchFiles) {
      const watchers = [{ globPattern: watched }];
      wanted.push(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    this.asked('announce what it knows of SLO documents', Promise.all(wanted));
  }

  private asked(what: string, answer: Promise<unknown>): void {
    answer.catch((error: unknown) => {
      this.context.log.error(what, error);
    });
  }

  /** For an editor that does not ask. */
  private async push(uri: string): Promise<void> {
    const { slo, connection, log } = this.context;
    try {
      const document = slo.documents.of(uri);
      if (document !== null) {
        const diagnostics = await diagnosticsOfSlo(this.context, document, CancellationToken.None);
        if (slo.documents.of(uri) === document) {
          await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
        }
      }
    } catch (error) {
      log.error('send diagnostics', error);
    }
  }
}
