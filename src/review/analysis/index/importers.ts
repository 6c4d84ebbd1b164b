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
  /** By a look at the texts: whether a file, or one that it exports all of, exports a name. */
  exportsName(path: string, name: string): boolean;
}

type Resolve = (from: string, specifier: string) => string | null;

interface Edge {
  readonly from: string;
  readonly target: string;
  readonly import: ScannedImport;
}

/** The edges that lead to a file. */
interface Incoming {
  readonly files: Set<string>;
  /** By what they import or export again: a name, `default`, `*`, or `''` where that is not told. */
  readonly byName: Map<string, Set<Edge>>;
}

/** The edges between files. Those of a file that changed are made anew when somebody asks. */
class Graph {
  readonly scans = new Map<string, Scan>();
  readonly #edges = new Map<string, readonly Edge[]>();
  readonly #dependencies = new Map<string, readonly string[]>();
  readonly #incoming = new Map<string, Incoming>();
  readonly #stale = new Set<string>();
  readonly #resolve: Resolve;

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  set(path: string, scan: Scan | null): void {
    for (const edge of this.#edges.get(path) ?? []) {
      this.#unlink(edge);
    }
    this.#edges.delete(path);
    this.#dependencies.delete(path);
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
    this.#dependencies.clear();
    this.#incoming.clear();
    for (const path of this.scans.keys()) {
      this.#stale.add(path);
    }
  }

  edgesOf(path: string): readonly Edge[] {
    this.#settle();
    return this.#edges.get(path) ?? [];
  }

  /** The files that a file imports at run time. */
  dependencies(path: string): readonly string[] {
    this.#settle();
    let known = this.#dependencies.get(path);
    if (known === undefined) {
      known = [
        ...new Set(
          this.edgesOf(path)
            .filter(edge => !edge.import.typeOnly)
            .map(edge => edge.target),
        ),
      ];
      this.#dependencies.set(path, known);
    }
    return known;
  }

  importing(path: string): Iterable<string> {
    this.#settle();
    return this.#incoming.get(path)?.files ?? [];
  }

  /** The edges to a file that may carry one of the names; null: all of them. */
  edgesTo(path: string, names: readonly string[] | null): ReadonlySet<Edge> {
    this.#settle();
    const byName = this.#incoming.get(path)?.byName ?? new Map<string, Set<Edge>>();
    return new Set([...(names ?? byName.keys())].flatMap(name => [...(byName.get(name) ?? [])]));
  }

  #settle(): void {
    for (const path of this.#stale) {
      const edges: Edge[] = [];
      for (const one of this.scans.get(path)?.specifiers ?? []) {
        const target = this.#resolve(path, one.specifier);
        if (target !== null && target !== path) {
          const edge = { from: path, target, import: one };
          edges.push(edge);
          this.#link(edge);
        }
      }
      this.#edges.set(path, edges);
    }
    this.#stale.clear();
  }

  #link(edge: Edge): void {
    let known = this.#incoming.get(edge.target);
    if (known === undefined) {
      known = { files: new Set(), byName: new Map() };
      this.#incoming.set(edge.target, known);
    }
    known.files.add(edge.from);
    for (const name of namesOf(edge.import)) {
      const edges = known.byName.get(name);
      if (edges === undefined) {
        known.byName.set(name, new Set([edge]));
      } else {
        edges.add(edge);
      }
    }
  }

  /** All edges of a file go at once. */
  #unlink(edge: Edge): void {
    const known = this.#incoming.get(edge.target);
    known?.files.delete(edge.from);
    for (const name of namesOf(edge.import)) {
      known?.byName.get(name)?.delete(edge);
    }
  }
}

function namesOf({ names, reexports }: ScannedImport): ReadonlySet<string> {
  const imported = new Set([...names, ...reexports].map(each => each.imported));
  return imported.size === 0 ? untold : imported;
}

const untold: ReadonlySet<string> = new Set(['']);

/** Makes an index; `resolve` gives the file that a specifier leads to, or null where it leads out of the project. */
export function createImporters(resolve: Resolve): Importers {
  const graph = new Graph(resolve);
  const answers = new Map<string, readonly ImportingFile[]>();
  const exported = new Map<string, ReadonlySet<string>>();
  const forget = (): void => {
    answers.clear();
    exported.clear();
  };
  return {
    update(path, scan) {
      if (graph.scans.get(path) !== (scan ?? undefined)) {
        graph.set(path, scan);
        forget();
      }
    },
    unresolve() {
      graph.unresolve();
      forget();
    },
    scanOf: path => graph.scans.get(path),
    importersOf(path, name) {
      const key = `${path}\0${name ?? '='}`;
      const known = answers.get(key) ?? findImporters(graph, path, name ?? '=');
      answers.set(key, known);
      return known;
    },
    dependenciesOf: path => graph.dependencies(path),
    namedBy: path => graph.importing(path),
    dependentsOf: path =>
      [...graph.importing(path)].filter(file => graph.dependencies(file).includes(path)).sort(),
    exportsName(path, name) {
      const known = exported.get(path) ?? exportedNames(graph, path);
      exported.set(path, known);
      return known.has(name);
    },
  };
}

/** The names that a file, or one that it exports all of, exports. */
function exportedNames(graph: Graph, path: string): ReadonlySet<string> {
  const names = new Set<string>();
  const files = new Set([path]);
  for (const file of files) {
    const { declared = [], exports = [] } = graph.scans.get(file) ?? {};
    const reexports = graph.scans.get(file)?.specifiers.flatMap(one => one.reexports) ?? [];
    for (const name of [...declared, ...[...exports, ...reexports].map(each => each.exported)]) {
      names.add(name);
    }
    for (const edge of graph.edgesOf(file)) {
      if (edge.import.reexports.some(each => each.exported === '*')) {
        files.add(edge.target);
      }
    }
  }
  names.delete('*');
  return names;
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
    for (const edge of graph.edgesTo(next.path, bearersOf(graph.scans.get(next.path), next.name))) {
      visit(search, edge.from, edge.import, next);
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
  const bearers = bearersOf(search.graph.scans.get(path), name);
  const carries = (imported: string): boolean => bearers?.includes(imported) !== false;
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

/** The imported names that can carry an export: its own, the namespace, and the default of a CommonJS module; null: all of them. */
function bearersOf(scan: Scan | undefined, name: string): readonly string[] | null {
  return name === '=' ? null : [name, '*', '', ...(scan?.commonjs === true ? ['default'] : [])];
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
