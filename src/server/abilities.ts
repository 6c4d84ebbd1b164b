import type { InitializeParams } from 'vscode-languageserver';
import type { StartOptions } from '../protocol/messages.ts';
import type { MarkStyle } from './words.ts';

/** What the editor can do, as far as the server asks. */
export interface Abilities {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchFiles: boolean;
  readonly folders: boolean;
  readonly pullDiagnostics: boolean;
  readonly registerDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  /** Versioned edits of several documents. */
  readonly documentChanges: boolean;
  /** Edits that make files. */
  readonly createFiles: boolean;
  readonly resolveEdits: boolean;
  /** What is offered for SLO documents can be announced once one of them is open. */
  readonly registerSlo: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLenses: boolean;
  readonly showDocument: boolean;
  readonly marks: MarkStyle;
  /** The URI of the folder of the rules' pages; null: they are beside the server. */
  readonly pages: string | null;
  /** Another server speaks of YAML in that editor. */
  readonly yamlServer: 'active' | 'none';
  readonly trust: 'trusted' | 'untrusted';
  readonly preview: 'available' | 'none';
  /** The settings it sent at the start. */
  readonly settings: unknown;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { workspace, textDocument, window } = capabilities;
  const options = optionsOf(initializationOptions);
  return {
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    registerDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    resolveEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    registerSlo: [
      textDocument?.completion,
      textDocument?.inlayHint,
      textDocument?.codeLens,
      textDocument?.documentSymbol,
    ].every(ability => ability?.dynamicRegistration === true),
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    showDocument: window?.showDocument?.support === true,
    marks: options.icons ?? 'characters',
    pages: options.pages ?? null,
    yamlServer: options.yamlServer ?? 'none',
    trust: options.trust ?? 'untrusted',
    preview: options.preview ?? 'none',
    settings: options.settings,
  };
}

function optionsOf(sent: unknown): StartOptions {
  if (typeof sent !== 'object' || sent === null) {
    return {};
  }
  const icons = 'icons' in sent && sent.icons === 'codicons' ? ({ icons: 'codicons' } as const) : {};
  const pages = 'pages' in sent && typeof sent.pages === 'string' ? { pages: sent.pages } : {};
  const yamlServer =
    'yamlServer' in sent && sent.yamlServer === 'active' ? ({ yamlServer: 'active' } as const) : {};
  const trust = 'trust' in sent && sent.trust === 'trusted' ? ({ trust: 'trusted' } as const) : {};
  const preview =
    'preview' in sent && sent.preview === 'available' ? ({ preview: 'available' } as const) : {};
  return {
    ...icons,
    ...pages,
    ...yamlServer,
    ...trust,
    ...preview,
    settings: 'settings' in sent ? sent.settings : undefined,
  };
}
