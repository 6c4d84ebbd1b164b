import { addressKeys, mayMakeClient } from '../../catalog/inferred.ts';
import type { ScannedImport } from './model.ts';

/** `new Client(`, `new sdk.Client(`, `createClient(`, `sdk.createClient(`: the first name is the imported one. */
const making = /\bnew\s+([\w$]+)(?:\.([\w$]+))*\s*(?:<[^<>()]*>\s*)?\(|\b(?:([\w$]+)\.)?(create\w*)\s*\(/g;

/** One of the keys of an object, or an address. */
const keyed = new RegExp(`\\b(?:${[...addressKeys].join('|')})\\b\\s*[:,}]|['"\`][a-z][\\w+.-]*://`);

/** A value that is named like an address or a key. */
const named = /(?:api_?key|base_?url|endpoint|connection_?string|access_?token|api_?token|api_?url)\b/i;

/** How much of the arguments is looked at. */
const farthest = 240;

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
    const [, made, member, holder, create] = match;
    const root = made ?? holder ?? create ?? '';
    if (names.has(root) && mayMakeClient(member ?? create ?? root) && speaks(text, making.lastIndex)) {
      return true;
    }
  }
  return false;
}

function speaks(text: string, at: number): boolean {
  const given = text.slice(at, at + farthest);
  return keyed.test(given) || named.test(given);
}
