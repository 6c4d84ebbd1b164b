import { compareText } from '../../../base/place.ts';
import type { Scan, ScannedImport } from './model.ts';

/** A file that may use what another exports. */
export interface ImportingFile {
  readonly file: string;
  /** What it imports: `default`, the exported name, or `*`. */
  readonly imported: string;
  /** Its own name for it; null: it reaches it through a namespace, a dynamic import or a value that is not followed. */
  readonly local: string | null;
  /** The namespace through which it reaches it. */
  readonly namespace: string | null;
  readonly typeOnly: boolean;
  /** The file that it imports, where that is not the one asked about but one that exports it again. */
  readonly through: string | null;
}

/** Who imports whom, in both directions. Kept up to date file by file; specifiers are resolved when somebody asks. */
export interface Importers {
  /** Takes a file's new scan; null: the file is gone. */
  update(path: string, scan: Scan | null): void;
  /** Says that specifiers may lead elsewhere now: a file was added or removed, or a configuration changed. */
  unresolve(): void;
  scanOf(path: string): Scan | undefined;
  /**
   * The files that may use a file's export of that name, through any number of re-exports, in the order of their names.
   * null or `=`: any export of it. Type-only importers are among them, and marked. Cycles end.
   */
  importersOf(path: string, name: string | null): readonly ImportingFile[];
  /** The files that a file imports at run time, each once. */
  dependenciesOf(path: string): readonly string[];
  /** The files that import a file itself at run time, each once. */
  dependentsOf(path: string): readonly string[];
  /** The files that name a file in an import of any kind, also of types only. */
  namedBy(path: string): Iterable<string>;
}

type Resolve = (from: string, specifier: string) => string | null;

interface Edge {
  readonly target: string;
  readonly import: ScannedImport;
}

/** The edges between files. Those of a file that changed are made anew when somebody asks. */
class Graph {
  readonly scans = new Map<string, Scan>();
  readonly #edges = new Map<string, readonly Edge[]>();
  readonly #importing = new Map<string, Set<string>>();
  readonly #stale = new Set<string>();
  readonly #resolve: Resolve;

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  set(path: string, scan: Scan | null): void {
    for (const edge of this.#edges.get(path) ?? []) {
      this.#importing.get(edge.target)?.delete(path);
    }
    this.#edges.delete(path);
    if (scan === null) {
      this.scans.delete(path);
      this.#stale.delete(path);
    } else {
      this.scans.set(path, scan);
      this.#stale.add(path);
    }
  }

  unresolve(): void {
    this.#edges.clear();
    this.#importing.clear();
    for (const path of this.scans.keys()) {
      this.#stale.add(path);
    }
  }

  edgesOf(path: string): readonly Edge[] {
    this.#settle();
    return this.#edges.get(path) ?? [];
  }

  importing(path: string): Iterable<string> {
    this.#settle();
    return this.#importing.get(path) ?? [];
  }

  #settle(): void {
    for (const path of this.#stale) {
      const edges: Edge[] = [];
      for (const one of this.scans.get(path)?.specifiers ?? []) {
        const target = this.#resolve(path, one.specifier);
        if (target !== null && target !== path) {
          edges.push({ target, import: one });
          this.#link(target, path);
        }
      }
      this.#edges.set(path, edges);
    }
    this.#stale.clear();
  }

  #link(target: string, path: string): void {
    const files = this.#importing.get(target);
    if (files === undefined) {
      this.#importing.set(target, new Set([path]));
    } else {
      files.add(path);
    }
  }
}

/** Makes an index; `resolve` gives the file that a specifier leads to, or null where it leads out of the project. */
export function createImporters(resolve: Resolve): Importers {
  const graph = new Graph(resolve);
  const answers = new Map<string, readonly ImportingFile[]>();
  return {
    update(path, scan) {
      if (graph.scans.get(path) !== (scan ?? undefined)) {
        graph.set(path, scan);
        answers.clear();
      }
    },
    unresolve() {
      graph.unresolve();
      answers.clear();
    },
    scanOf: path => graph.scans.get(path),
    importersOf(path, name) {
      const key = `${path}\0${name ?? '='}`;
      const known = answers.get(key) ?? findImporters(graph, path, name ?? '=');
      answers.set(key, known);
      return known;
    },
    dependenciesOf: path => [...new Set(runtimeEdges(graph, path).map(edge => edge.target))],
    namedBy: path => graph.importing(path),
    dependentsOf: path =>
      [...graph.importing(path)]
        .filter(file => runtimeEdges(graph, file).some(edge => edge.target === path))
        .sort(),
  };
}

function runtimeEdges(graph: Graph, path: string): readonly Edge[] {
  return graph.edgesOf(path).filter(edge => !edge.import.typeOnly);
}

/** An export whose importers are still to be looked at. */
interface Asked {
  readonly path: string;
  readonly name: string;
  /** The name is that of something that holds what is looked for: a namespace, a module as a value. */
  readonly holder: 'itself' | 'namespace';
}

interface Search {
  readonly graph: Graph;
  readonly origin: string;
  readonly found: Map<string, ImportingFile>;
  readonly open: Asked[];
  readonly seen: Set<string>;
}

function findImporters(graph: Graph, origin: string, name: string): readonly ImportingFile[] {
  const search: Search = { graph, origin, found: new Map(), open: [], seen: new Set() };
  enqueue(search, { path: origin, name, holder: 'itself' });
  for (let next = search.open.pop(); next !== undefined; next = search.open.pop()) {
    for (const file of graph.importing(next.path)) {
      for (const edge of graph.edgesOf(file)) {
        if (edge.target === next.path) {
          visit(search, file, edge.import, next);
        }
      }
    }
  }
  return [...search.found.values()].sort(
    (a, b) => compareText(a.file, b.file) || compareText(keyOf(a), keyOf(b)),
  );
}

function enqueue(search: Search, asked: Asked): void {
  const key = `${asked.path}\0${asked.name}\0${asked.holder}`;
  if (!search.seen.has(key)) {
    search.seen.add(key);
    search.open.push(asked);
  }
}

/** Looks at one import by `file` of what is asked: what it binds of it, and under which names it hands it on. */
function visit(search: Search, file: string, one: ScannedImport, asked: Asked): void {
  const { path, name } = asked;
  const carries = carrierOf(search.graph.scans.get(path), name);
  const scan = search.graph.scans.get(file);
  const through = path === search.origin ? null : path;
  const holderOf = (imported: string): Asked['holder'] =>
    imported === name || name === '=' ? asked.holder : 'namespace';
  const handOn = (exported: string, holder: Asked['holder']): void => {
    enqueue(search, exported === '*' ? { ...asked, path: file } : { path: file, name: exported, holder });
  };
  for (const { imported, local, typeOnly } of one.names.filter(part => carries(part.imported))) {
    const holder = holderOf(imported);
    const [own, namespace] = holder === 'itself' ? [local, null] : [null, local];
    add(search, { file, imported, local: own, namespace, typeOnly, through });
    for (const exported of scan?.exports.filter(part => part.local === local) ?? []) {
      handOn(exported.exported, holder);
    }
  }
  for (const { imported, exported } of one.reexports.filter(part => carries(part.imported))) {
    if (exported !== '*' || name !== 'default' || one.kind !== 'reexport') {
      handOn(exported, holderOf(imported));
    }
  }
  if ((one.kind === 'require' || one.kind === 'dynamic') && one.names.length === 0) {
    add(search, { file, imported: '*', local: null, namespace: null, typeOnly: one.typeOnly, through });
    if (scan?.commonjs === true && one.reexports.length === 0) {
      handOn('*', asked.holder);
    }
  }
}

/** Tells which imported names can carry an export: its own, the namespace, and the default of a CommonJS module. */
function carrierOf(scan: Scan | undefined, name: string): (imported: string) => boolean {
  return imported =>
    imported === name ||
    imported === '*' ||
    name === '=' ||
    (imported === 'default' && scan?.commonjs === true);
}

function add(search: Search, importer: ImportingFile): void {
  const key = keyOf(importer);
  const known = search.found.get(key);
  if (known === undefined || (known.typeOnly && !importer.typeOnly)) {
    search.found.set(key, importer);
  }
}

function keyOf({ file, local, namespace }: ImportingFile): string {
  return `${file}\0${local ?? ''}\0${namespace ?? ''}`;
}
