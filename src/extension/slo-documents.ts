import {
  DidOpenTextDocumentNotification,
  vsdiag,
  type LanguageClient,
  type Middleware,
} from 'vscode-languageclient/node';
import type { TextDocument } from 'vscode';
import { isConfiguration, isReviewed, isSloDocument } from './languages.ts';

/**
 * Keeps YAML and Markdown that hold no SLO away from the server. A document counts from the moment that it is seen to hold one, until
 * it is closed: what is half written in between is what a server has something to say of.
 */
export class SloMiddleware {
  private readonly opened = new Set<string>();
  private readonly client: () => LanguageClient;

  constructor(client: () => LanguageClient) {
    this.client = client;
  }

  /** What the language client does is done for our documents only. */
  middleware(): Middleware {
    return {
      didOpen: async (document, next) => {
        if (this.begins(document)) {
          await next(document);
        }
      },
      didChange: async (event, next) => {
        if (this.isOurs(event.document)) {
          await next(event);
        } else if (isSloDocument(event.document)) {
          await this.open(event.document);
        }
      },
      didClose: async (document, next) => {
        if (this.isOurs(document)) {
          this.opened.delete(document.uri.toString());
          await next(document);
        }
      },
      provideDiagnostics: (document, previous, token, next) =>
        'languageId' in document && !this.isOurs(document)
          ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
          : next(document, previous, token),
      provideHover: (document, position, token, next) =>
        this.isOurs(document) ? next(document, position, token) : null,
      provideCodeActions: (document, range, context, token, next) =>
        this.isOurs(document) ? next(document, range, context, token) : null,
      provideCompletionItem: (document, position, context, token, next) =>
        this.isOurs(document) ? next(document, position, context, token) : null,
      provideInlayHints: (document, range, token, next) =>
        this.isOurs(document) ? next(document, range, token) : null,
      provideCodeLenses: (document, token, next) => (this.isOurs(document) ? next(document, token) : null),
      provideDocumentSymbols: (document, token, next) =>
        this.isOurs(document) ? next(document, token) : null,
    };
  }

  private begins(document: TextDocument): boolean {
    if (isReviewed(document)) {
      return true;
    }
    const begins = isConfiguration(document) || isSloDocument(document);
    if (begins) {
      this.opened.add(document.uri.toString());
    }
    return begins;
  }

  private isOurs(document: TextDocument): boolean {
    return isReviewed(document) || this.opened.has(document.uri.toString());
  }

  /** It has become one of ours while it was edited. */
  private async open(document: TextDocument): Promise<void> {
    await this.client()
      .getFeature(DidOpenTextDocumentNotification.method)
      .getProvider(document)
      ?.send(document);
  }
}
