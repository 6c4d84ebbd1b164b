import type { Amount, Context, Guard, Origin, Phase, VerdictKind } from '../../base/guard.ts';
import type { Place, PlaceWithMessage } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { CallEntity, Library, MakerEntity, TimeoutProfile } from '../catalog/schema.ts';
import type { CallFact, CallId, ValueId } from './facts/model.ts';
import type { CallRef } from './link/known.ts';

/** An expression where control leaves the process, with all that the review knows of it. */
export interface OutboundCall extends Place {
  /** Stable under moves: file, enclosing function, callee, ordinal. */
  readonly id: string;
  readonly kind: 'leaf' | 'wrapper';
  readonly confidence: 'certain' | 'likely' | 'inferred';
  readonly context: Context;
  readonly calleeRange: Place;
  /** As the user wrote it, on one line: `axios.get`. */
  readonly callee: string;
  /** The names of the functions and classes around it, outermost first: `Orders.load`; '' at the top of a module. */
  readonly within: string;
  readonly library: Library;
  readonly libraryVersion: LibraryVersion | null;
  readonly dependency: string;
  /** `GET`, `SELECT`, `GetObject`; null where it cannot be told. */
  readonly operation: string | null;
  readonly idempotent: boolean | null;
  readonly address: Address;
  readonly answer: Answer;
  /** The guards decided so far; a guard that is not there has not been looked at. */
  readonly guards: Readonly<Partial<Record<Guard, Verdict>>>;
  readonly site: CallSite;
}

/**
 * Who says where a call goes. `settled`: the code, its configuration or what its client is made with: one place · `base`: the host is
 * settled, and what is asked of it is handed in: a helper for all that the host serves · `given`: whoever asks for the call, each time,
 * or what was read from somewhere (the address of a webhook).
 */
export type Address = 'settled' | 'base' | 'given' | 'unknown';

/** What becomes of an answer. `bytes`: it is read as bytes or as a stream, a file · `dropped`: nobody waits for it. */
export type Answer = 'used' | 'bytes' | 'dropped';

/** Where a call stands in the facts, for rules and fixes. */
export interface CallSite {
  readonly file: string;
  readonly callId: CallId;
  readonly fact: CallFact;
  readonly spec: CallEntity;
  readonly profile: TimeoutProfile;
  /** The client that it is made on; null: the library's shared one. */
  readonly client: ClientSite | null;
  /** The names in the statement's and callee's lines, for suppressions: lines from 1. */
  readonly lines: { readonly callee: number; readonly call: number; readonly statement: number };
}

/** Where a client is made. */
export interface ClientSite {
  readonly file: string;
  readonly callId: CallId;
  readonly fact: CallFact;
  /** Its name where it is bound to one: `http`. */
  readonly name: string | null;
  readonly place: Place;
  /** The positions of its options, as its maker in the catalog says. */
  readonly maker: MakerEntity;
  readonly library: Library;
  /** The client that its options are laid over (`base.extend(…)`). */
  readonly parent: ClientSite | null;
}

export interface LibraryVersion {
  /** A version (`1.13.2`) or, where only package.json speaks, its range (`^1.6.0`). */
  readonly version: string;
  readonly exact: boolean;
  /** The file that says so, and how: `package-lock.json`. */
  readonly from: string;
}

export interface Verdict {
  readonly verdict: VerdictKind;
  /** What contributes to `present` and `ineffective`. */
  readonly sources: readonly GuardSource[];
  /** Callers that do not add it, where some do. */
  readonly missingFrom: readonly Place[];
  /** Where was looked, and what stands in the way: evidence of `absent` and `unknown`. */
  readonly looked: readonly PlaceWithMessage[];
  /** In one clause: why it is unknown, why it does not apply, what an absent guard was looked for in. Null where the sources say it. */
  readonly reason: string | null;
  /** What is wrong with it, though it stands there. */
  readonly defects: readonly Defect[];
  /** No caller can change it: what they would guard against does not reach them. */
  readonly closed?: true;
}

export interface GuardSource {
  readonly origin: Origin;
  readonly value: Amount | null;
  readonly covers: readonly Phase[];
  readonly evidence: readonly PlaceWithMessage[];
  /** Of a deadline by a signal: what makes the signal, and the timer that aborts it, where it is a controller's. */
  readonly signal?: { readonly made: CallRef; readonly timer: CallFact | null };
  /** Of a retry: the code that is run again, a loop or a function. */
  readonly repeats?: { readonly file: string; readonly span: Span };
}

/** An `ineffective-timeout` in the making. Each names the option or expression as the user wrote it. */
export type Defect =
  /** `fetch(url, { timeout })`: does nothing here. */
  | {
      readonly kind: 'ignored';
      readonly option: string;
      readonly instead: string | null;
      readonly note: string;
      readonly at: DefectSite;
    }
  /** The library throws on it. */
  | {
      readonly kind: 'refused';
      readonly option: string;
      readonly instead: string | null;
      readonly note: string;
      readonly at: DefectSite;
    }
  /** `timeout: 0`: switched off. */
  | { readonly kind: 'off'; readonly option: string; readonly value: string; readonly at: DefectSite }
  /** A signal that nothing aborts after a time. */
  | { readonly kind: 'idle-signal'; readonly option: string; readonly at: DefectSite }
  /** `signal ?? AbortSignal.timeout(…)`: lost whenever the other is given. `ms`: null where not a constant. */
  | {
      readonly kind: 'dropped';
      readonly option: string;
      readonly ms: number | null;
      readonly other: string;
      readonly at: DefectSite;
    }
  /** A race that comes too late: around an awaited value. */
  | { readonly kind: 'late-race'; readonly at: DefectSite }
  /** Its timer is cleared when the headers are there (`at`), though the body is read afterwards (`read`). */
  | { readonly kind: 'ends-early'; readonly at: DefectSite; readonly read: Place }
  /** One signal, made here, for all attempts: when it has aborted the first, it aborts the others at once. */
  | { readonly kind: 'shared-signal'; readonly ms: number | null; readonly at: DefectSite };

export interface DefectSite {
  readonly place: Place;
  readonly file: string;
  readonly span: Span;
  /** The value that stands there, in that file's facts. */
  readonly value: ValueId | null;
}

/** A dependency: what is called. */
export interface Dependency {
  readonly id: string;
  readonly library: string;
  readonly client: Place | null;
  /** The host or resource, where the source tells. */
  readonly target: string | null;
}
