import { PassThrough } from 'node:stream';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type InlayHint,
  type Position,
  type ProtocolConnection,
  type Range,
  type Registration,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { dependenciesChangedMethod } from '../../../src/protocol/dependencies.ts';
import { statusMethod, type StartOptions } from '../../../src/protocol/messages.ts';
import { previewMethod } from '../../../src/protocol/slo-preview.ts';
import type { Platform } from '../../../src/server/platform.ts';
import { nodePlatform } from '../../../src/server/node-platform.ts';
import { startServer } from '../../../src/server/server.ts';
import { root as projectFolder } from '../project/files.ts';

/** What VS Code says it can do, as far as the server asks. */
export const everything: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: { resolveSupport: { properties: ['edit'] } },
    completion: { dynamicRegistration: true },
    inlayHint: { dynamicRegistration: true },
    codeLens: { dynamicRegistration: true },
    documentSymbol: { dynamicRegistration: true },
  },
  window: { showDocument: { support: true } },
};

export interface EditorOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** The section `faultline` of the settings that hold for a URI, or for the window; unless given, only what is worst is reported. */
  readonly settings?: (uri: string | undefined) => unknown;
  readonly platform?: (real: Platform) => Platform;
  /** What the editor says of itself when it starts the server. */
  readonly start?: StartOptions;
}

/** An editor with a server of its own in this process, spoken to over the real protocol. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly registrations = new Map<string, Registration>();
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  refreshes = 0;
  /** What the server has said that it can do, at the start. */
  capabilities: ServerCapabilities | null = null;
  settings: NonNullable<EditorOptions['settings']>;
  private readonly documents = new Map<string, TextDocument>();
  private readonly root: string;

  private constructor(options: EditorOptions) {
    const toServer = new PassThrough();
    const toEditor = new PassThrough();
    const real = nodePlatform(projectFolder);
    startServer(createConnection(ProposedFeatures.all, toServer, toEditor), options.platform?.(real) ?? real);
    this.connection = createProtocolConnection(
      new StreamMessageReader(toEditor),
      new StreamMessageWriter(toServer),
    );
    this.settings = options.settings ?? (() => ({ preset: 'essential' }));
    this.root = options.folders[0] ?? '/';
    this.answerServer();
    this.connection.listen();
  }

  static async start(options: EditorOptions): Promise<Editor> {
    const editor = new Editor(options);
    const { capabilities }: InitializeResult = await editor.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? everything,
      ...(options.start === undefined ? {} : { initializationOptions: options.start }),
      workspaceFolders: options.folders.map(folder => ({ uri: pathToFileURL(folder).href, name: folder })),
    });
    editor.capabilities = capabilities;
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  private answerServer(): void {
    const { connection } = this;
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => this.settings(scopeUri)),
    );
    connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
      for (const registration of params.registrations) {
        this.registrations.set(registration.id, registration);
      }
    });
    connection.onRequest('client/unregisterCapability', (params: { unregisterations: { id: string }[] }) => {
      for (const { id } of params.unregisterations) {
        this.registrations.delete(id);
      }
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      return null;
    });
    for (const method of [
      statusMethod,
      dependenciesChangedMethod,
      previewMethod,
      'window/logMessage',
      'textDocument/publishDiagnostics',
    ]) {
      connection.onNotification(method, (params: unknown) => {
        this.notifications.push({ method, params });
      });
    }
  }

  /** What is registered for a method at this moment. */
  registered(method: string): readonly Registration[] {
    return [...this.registrations.values()].filter(registration => registration.method === method);
  }

  /** What was notified of by a method so far. */
  notified(method: string): readonly unknown[] {
    return this.notifications.filter(each => each.method === method).map(({ params }) => params);
  }

  uri(file: string): string {
    return file.includes(':') ? file : pathToFileURL(path.resolve(this.root, file)).href;
  }

  /** Opens a file as it stands on disk, or a text. */
  async open(file: string, text = readFileSync(path.resolve(this.root, file), 'utf8')): Promise<void> {
    const uri = this.uri(file);
    const languageId = languageOf(file);
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async close(file: string): Promise<void> {
    this.documents.delete(this.uri(file));
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(file) },
    });
  }

  text(file: string): string {
    return this.document(file).getText();
  }

  /** Replaces the first place where a text stands. */
  async replace(file: string, before: string, after: string): Promise<void> {
    await this.edit(file, this.rangeOf(file, before), after);
  }

  private async edit(file: string, range: Range, text: string): Promise<void> {
    const document = this.document(file);
    const version = document.version + 1;
    const contentChanges = [{ range, text }];
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  /** Applies an edit of the server, which must be for the versions that are open. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    for (const change of edit?.documentChanges ?? []) {
      if (!('edits' in change)) {
        throw new Error('An edit that is none of texts');
      }
      const document = this.document(change.textDocument.uri);
      if (change.textDocument.version !== document.version) {
        throw new Error(`An edit for version ${String(change.textDocument.version)}`);
      }
      const text = TextDocument.applyEdits(
        document,
        change.edits.flatMap(each => ('newText' in each ? [each] : [])),
      );
      const whole = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
      await this.edit(change.textDocument.uri, whole, text);
    }
  }

  pull(file: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: this.uri(file) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(file: string): Promise<Diagnostic[]> {
    const report = await this.pull(file);
    return report.kind === 'full' ? report.items : [];
  }

  /** Each diagnostic as `code: the text that it marks`. */
  async marks(file: string): Promise<readonly string[]> {
    return (await this.diagnostics(file)).map(
      ({ code, range }) => `${String(code)}: ${this.document(file).getText(range)}`,
    );
  }

  async hover(file: string, text: string): Promise<string | null> {
    const hover: Hover | null = await this.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: this.uri(file) },
      position: this.rangeOf(file, text).start,
    });
    return hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents
      ? hover.contents.value
      : null;
  }

  async actions(file: string, text: string, only?: readonly string[]): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri(file) },
      range: this.rangeOf(file, text),
      context: { diagnostics: await this.diagnostics(file), ...(only === undefined ? {} : { only }) },
    });
  }

  resolve(action: CodeAction | undefined): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** Picks the action of that title at a text, and applies it. */
  async pick(file: string, text: string, title: string): Promise<void> {
    const actions = await this.actions(file, text);
    await this.apply((await this.resolve(actions.find(action => action.title === title))).edit);
  }

  /** Each inlay hint as `the line up to it ⟨label⟩`. */
  async hints(file: string): Promise<readonly string[]> {
    const document = this.document(file);
    const hints: InlayHint[] = await this.connection.sendRequest('textDocument/inlayHint', {
      textDocument: { uri: document.uri },
      range: { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) },
    });
    return hints.map(({ position, label }) => {
      const line = document.getText({ start: { line: position.line, character: 0 }, end: position });
      return `${line.trim()} ⟨${typeof label === 'string' ? label : ''}⟩`;
    });
  }

  /** Each code lens as `line: title`. */
  async lenses(file: string): Promise<readonly string[]> {
    const lenses: CodeLens[] = await this.connection.sendRequest('textDocument/codeLens', {
      textDocument: { uri: this.uri(file) },
    });
    return lenses.map(({ range, command }) => `${String(range.start.line + 1)}: ${command?.title ?? ''}`);
  }

  symbols(file: string): Promise<DocumentSymbol[]> {
    return this.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri: this.uri(file) },
    });
  }

  /** What is offered behind a text, or at the end of the document where the text is empty. */
  completions(file: string, behind: string): Promise<CompletionItem[]> {
    const document = this.document(file);
    const position =
      behind === '' ? document.positionAt(document.getText().length) : this.rangeOf(file, behind).end;
    return this.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: document.uri },
      position,
    });
  }

  private document(file: string): TextDocument {
    const document = this.documents.get(this.uri(file));
    if (document === undefined) {
      throw new Error(`${file} is not open`);
    }
    return document;
  }

  private rangeOf(file: string, text: string): Range {
    const document = this.document(file);
    const at = document.getText().indexOf(text);
    if (at < 0) {
      throw new Error(`${file} holds no ${text}`);
    }
    const position = (offset: number): Position => document.positionAt(offset);
    return { start: position(at), end: position(at + text.length) };
  }
}

function languageOf(file: string): string {
  if (/\.ya?ml$/.test(file)) {
    return 'yaml';
  }
  return file.endsWith('.md') ? 'markdown' : /\.[cm]?js$/.test(file) ? 'javascript' : 'typescript';
}

/** Reads again, with a turn of the event loop between, until a value is accepted: for what the server does unasked. */
export async function until<T>(read: () => T, accepts: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = read();
    if (accepts(value)) {
      return value;
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}
