import type { ExportedLocal, ScannedImport } from './model.ts';

/** V8 copies shorter pieces; a longer one is a view that keeps the whole text in memory. */
const shortestView = 13;
const mostKept = 50_000;

/** Gives a piece of a text as a text of its own. */
export type Detach = (piece: string) => string;

/**
 * Makes a function that lets pieces go of the texts they were cut from, so that the texts of a project can be dropped after a look
 * at them. Equal pieces become one.
 */
export function createDetach(): Detach {
  const kept = new Map<string, string>();
  return piece => {
    if (piece.length < shortestView) {
      return piece;
    }
    let own = kept.get(piece);
    if (own === undefined) {
      own = copyOf(piece);
      if (kept.size >= mostKept) {
        kept.clear();
      }
      kept.set(own, own);
    }
    return own;
  };
}

/** The name of a property is stored by itself. */
function copyOf(piece: string): string {
  const names = Object.create(null) as Record<string, true>;
  names[piece] = true;
  return Object.keys(names)[0] ?? piece;
}

export function detachedImport(one: ScannedImport, detach: Detach): ScannedImport {
  return {
    specifier: detach(one.specifier),
    kind: one.kind,
    typeOnly: one.typeOnly,
    names: one.names.map(({ imported, local, typeOnly }) => {
      const name = detach(imported);
      return { imported: name, local: local === imported ? name : detach(local), typeOnly };
    }),
    reexports: one.reexports.map(({ imported, exported }) => {
      const name = detach(imported);
      return { imported: name, exported: exported === imported ? name : detach(exported) };
    }),
  };
}

export function detachedExport({ local, exported }: ExportedLocal, detach: Detach): ExportedLocal {
  return { local: detach(local), exported: detach(exported) };
}
