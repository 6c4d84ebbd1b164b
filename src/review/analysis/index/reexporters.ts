import type { Importers } from './importers.ts';

type Resolve = (from: string, specifier: string) => { readonly kind: string; readonly path?: string };

/** The files that export again what a file exports under a name, directly or through each other. `*`: any name. */
export function reexportersOf(
  importers: Importers,
  resolve: Resolve,
  path: string,
  name: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [{ path, name }];
  const seen = new Set<string>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const key = `${next.path}\0${next.name}`;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    for (const dependent of importers.namedBy(next.path)) {
      for (const exported of exportedAgain(importers, resolve, dependent, next)) {
        found.add(dependent);
        queue.push({ path: dependent, name: exported });
      }
    }
  }
  return found;
}

function exportedAgain(
  importers: Importers,
  resolve: Resolve,
  file: string,
  of: { path: string; name: string },
): string[] {
  const specifiers = importers.scanOf(file)?.specifiers ?? [];
  return specifiers
    .filter(
      specifier => specifier.reexports.length > 0 && resolve(file, specifier.specifier).path === of.path,
    )
    .flatMap(specifier => specifier.reexports)
    .filter(each => each.imported === '*' || of.name === '*' || each.imported === of.name)
    .map(each => (each.exported === '*' ? of.name : each.exported));
}
