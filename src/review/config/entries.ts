import { type Guard, guards } from '../../base/guard.ts';
import { remoteKinds } from '../catalog/kinds.ts';
import type { DependencyKind } from '../catalog/schema.ts';
import { clientKeys, clientTimeoutKeys, wrapperKeys } from './keys.ts';
import type { Mistake } from './mistakes.ts';
import { deadlineOf, itemsOf, knownEntries, listed, quoted, type Report, wordOf } from './reading.ts';
import type { Entry, Tree } from './tree.ts';

/** What an entry is imported from. */
export interface ModuleName {
  readonly kind: 'package' | 'file';
  /** A package, or a path from the folder of the configuration. */
  readonly name: string;
  readonly span: Mistake['span'];
}

/** How calls of a client of the team's own are bounded. */
export interface ClientTimeout {
  /** Null: it cannot be set. */
  readonly option: string | null;
  readonly argument: number | null;
  readonly at: 'call' | 'client' | 'both';
  readonly unit: 'ms' | 's' | 'signal';
  /** In milliseconds; null: none. */
  readonly default: number | null;
}

/** A client of the team's own, as a catalog entry. */
export interface ClientEntry {
  readonly module: ModuleName;
  readonly name: string;
  readonly kind: DependencyKind;
  readonly makers: readonly string[];
  readonly clients: readonly string[];
  readonly calls: readonly string[];
  readonly functions: readonly string[];
  readonly timeout: ClientTimeout | null;
  /** Attempts after the first; null: none. */
  readonly retries: number | null;
  /** In milliseconds. */
  readonly deadline: number | null;
}

/** A function or method of the team's own that guards what it is given. */
export interface WrapperEntry {
  readonly module: ModuleName;
  readonly name: string;
  readonly argument: number;
  readonly guards: readonly Guard[];
}

/** Reads `clients`; each mistake costs the value that it stands in, and an entry that says too little is left out. */
export function readClients(tree: Tree, report: Report): readonly ClientEntry[] {
  return itemsOf(tree, report, '`clients`').flatMap(item => clientOf(item, report) ?? []);
}

function clientOf(item: Tree, report: Report): ClientEntry | null {
  const keys = knownEntries(item, clientKeys, report, 'A client');
  const module = moduleOf(item, keys, report, 'A client');
  if (module === null) {
    return null;
  }
  const names = {
    makers: namesOf(keys.makers, report),
    clients: namesOf(keys.clients, report),
    functions: namesOf(keys.functions, report),
  };
  const calls = namesOf(keys.calls, report);
  reportTwice(names, keys, report);
  const missing = incompleteness(names, calls);
  if (missing !== null) {
    report(
      missing.kind,
      (missing.kind === 'contradiction' ? keys.calls?.keySpan : null) ?? item.span,
      missing.message,
    );
    return null;
  }
  return {
    module,
    name: textValue(keys.name, report) ?? module.name,
    kind:
      keys.kind === undefined ? 'http' : (wordOf(keys.kind.value, remoteKinds, report, '`kind`') ?? 'http'),
    ...names,
    calls,
    timeout: keys.timeout === undefined ? null : timeoutOf(keys.timeout.value, report),
    retries: keys.retries === undefined ? null : countOf(keys.retries, report),
    deadline: keys.deadline === undefined ? null : deadlineOf(keys.deadline.value, report),
  };
}

type Names = Readonly<Record<'makers' | 'clients' | 'functions', readonly string[]>>;

/** What an entry does not say that it must; null: it is enough. */
function incompleteness(
  { makers, clients, functions }: Names,
  calls: readonly string[],
): { readonly kind: 'missing-key' | 'contradiction'; readonly message: string } | null {
  const isMade = makers.length + clients.length > 0;
  if (isMade && calls.length === 0) {
    return {
      kind: 'missing-key',
      message: 'A client names its `calls`: the methods that wait on the network',
    };
  }
  if (!isMade && calls.length > 0) {
    const message = '`calls` are those of a client; name what makes it in `makers` or `clients`';
    return { kind: 'contradiction', message };
  }
  return isMade || functions.length > 0
    ? null
    : { kind: 'missing-key', message: 'A client names its `makers`, `clients` or `functions`' };
}

/** An export is one thing. */
function reportTwice(
  names: Names,
  keys: Readonly<Partial<Record<keyof typeof clientKeys, Entry>>>,
  report: Report,
): void {
  const seen = new Map<string, string>();
  for (const [key, list] of Object.entries(names) as [
    'makers' | 'clients' | 'functions',
    readonly string[],
  ][]) {
    for (const name of list) {
      const before = seen.get(name);
      const entry = keys[key];
      if (before !== undefined && entry !== undefined) {
        report(
          'contradiction',
          entry.keySpan,
          `${quoted(name)} is in \`${before}\` as well; an export is one of them`,
        );
      }
      seen.set(name, before ?? key);
    }
  }
}

function timeoutOf(tree: Tree, report: Report): ClientTimeout | null {
  const keys = knownEntries(tree, clientTimeoutKeys, report, 'A timeout');
  if (tree.kind !== 'map') {
    return null;
  }
  const option = textValue(keys.option, report);
  if (option === null && keys.default === undefined) {
    report('missing-key', tree.span, 'A timeout names its `option`, or the `default` that always holds');
    return null;
  }
  return {
    option,
    argument: keys.argument === undefined ? null : countOf(keys.argument, report),
    at: keys.at === undefined ? 'both' : (wordOf(keys.at.value, places, report, '`at`') ?? 'both'),
    unit: keys.unit === undefined ? 'ms' : (wordOf(keys.unit.value, units, report, '`unit`') ?? 'ms'),
    default: keys.default === undefined ? null : deadlineOf(keys.default.value, report),
  };
}

/** Where an option may stand. */
export const places = ['call', 'client', 'both'] as const;

/** What a timeout's option takes. */
export const units = ['ms', 's', 'signal'] as const;

/** Reads `wrappers`, as `readClients` does. */
export function readWrappers(tree: Tree, report: Report): readonly WrapperEntry[] {
  return itemsOf(tree, report, '`wrappers`').flatMap(item => wrapperOf(item, report) ?? []);
}

function wrapperOf(item: Tree, report: Report): WrapperEntry | null {
  const keys = knownEntries(item, wrapperKeys, report, 'A wrapper');
  const module = moduleOf(item, keys, report, 'A wrapper');
  if (module === null) {
    return null;
  }
  const name = textValue(keys.name, report);
  if (name === null || !exportName.test(name)) {
    const span = keys.name?.value.span ?? item.span;
    if (keys.name === undefined) {
      report('missing-key', span, 'A wrapper has a `name`: its export, or `Class.method`');
    } else if (name !== null) {
      report('bad-name', span, `${quoted(name)} is no name of an export, nor \`Class.method\``);
    }
    return null;
  }
  const added = keys.guards === undefined ? [] : guardsOf(keys.guards, report);
  if (added.length === 0) {
    if (keys.guards === undefined) {
      report('missing-key', item.span, `A wrapper says which \`guards\` it adds: ${listed(guards)}`);
    }
    return null;
  }
  return {
    module,
    name,
    argument: keys.argument === undefined ? 0 : (countOf(keys.argument, report) ?? 0),
    guards: added,
  };
}

function guardsOf({ value }: Entry, report: Report): readonly Guard[] {
  const items =
    value.kind === 'scalar' && value.value !== null ? [value] : itemsOf(value, report, '`guards`');
  return [...new Set(items.flatMap(item => wordOf(item, guards, report, '`guard`') ?? []))];
}

const exportName = /^[\p{L}_$][\p{L}\d_$]*(?:\.[\p{L}_$][\p{L}\d_$]*)?$/u;
const pattern = /^[\p{L}\d_$*]+(?:\.[\p{L}\d_$*]+)*$/u;

function moduleOf(
  item: Tree,
  keys: Readonly<Partial<Record<'package' | 'file', Entry>>>,
  report: Report,
  what: string,
): ModuleName | null {
  if (item.kind !== 'map') {
    return null;
  }
  const { package: packageEntry, file } = keys;
  if (packageEntry !== undefined && file !== undefined) {
    report('contradiction', file.keySpan, `${what} is in a \`package\` or in a \`file\`, not in both`);
    return null;
  }
  const entry = packageEntry ?? file;
  if (entry === undefined) {
    report('missing-key', item.span, `${what} says where it is: in a \`package\` or a \`file\``);
    return null;
  }
  const name = textValue(entry, report);
  return name === null ? null : { kind: entry === file ? 'file' : 'package', name, span: entry.value.span };
}

function textValue(entry: Entry | undefined, report: Report): string | null {
  if (entry === undefined) {
    return null;
  }
  const { value } = entry;
  if (value.kind !== 'scalar' || typeof value.value !== 'string' || value.value.trim() === '') {
    report('wrong-type', value.span, `${quoted(entry.key)} is a text`);
    return null;
  }
  return value.value.trim();
}

/** Names of exports or methods: exact, or with a `*`; a single one needs no list. */
function namesOf(entry: Entry | undefined, report: Report): readonly string[] {
  if (entry === undefined) {
    return [];
  }
  const { value } = entry;
  const items =
    value.kind === 'scalar' && value.value !== null ? [value] : itemsOf(value, report, quoted(entry.key));
  return items.flatMap(item => {
    const text = item.kind === 'scalar' ? String(item.value) : '';
    if (!pattern.test(text) || text.split('.').some(part => part.split('*').length > 2)) {
      report('bad-name', item.span, `${quoted(text)} is no name; a \`*\` may stand for a part of it`);
      return [];
    }
    return [text];
  });
}

function countOf({ key, value }: Entry, report: Report): number | null {
  const count = value.kind === 'scalar' ? value.value : null;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= 100) {
    return count;
  }
  report('wrong-type', value.span, `${quoted(key)} is a whole number, from 0`);
  return null;
}
