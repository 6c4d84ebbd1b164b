import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { ValueId } from './model.ts';
import { type Reader, spanOfNode } from './reader.ts';
import { requiredSpecifier, valueOf } from './values.ts';

/** Binds the names of an import statement. */
export function readImport(reader: Reader, node: ES.ImportDeclaration): void {
  const specifier = node.source.value;
  for (const part of node.specifiers) {
    const id = reader.scopes.bindingOf(part.local);
    if (id === null) {
      continue;
    }
    const binding = reader.binding(id);
    binding.typeOnly =
      node.importKind === 'type' || (part.type === T.ImportSpecifier && part.importKind === 'type');
    const shape =
      part.type === T.ImportNamespaceSpecifier
        ? ({ kind: 'module', specifier, load: 'import' } as const)
        : ({
            kind: 'imported',
            specifier,
            name: part.type === T.ImportDefaultSpecifier ? 'default' : nameOf(part.imported),
          } as const);
    binding.values.push(reader.tables.value(spanOfNode(part), shape));
  }
}

/** `import x = require('x')` and `import x = ns.y`. */
export function readImportEquals(reader: Reader, node: ES.TSImportEqualsDeclaration): void {
  const id = reader.scopes.bindingOf(node.id);
  if (id === null || node.moduleReference.type !== T.TSExternalModuleReference) {
    return;
  }
  const { expression } = node.moduleReference;
  if (typeof expression.value === 'string') {
    reader.binding(id).values.push(
      reader.tables.value(spanOfNode(node), {
        kind: 'module',
        specifier: expression.value,
        load: 'require',
      }),
    );
  }
}

function nameOf(node: ES.Identifier | ES.StringLiteral): string {
  return node.type === T.Identifier ? node.name : node.value;
}

export function readNamedExport(reader: Reader, node: ES.ExportNamedDeclaration): void {
  for (const part of node.specifiers) {
    const name = nameOf(part.exported);
    if (node.source === null) {
      exportValue(reader, name, valueOf(reader, part.local), part);
    } else {
      reader.tables.exports.push({
        kind: 'from',
        name,
        specifier: node.source.value,
        imported: nameOf(part.local),
      });
    }
  }
  if (node.declaration !== null) {
    exportDeclaration(reader, node.declaration);
  }
}

function exportDeclaration(reader: Reader, declaration: ES.NamedExportDeclarations): void {
  if (declaration.type === T.VariableDeclaration) {
    for (const name of declaration.declarations.flatMap(part => namesOf(part.id))) {
      exportValue(reader, name.name, valueOf(reader, name), name);
    }
  } else if (
    (declaration.type === T.FunctionDeclaration || declaration.type === T.ClassDeclaration) &&
    declaration.id !== null
  ) {
    exportValue(reader, declaration.id.name, valueOf(reader, declaration), declaration);
  }
}

function namesOf(pattern: ES.Node): ES.Identifier[] {
  switch (pattern.type) {
    case T.Identifier:
      return [pattern];
    case T.AssignmentPattern:
      return namesOf(pattern.left);
    case T.RestElement:
      return namesOf(pattern.argument);
    case T.ObjectPattern:
      return pattern.properties.flatMap(property =>
        namesOf(property.type === T.RestElement ? property : property.value),
      );
    case T.ArrayPattern:
      return pattern.elements.flatMap(element => (element === null ? [] : namesOf(element)));
    default:
      return [];
  }
}

export function readDefaultExport(reader: Reader, node: ES.ExportDefaultDeclaration): void {
  exportValue(reader, 'default', valueOf(reader, node.declaration), node);
}

export function readStarExport(reader: Reader, node: ES.ExportAllDeclaration): void {
  const specifier = node.source.value;
  reader.tables.exports.push(
    node.exported === null
      ? { kind: 'star', specifier }
      : { kind: 'namespace', name: nameOf(node.exported), specifier },
  );
}

/** `module.exports = …`, `module.exports.x = …`, `exports.x = …`. */
export function readCommonJsExport(reader: Reader, node: ES.AssignmentExpression): void {
  const name = node.left.type === T.MemberExpression ? exportedName(reader, node.left) : null;
  if (name === null) {
    return;
  }
  const specifier = requiredSpecifier(reader, node.right);
  if (name === '=' && specifier !== null) {
    reader.tables.exports.push({ kind: 'star', specifier });
  }
  exportValue(reader, name, valueOf(reader, node.right), node);
}

/** `=` for `module.exports`, the name for a member of it; null: no export. */
function exportedName(reader: Reader, node: ES.MemberExpression): string | null {
  const path = plainPath(node);
  if (path === null || reader.scopes.bindingOf(path.root) !== null) {
    return null;
  }
  const [first, second, third] = [path.root.name, ...path.names];
  if (first === 'module' && second === 'exports') {
    return path.names.length === 1 ? '=' : path.names.length === 2 ? (third ?? null) : null;
  }
  return first === 'exports' && path.names.length === 1 ? (second ?? null) : null;
}

function plainPath(node: ES.MemberExpression): { root: ES.Identifier; names: string[] } | null {
  const names: string[] = [];
  let at: ES.Node = node;
  while (at.type === T.MemberExpression) {
    if (at.computed || at.property.type !== T.Identifier) {
      return null;
    }
    names.unshift(at.property.name);
    at = at.object;
  }
  return at.type === T.Identifier ? { root: at, names } : null;
}

function exportValue(reader: Reader, name: string, value: ValueId, node: ES.Node): void {
  reader.tables.exports.push({ kind: 'value', name, value, span: spanOfNode(node) });
}
