import { addressKeys } from '../../catalog/inferred.ts';
import type { ScannedImport } from './model.ts';

/** `new Client(`, `new sdk.Client(`, `createClient(`, `sdk.createClient(`: the first name is the imported one. */
const making = /\bnew\s+([\w$]+)[\w$.]*\s*(?:<[^<>()]*>\s*)?\(|\b(?:([\w$]+)\.)?(create\w*)\s*\(/g;

/** What speaks for a client among the first arguments: one of the keys, a name that ends like one, an address. */
const telling = new RegExp(
  `\\b(?:${[...addressKeys].join('|')})\\b\\s*[:,}]|(?:api_?key|base_?url|endpoint|connection_?string|token|api_?url)\\b|['"\`][a-z][\\w+.-]*://`,
  'i',
);

/** How much of the arguments is looked at. */
const farthest = 300;

/** What is no package, or one that everybody knows: paths, aliases, modules of the platform. */
const inside = /^(?:[./~#]|@\/|node:)/;

/**
 * True where a text makes an object of a foreign package from what may be an address or a key. It may see too much (that costs a
 * parse), and nothing where the object is made under another name than the imported one.
 */
export function makesClient(text: string, specifiers: readonly ScannedImport[]): boolean {
  const names = new Set(
    specifiers.flatMap(({ specifier, typeOnly, names: bound }) =>
      typeOnly || inside.test(specifier) ? [] : bound.flatMap(each => (each.typeOnly ? [] : each.local)),
    ),
  );
  if (names.size === 0) {
    return false;
  }
  making.lastIndex = 0;
  for (let match = making.exec(text); match !== null; match = making.exec(text)) {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (names.has(name) && telling.test(text.slice(making.lastIndex, making.lastIndex + farthest))) {
      return true;
    }
  }
  return false;
}
