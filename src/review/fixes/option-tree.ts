import type { Style } from './style.ts';

/** Options to set, nested as they will stand: a leaf is an expression, with `$signal` where a signal belongs. */
export interface OptionTree {
  readonly entries: readonly (readonly [string, string | OptionTree])[];
}

/** Makes a tree of dotted paths; paths with the same beginning share a branch. A path in brackets or with other signs is one key. */
export function treeOf(set: Readonly<Record<string, string>>): OptionTree {
  const branches = new Map<string, string | Record<string, string>>();
  for (const [path, expression] of Object.entries(set)) {
    const dot = path.indexOf('.');
    if (dot < 0) {
      branches.set(path, expression);
      continue;
    }
    const head = path.slice(0, dot);
    const known = branches.get(head);
    const branch = typeof known === 'object' ? known : {};
    branch[path.slice(dot + 1)] = expression;
    branches.set(head, branch);
  }
  return {
    entries: [...branches].map(
      ([key, branch]) => [key, typeof branch === 'string' ? branch : treeOf(branch)] as const,
    ),
  };
}

/** The first path and expression of a tree: what a title names. */
export function firstLeaf(tree: OptionTree): { readonly path: string; readonly expression: string } {
  const [key, branch] = tree.entries[0] ?? ['', ''];
  if (typeof branch === 'string') {
    return { path: key, expression: branch };
  }
  const inner = firstLeaf(branch);
  return { path: `${key}.${inner.path}`, expression: inner.expression };
}

/** Above this width a nested object is broken over several lines; the narrowest of the usual limits is 80. */
const width = 100;

/** One property, `key: expression`; objects in it go on lines of their own where the line would be too long. */
export function printProperty(
  key: string,
  branch: string | OptionTree,
  style: Style,
  indent: string,
  quoted: boolean,
): string {
  const name =
    quoted || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? style.quote + key + style.quote : key;
  if (typeof branch === 'string') {
    return branch === key && name === key ? key : `${name}: ${branch}`;
  }
  return `${name}: ${printTree(branch, style, indent, name.length + 2)}`;
}

/** The tree as an object literal. `column`: how far behind its indentation it begins. */
export function printTree(tree: OptionTree, style: Style, indent: string, column: number): string {
  const inner = indent + style.indent;
  const flat = `{ ${tree.entries.map(([key, branch]) => printProperty(key, branch, style, inner, false)).join(', ')} }`;
  if (!/[\r\n]/.test(flat) && indent.length + column + flat.length <= width) {
    return flat;
  }
  const lines = tree.entries.map(
    ([key, branch]) => `${inner}${printProperty(key, branch, style, inner, false)},`,
  );
  return ['{', ...lines, `${indent}}`].join(style.eol);
}
