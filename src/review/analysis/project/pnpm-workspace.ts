import { LineCounter, parseDocument } from 'yaml';
import type { Range } from '../../../base/place.ts';

/** What of a `pnpm-workspace.yaml` matters here. */
export interface PnpmWorkspace {
  readonly packages: readonly string[];
  /** Ranges by the catalog's name and the package's; the unnamed catalog is `default`. */
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface PnpmWorkspaceResult {
  readonly workspace: PnpmWorkspace;
  readonly flaw: { readonly range: Range; readonly message: string } | null;
}

/** Reads a `pnpm-workspace.yaml`; what cannot be read is left out. */
export function readPnpmWorkspace(text: string): PnpmWorkspaceResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error === undefined) {
    return { workspace: workspaceOf(valueOf(document)), flaw: null };
  }
  const from = lines.linePos(error.pos[0]);
  const to = lines.linePos(error.pos[1]);
  return {
    workspace: workspaceOf(null),
    flaw: {
      range: { line: from.line, column: from.col, endLine: to.line, endColumn: to.col },
      message: `This YAML cannot be read: ${error.message}`,
    },
  };
}

function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return null;
  }
}

function workspaceOf(value: unknown): PnpmWorkspace {
  const { packages, catalog, catalogs } = fieldsOf(value);
  const named = Object.entries(fieldsOf(catalogs)).map(([name, ranges]) => [name, rangesOf(ranges)] as const);
  return {
    packages: Array.isArray(packages) ? packages.filter(each => typeof each === 'string') : [],
    catalogs: new Map([['default', rangesOf(catalog)], ...named]),
  };
}

function rangesOf(value: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(fieldsOf(value)).filter(entry =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return new Map(entries.map(([name, range]) => [name, String(range)]));
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
