import path from 'node:path';
import { roomOf, rooms } from './rooms.mjs';

/** The one module that may load the TypeScript compiler, and that is itself imported dynamically, so that nobody waits for it. */
const parserChunk = 'src/node/estree.ts';

/** Packages that load the TypeScript compiler. */
const parserPackages = /^(typescript|@typescript-eslint\/(typescript-estree|parser))(\/|$)/;

/** @typedef {{ specifier: string, kind: 'type' | 'static' | 'dynamic' }} Import */

/**
 * Says what is wrong with an import.
 *
 * @param {string} file Posix path from the root of the project.
 * @param {Import} imported
 * @returns {string | null} One sentence; null when the import is allowed.
 */
export function complaint(file, imported) {
  const room = roomOf(file);
  if (room === null) {
    return null;
  }
  return imported.specifier.startsWith('.')
    ? aboutRoom(room, file, imported)
    : aboutPackage(room, file, imported);
}

/**
 * @param {string} room
 * @param {string} file
 * @param {Import} imported
 */
function aboutRoom(room, file, { specifier, kind }) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const other = roomOf(target);
  const { imports = [], types = [] } = rooms[room] ?? {};
  if (other === null) {
    return `${target} is in no room; ${room} may import from rooms only.`;
  }
  if (target === parserChunk && kind === 'static') {
    return `${target} loads the TypeScript compiler; import it dynamically.`;
  }
  if (other === room || imports.includes(other)) {
    return null;
  }
  if (types.includes(other)) {
    return kind === 'type' ? null : `${room} may import only types of ${other}.`;
  }
  return `${room} may not import ${other}; it may import ${[...imports, ...types].join(', ') || 'nothing'}.`;
}

/**
 * @param {string} room
 * @param {string} file
 * @param {Import} imported
 */
function aboutPackage(room, file, { specifier, kind }) {
  if (specifier === 'vscode') {
    return room === 'src/extension' ? null : 'Only src/extension may import vscode.';
  }
  if (specifier.startsWith('node:')) {
    const { node } = rooms[room] ?? { node: 'none' };
    const entry = path.posix.basename(file).startsWith('node-');
    return node === 'all' || (node === 'entry' && entry) ? null : `${file} may not import ${specifier}.`;
  }
  if (parserPackages.test(specifier) && kind !== 'type' && file !== parserChunk) {
    return `${specifier} loads the TypeScript compiler; only ${parserChunk} may import it.`;
  }
  return null;
}

/**
 * The rule `faultline/boundaries`: rooms import only what the table allows.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const boundaries = {
  meta: {
    type: 'problem',
    schema: [],
    docs: { description: 'Rooms import only what the table of rooms allows.' },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).replaceAll(path.sep, '/');
    /**
     * @param {unknown} source
     * @param {Import['kind']} kind
     */
    const check = (source, kind) => {
      const node = /** @type {{ value?: unknown } & import('estree').Node | null | undefined} */ (source);
      const message =
        typeof node?.value === 'string' ? complaint(file, { specifier: node.value, kind }) : null;
      if (node && message !== null) {
        context.report({ node, message });
      }
    };
    return {
      ImportDeclaration: node => {
        check(node.source, importKind(node));
      },
      ExportAllDeclaration: node => {
        check(node.source, importKind(node));
      },
      ExportNamedDeclaration: node => {
        check(node.source, importKind(node));
      },
      ImportExpression: node => {
        check(node.source, 'dynamic');
      },
      TSImportType: (/** @type {{ source: unknown }} */ node) => {
        check(node.source, 'type');
      },
    };
  },
};

/**
 * @param {object} node An import or export declaration of typescript-estree.
 * @returns {Import['kind']}
 */
function importKind(node) {
  const { importKind: imported, exportKind: exported } =
    /** @type {{ importKind?: string, exportKind?: string }} */ (node);
  return imported === 'type' || exported === 'type' ? 'type' : 'static';
}
