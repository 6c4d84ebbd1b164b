import type { SloSettings } from '../base/slo-settings.ts';
import type { Span } from '../base/span.ts';
import type { BranchChange } from '../slo/edits/alerts.ts';
import type { EditableKind } from '../slo/edits/editable-kinds.ts';
import type { ScalarValue } from '../slo/edits/scalar-text.ts';
import type { WindowChoice } from '../slo/edits/window-choice.ts';
import type { Slo, SloIssue } from '../slo/model/model.ts';

/**
 * Messages of the preview of SLO documents: between the language server and the extension, and between the extension and the page.
 * The page's are checked on both sides, by `readHostMessage` and `readPageMessage`.
 */

/** Command of the editor: opens a preview beside a document, whose URI is its argument; a second one, an offset, says where to look. */
export const openPreviewCommand = 'faultline.openSloPreviewToSide';

/** Notification, editor → server: a preview of this document is in sight. It is sent now, and again whenever something of it changes. */
export const previewOpenMethod = 'faultline/sloPreview/open';

/** Notification, editor → server: no preview of this document is in sight any more. */
export const previewCloseMethod = 'faultline/sloPreview/close';

export interface PreviewOf {
  readonly uri: string;
}

/** Notification, server → editor: what a document comes to, or why that cannot be said. */
export const previewMethod = 'faultline/sloPreview';

export type ServerPreview =
  | { readonly kind: 'preview'; readonly preview: SloPreview }
  | {
      readonly kind: 'none';
      readonly uri: string;
      readonly version: number;
      readonly reason: NoPreview;
    };

export type NoPreview =
  /** Nobody has asked for so long a document to be read. */
  | { readonly kind: 'large'; readonly megabytes: number }
  /** No SLO of a known format is in it. */
  | { readonly kind: 'not-slo' };

/** Request, editor → server: how an edit of the page changes the text. It changes nothing by itself. */
export const previewEditMethod = 'faultline/sloPreview/edit';

export interface EditRequest extends PreviewOf {
  readonly edit: PreviewEdit;
}

/** Notification, editor → server: the workspace is trusted from now on, so that git may be asked. No parameters. */
export const trustedMethod = 'faultline/trusted';

export type EditAnswer =
  | {
      readonly kind: 'edits';
      /** Of the text that the edits are for. */
      readonly version: number;
      readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
      /** Sentences about what the edit does not say in the text. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reason: string };

/** All that the page draws of one version of a document. What follows from it is for the page to work out. */
export interface SloPreview {
  readonly uri: string;
  readonly version: number;
  /** Of the file, without its folders. */
  readonly name: string;
  readonly slos: readonly Slo[];
  /** How many more SLOs the document holds than are sent. */
  readonly omitted: number;
  /** Those of the present text, in its order. */
  readonly issues: readonly PreviewIssue[];
  /** What the form can change, in the order of the text: no labels, no annotations, nothing that the model has no word for. */
  readonly editables: readonly PreviewEditable[];
  /** What `.faultline.yaml` says around the document. */
  readonly settings: SloSettings;
  /** The SLOs of the file as git's HEAD has it; null: there is no git here, or no such file in it. */
  readonly head: { readonly slos: readonly Slo[] } | null;
  /** null: `slos` and `editables` are those of this version. Else they are those of the last text that could be read. */
  readonly stale: StaleText | null;
}

/** Why the present text cannot be read; lines and columns count from 1. */
export interface StaleText {
  readonly message: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface PreviewIssue extends Pick<SloIssue, 'rule' | 'severity' | 'message' | 'span'> {
  /** From 1. */
  readonly line: number;
  readonly fixes: readonly { readonly id: string; readonly title: string; readonly preferred: boolean }[];
}

/** A scalar of the text that the form can set. The field of an SLO with the same `span` is what it says. */
export interface PreviewEditable {
  /** Unique in the file, and the same in every version of it in which the scalar keeps its place among the others. */
  readonly id: string;
  /** Ids of the SLOs that it belongs to. */
  readonly slos: readonly string[];
  readonly what: EditableKind;
  /** The key that it stands behind. */
  readonly key: string;
  readonly span: Span;
  /** What stands there, quotes included. */
  readonly source: string;
  readonly value: ScalarValue | null;
}

/** What the form asks for. Ratios and seconds, as in the model. */
export type PreviewEdit =
  /** Sets a scalar in the style that stands there. */
  | { readonly kind: 'value'; readonly editable: string; readonly value: ScalarValue }
  /** Sets a scalar to a source text, as HEAD has it; refused where that is not one scalar. */
  | { readonly kind: 'source'; readonly editable: string; readonly source: string }
  | { readonly kind: 'objective'; readonly slo: string; readonly ratio: number }
  | { readonly kind: 'window'; readonly slo: string; readonly choice: WindowChoice }
  | { readonly kind: 'add-alerts'; readonly slo: string }
  | { readonly kind: 'alerting'; readonly slo: string; readonly state: 'on' | 'off' }
  /** `tier` as `setSeverity` of `src/slo/edits` takes it. */
  | { readonly kind: 'severity'; readonly slo: string; readonly tier: string; readonly severity: string }
  /** Changes a branch where the document itself says it; `severity` and `branch` name it. */
  | {
      readonly kind: 'branch';
      readonly slo: string;
      readonly severity: string;
      readonly branch: string;
      readonly change: BranchChange;
    }
  /** A quick fix of the issue of a rule at an offset. */
  | { readonly kind: 'fix'; readonly rule: string; readonly offset: number; readonly fix: string };

/** Extension → page. */
export type HostMessage =
  | { readonly kind: 'preview'; readonly preview: SloPreview }
  /** There is nothing new to show, and why; what was shown stays, grey. The next preview ends it. */
  | { readonly kind: 'state'; readonly state: HostState }
  /** How an edit ended that the page has sent. `reason` is a sentence for the person, of a refused one and of one with a note. */
  | {
      readonly kind: 'edited';
      readonly request: number;
      readonly end: 'done' | 'unchanged' | 'refused';
      readonly reason: string | null;
    }
  /** The cursor is here in the text beside the preview: the SLO around it is the one to show. */
  | { readonly kind: 'cursor'; readonly offset: number }
  /** A command of the editor asks the page for what only it has. */
  | { readonly kind: 'ask'; readonly what: PageOffer };

/** What the page gives by a message of its own: `copy` or `save`. */
export type PageOffer = 'copy-budget' | 'copy-markdown' | 'save-markdown' | 'save-charts';

export type HostState =
  | { readonly kind: 'starting' }
  /** The server has ended and is not started again by itself. */
  | { readonly kind: 'stopped'; readonly reason: string }
  /** The file is not there any more. */
  | { readonly kind: 'gone' }
  | NoPreview;

/** Page → extension. */
export type PageMessage =
  /** The page listens: it is sent the present preview or state. */
  | { readonly kind: 'ready' }
  /** `request` comes back in `edited`; `version` is that of the preview that the person looked at. */
  | { readonly kind: 'edit'; readonly request: number; readonly version: number; readonly edit: PreviewEdit }
  /** Shows a place of the text in an editor, with the cursor there. */
  | { readonly kind: 'reveal'; readonly offset: number }
  /** Shows the text in place of the preview. */
  | { readonly kind: 'open-source' }
  | { readonly kind: 'copy'; readonly text: string }
  /** `name`: proposed, with its ending. `data`: the text of SVG and Markdown, of PNG in base64. */
  | { readonly kind: 'save'; readonly name: string; readonly mime: SavedKind; readonly data: string }
  /** What a state offers: to read a large document, to start the server again, to see the log. */
  | { readonly kind: 'run'; readonly what: 'read-large' | 'restart-server' | 'show-output' }
  | { readonly kind: 'log'; readonly level: 'error' | 'warning' | 'information'; readonly message: string };

export type SavedKind = 'image/svg+xml' | 'image/png' | 'text/markdown';

/**
 * The body of the page carries, as attributes, what the page needs before the first message: `data-uri`, and `data-strings` with JSON,
 * an object from English texts to those of the person's language ({} in English; placeholders are `{0}`, `{1}`).
 */
export const bodyAttributes = { uri: 'data-uri', strings: 'data-strings' } as const;
