/** Messages between the language server and the extension, besides those of the protocol of language servers. */

/** What the extension tells the server when it starts it. */
export interface StartOptions {
  /** Hover cards are drawn with VS Code's icons. */
  readonly icons?: 'codicons';
  /** The URI of the folder of the rules' pages, where the editor has them in a place that it knows better. */
  readonly pages?: string;
  /** Another language server speaks of YAML in this editor. */
  readonly yamlServer?: 'active' | 'none';
  /** Whether the workspace is trusted, so that a process may be started in it. Unless said it is not. */
  readonly trust?: 'trusted' | 'untrusted';
  /** The editor has a preview of SLO documents, and the command that opens it. */
  readonly preview?: 'available';
  /** The settings, for an editor that does not answer `workspace/configuration`. */
  readonly settings?: unknown;
}

/** Notification, server → editor: how the review stands. */
export const statusMethod = 'faultline/status';

export type Status =
  /** Of all folders together. */
  | { readonly kind: 'reviewing'; readonly done: number; readonly of: number }
  | { readonly kind: 'ready'; readonly files: number }
  /** Somebody has stopped the review; what was found until then is shown. */
  | { readonly kind: 'interrupted' }
  /** Of one document: what is shown is of its last text that parses. */
  | { readonly kind: 'waiting'; readonly uri: string; readonly problem: string }
  | { readonly kind: 'reviewed'; readonly uri: string }
  /** Of one document: it is not reviewed, and why. */
  | { readonly kind: 'skipped'; readonly uri: string; readonly reason: string };

/**
 * Request, editor → server: reviews every folder, and shows the findings of closed files from then on. No parameters. Where it is
 * cancelled, the review stops after its present slice, and the answer tells what was found until then.
 */
export const reviewWorkspaceMethod = 'faultline/reviewWorkspace';

export interface WorkspaceSummary {
  readonly end: 'finished' | 'interrupted';
  readonly files: number;
  readonly calls: number;
  /** One for each call that is reported, as the editor lists them: hints apart. */
  readonly findings: number;
  readonly filesWithFindings: number;
  readonly hints: number;
}

/** Request, editor → server: what helps with a bug report. No code, no paths, no names of files. No parameters. */
export const reportMethod = 'faultline/report';

export interface ServerReport {
  readonly version: string;
  readonly node: string;
  /** In MB. */
  readonly memory: number;
  readonly folders: readonly FolderReport[];
  /** By kind of request, in milliseconds. */
  readonly timings: Readonly<Record<string, Timing>>;
  /** The latest, with the time of day that they happened at. */
  readonly errors: readonly string[];
}

export interface FolderReport {
  readonly files: number;
  readonly parsed: number;
  readonly skipped: number;
  readonly problems: number;
  readonly calls: number;
  readonly findings: number;
}

export interface Timing {
  readonly count: number;
  readonly median: number;
  readonly longest: number;
}

/** What a code action of the server carries as `data`: with it `codeAction/resolve` gives the edit. */
export type ActionData =
  | {
      readonly kind: 'fix';
      readonly uri: string;
      /** Of the document that the action was offered for. */
      readonly version: number;
      readonly finding: string;
      readonly fix: string;
    }
  | {
      readonly kind: 'refactor';
      readonly uri: string;
      readonly version: number;
      /** The id of the call. */
      readonly call: string;
      readonly id: string;
    }
  | { readonly kind: 'fix-all'; readonly uri: string; readonly version: number }
  /** Adds the alerts of an SLO, by its id. */
  | { readonly kind: 'slo-alerts'; readonly uri: string; readonly version: number; readonly slo: string };

/** Command of the server: opens a rule's page. Its argument is the rule's id. */
export const openRuleCommand = 'faultline.openRule';
