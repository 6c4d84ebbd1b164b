import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { docsOf } from '../review/faces.ts';
import type { FileReview } from '../review/session-types.ts';
import type { Abilities } from './abilities.ts';
import type { Histories } from './histories.ts';
import type { Log } from './log.ts';
import type { Platform } from './platform.ts';
import { positionsIn, type ToEditor } from './positions.ts';
import type { EditorSettings } from '../protocol/settings.ts';
import type { StatusReporter } from './status.ts';
import type { SloDocuments } from './slo/documents.ts';
import type { KeptSettings } from './slo/kept-settings.ts';
import type { SloSurroundings } from './slo/surroundings.ts';
import { sloRuleOf } from '../slo/rules/rules.ts';
import type { Located, Workspace } from './workspace.ts';

/** What every feature of the server works with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly abilities: Abilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly histories: Histories;
  readonly workspace: Workspace;
  readonly slo: SloSide;
  readonly log: Log;
  readonly status: StatusReporter;
  /** The settings that hold for a resource, or for the window. */
  readonly settings: (uri?: string) => Promise<EditorSettings>;
}

/** What the server knows of SLO documents. */
export interface SloSide {
  readonly documents: SloDocuments;
  readonly surroundings: SloSurroundings;
  readonly settings: KeptSettings;
  /** Another server speaks of YAML in the editor. */
  yamlServer: 'active' | 'none';
  /** More is known of what is around them. */
  readonly learnt: () => void;
}

/** A document with the review of its present text, or of the last one that could be reviewed. */
export interface ReviewedDocument extends Located {
  readonly document: TextDocument;
  readonly review: FileReview;
  readonly toEditor: ToEditor;
}

/** Waits for the review of a document. Null: it is not reviewed, no longer open, or nobody wants to know any more. */
export async function reviewedDocument(
  context: ServerContext,
  uri: string,
  token: CancellationToken,
): Promise<ReviewedDocument | null> {
  const document = context.documents.get(uri);
  const located = document === undefined ? null : context.workspace.of(document);
  if (document === undefined || located === null) {
    return null;
  }
  const review = await located.folder.file(located.path);
  if (review === null || token.isCancellationRequested || context.documents.get(uri) !== document) {
    return null;
  }
  if (review.state === 'parsed' && review.text === document.getText()) {
    context.histories.reviewed(document);
  }
  return { ...located, document, review, toEditor: positionsIn(document, review, context.histories) };
}

/** The URI of a file of the folder; the document's own, as the editor writes it. */
export function uriOf(
  { platform }: ServerContext,
  { folder, path }: Located,
  file: string,
  own: string,
): string {
  return file === path ? own : platform.uriOf(pathIn(folder.root, file));
}

/** The URI of a rule's page. */
export function pageOf({ abilities, platform }: ServerContext, ruleId: string): string {
  const page = sloRuleOf(ruleId)?.docs ?? docsOf(ruleId);
  return abilities.pages === null
    ? platform.pageOf(page)
    : `${abilities.pages}/${page.replace(/^docs\/rules\//, '')}`;
}

/** Absolute. */
export function pathIn(root: string, file: string): string {
  return `${root === '/' ? '' : root}/${file}`;
}
