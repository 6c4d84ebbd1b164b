import * as vscode from 'vscode';
import type { PageOffer } from '../../protocol/slo-preview.ts';
import { readPageParts, type PageParts } from './page.ts';
import { PreviewSession, type SessionOptions } from './session.ts';

export interface SloEditorOptions extends Omit<SessionOptions, 'parts'> {
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
}

/** The view type of the editor, as package.json has it. */
export const sloEditorType = 'faultline.sloEditor';

/** Previews of SLO documents, as editors of their text. */
export class SloEditorProvider implements vscode.CustomTextEditorProvider {
  private readonly options: SloEditorOptions;
  private parts: Promise<PageParts> | null = null;
  private readonly sessions = new Set<PreviewSession>();
  /** By URI: where a preview that is about to open is to look. */
  private readonly expected = new Map<string, number>();

  constructor(options: SloEditorOptions) {
    this.options = options;
  }

  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    this.parts ??= readPageParts(this.options.extension);
    const session = new PreviewSession(document, panel, { ...this.options, parts: await this.parts });
    this.sessions.add(session);
    panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
    });
    const uri = document.uri.toString();
    const offset = this.expected.get(uri);
    this.expected.delete(uri);
    if (offset !== undefined) {
      session.look(offset);
    }
  }

  /**
   * Opens the preview of a document. To the side the text keeps the keyboard, for it is written in while one looks.
   *
   * @param offset The place of the text whose SLO is to be shown first.
   */
  async open(uri: vscode.Uri, where: 'here' | 'side', offset?: number): Promise<void> {
    const there = [...this.sessions].filter(({ document }) => document.uri.toString() === uri.toString());
    if (offset !== undefined && there.length === 0) {
      this.expected.set(uri.toString(), offset);
    }
    const column =
      where === 'side' ? (there[0]?.panel.viewColumn ?? vscode.ViewColumn.Beside) : vscode.ViewColumn.Active;
    await vscode.commands.executeCommand('vscode.openWith', uri, sloEditorType, {
      viewColumn: column,
      preserveFocus: where === 'side',
    });
    if (offset !== undefined) {
      there.forEach(session => {
        session.look(offset);
      });
    }
  }

  /** The preview that has the focus, or the only one. */
  get active(): PreviewSession | null {
    const all = [...this.sessions];
    return all.find(({ panel }) => panel.active) ?? (all.length === 1 ? (all[0] ?? null) : null);
  }

  async showSource(): Promise<void> {
    await this.active?.showSource();
  }

  ask(what: PageOffer): void {
    this.active?.ask(what);
  }
}
