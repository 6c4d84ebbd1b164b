import type { Guard, VerdictKind } from '../base/guard.ts';
import type { Severity } from '../base/severity.ts';
import type { DependencyKind, GuardCount } from '../review/faces.ts';

/** Messages behind the view of dependencies: rows first, the calls of a row when it is opened, a card when it is pointed at. */

/** Request, editor → server: what the workspace calls. Waits until it is reviewed. No parameters. */
export const dependenciesMethod = 'faultline/dependencies';

export interface DependencyTree {
  /** Grows with each answer that differs from the one before. */
  readonly version: number;
  /** `interrupted`: somebody has stopped the review, and this is what was found until then. */
  readonly end: 'finished' | 'interrupted';
  /** Folders of the workspace, and documents outside of them that hold calls. */
  readonly folders: readonly FolderDependencies[];
}

export interface FolderDependencies {
  readonly uri: string;
  readonly name: string;
  /** Sources that were looked at. */
  readonly files: number;
  /** The worst first. */
  readonly dependencies: readonly DependencyRow[];
  readonly unreviewed: readonly UnreviewedFile[];
}

export interface DependencyRow {
  readonly id: string;
  /** The host or resource, else the client, else the library. */
  readonly name: string;
  /** The library, where the name is another; of a client without a name, where it is made. Null: the name says it. */
  readonly detail: string | null;
  readonly kind: DependencyKind;
  /** How many calls, those in tests left out, and how many of them have a finding that is more than a hint. */
  readonly calls: number;
  readonly withFindings: number;
  readonly guards: Readonly<Partial<Record<Guard, GuardCount>>>;
}

/** A file that could not be reviewed, or was left out, and why. */
export interface UnreviewedFile {
  readonly uri: string;
  /** Relative to the folder. */
  readonly file: string;
  /** From 1; null: the whole file. */
  readonly line: number | null;
  readonly reason: string;
}

/** Request, editor → server: the calls of a dependency, the worst first; none where it is no longer there. */
export const callsMethod = 'faultline/calls';

export interface CallsQuery {
  /** The URI of the folder. */
  readonly folder: string;
  readonly dependency: string;
}

export interface CallRow {
  readonly id: string;
  readonly uri: string;
  /** Relative to the folder. */
  readonly file: string;
  /** Of the callee; lines and characters from 0, as in the protocol of language servers. */
  readonly range: RowRange;
  readonly callee: string;
  readonly operation: string | null;
  /** In their own order; those that were not looked at are left out. */
  readonly guards: readonly CallGuard[];
  /** What is reported of the call: its most severe finding. */
  readonly finding: CallFinding | null;
}

export interface RowRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface CallGuard {
  readonly guard: Guard;
  readonly verdict: VerdictKind;
}

export interface CallFinding {
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** The id of its preferred fix; null: a person has to choose, or there is none. */
  readonly fix: string | null;
}

/** The id of the fix that has a finding's rule pass over its line. */
export const disableLineFix = 'disable/line';

/** Request, editor → server: what is reported of a call, its guard card and its place, as Markdown; null where it is no longer there. */
export const cardMethod = 'faultline/card';

export interface CardQuery {
  readonly folder: string;
  readonly file: string;
  readonly call: string;
}

/**
 * Notification, server → editor: another answer to {@link dependenciesMethod} than the last one is there. Sent once for each
 * answer, a while after the last change, so that who does not ask again hears nothing more.
 */
export const dependenciesChangedMethod = 'faultline/dependenciesChanged';

export interface DependenciesChanged {
  readonly version: number;
}
