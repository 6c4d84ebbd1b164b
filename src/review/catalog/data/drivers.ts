import type { Phase } from '../../../base/guard.ts';
import { noDefault } from '../cloud/shapes.ts';
import { locals } from '../define.ts';
import type {
  CallEntity,
  Entity,
  Operation,
  TimeoutDefault,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

/** Shapes that databases share. They only build data. */

export const answer: readonly Phase[] = ['headers', 'body'];

/** An option that bounds another phase than the wait for the answer. */
export function partial(path: string, note: string, at: TimeoutOption['at'] = 'client'): TimeoutOption {
  return { path, at, form: 'ms', effect: 'partial', covers: [], off: [0, false, null], note };
}

/** An option that bounds what is waited for once a command is sent. */
export function bounding(
  path: string,
  note: string,
  more: Partial<Omit<TimeoutOption, 'path' | 'note'>> = {},
): TimeoutOption {
  return {
    path,
    at: 'client',
    form: 'ms',
    effect: 'bounds',
    covers: answer,
    off: [0, false, null],
    note,
    ...more,
  };
}

/** A profile of options without a fix: what bounds stands elsewhere. */
export function unfixable(
  options: readonly TimeoutOption[],
  noFix: string,
  ...defaults: readonly TimeoutDefault[]
): TimeoutProfile {
  return { options, defaults: defaults.length === 0 ? [noDefault] : defaults, fixes: [], noFix };
}

/**
 * Options of the drivers of PostgreSQL, MySQL and SQL Server, as they stand where a library hands them on. Facts: see the entries of pg, mysql2
 * and mssql.
 */
export function driverOptions(...prefixes: readonly string[]): readonly TimeoutOption[] {
  return prefixes.flatMap(prefix => [
    bounding(`${prefix}query_timeout`, 'bounds every query, in the driver of PostgreSQL'),
    bounding(`${prefix}statement_timeout`, 'lets PostgreSQL end a statement'),
    bounding(`${prefix}requestTimeout`, 'bounds every request, in the driver of SQL Server'),
    bounding(`${prefix}socketTimeout`, 'bounds each silence, in the driver of MariaDB'),
    partial(`${prefix}connectionTimeoutMillis`, 'bounds connecting only'),
    partial(`${prefix}connectTimeout`, 'bounds connecting only'),
  ]);
}

/** SQL that stands in an argument. */
export function sqlIn(argument: number): Operation {
  return { kind: 'sql', argument };
}

/** A call that opens a connection, or waits for a free one. */
export function connecting(more: Partial<Omit<CallEntity, 'is'>> = {}): CallEntity {
  return {
    is: 'call',
    options: [],
    operation: { kind: 'fixed', name: 'connect', idempotent: true },
    timeout: 'connect',
    ...more,
  };
}

/** A call with a fixed name. */
export function named(
  name: string,
  idempotent: boolean | null,
  more: Partial<Omit<CallEntity, 'is'>> = {},
): CallEntity {
  return {
    is: 'call',
    options: [],
    operation: { kind: 'fixed', name, idempotent },
    timeout: 'query',
    ...more,
  };
}

/** Members by which a client is closed or looked at. */
export const leaving: Readonly<Record<string, Entity>> = locals(
  ...['end', 'close', 'destroy', 'release', 'disconnect', 'quit', 'escape', 'escapeId', 'format', 'options'],
);

export const queryDeadline = {
  ms: 5_000,
  why: 'a query that serves a request answers in milliseconds; five seconds mean that something is wrong',
} as const;
