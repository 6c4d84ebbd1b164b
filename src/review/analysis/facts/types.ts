import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { BindingId, TypeFact, TypeId } from './model.ts';
import type { Reader } from './reader.ts';
import { keyOf, textOf, valueOf } from './values.ts';

/** Reads a type annotation as syntax: enough to tell that `http: AxiosInstance` is a client. */
export function typeOf(reader: Reader, node: ES.TypeNode): TypeId {
  return reader.tables.type(factOf(reader, node));
}

export function annotationOf(reader: Reader, node: ES.TSTypeAnnotation | undefined): TypeId | null {
  return node === undefined ? null : typeOf(reader, node.typeAnnotation);
}

function factOf(reader: Reader, node: ES.TypeNode): TypeFact {
  switch (node.type) {
    case T.TSTypeReference:
      return named(reader, node.typeName, node.typeArguments?.params ?? []);
    case T.TSTypeQuery:
      return queryOf(reader, node);
    case T.TSUnionType:
      return { kind: 'union', arms: node.types.map(arm => typeOf(reader, arm)) };
    case T.TSIntersectionType:
      return { kind: 'intersection', arms: node.types.map(arm => typeOf(reader, arm)) };
    case T.TSTypeLiteral:
      return { kind: 'members', members: membersOf(reader, node.members) };
    case T.TSArrayType:
      return { kind: 'array', element: typeOf(reader, node.elementType) };
    case T.TSTypeOperator:
      return node.operator === 'readonly' && node.typeAnnotation !== undefined
        ? factOf(reader, node.typeAnnotation)
        : { kind: 'other' };
    case T.TSFunctionType:
      return { kind: 'function', returns: annotationOf(reader, node.returnType) };
    case T.TSConstructorType:
      return { kind: 'function', returns: null };
    case T.TSImportType:
      return importedType(node);
    case T.TSStringKeyword:
    case T.TSNumberKeyword:
    case T.TSBooleanKeyword:
    case T.TSNullKeyword:
    case T.TSUndefinedKeyword:
    case T.TSVoidKeyword:
    case T.TSAnyKeyword:
    case T.TSUnknownKeyword:
    case T.TSNeverKeyword:
      return { kind: 'keyword', name: keyword(node.type) };
    default:
      return { kind: 'other' };
  }
}

/** `TSStringKeyword` → `string`. */
function keyword(type: string): string {
  return type.slice(2, -'Keyword'.length).toLowerCase();
}

function named(reader: Reader, name: ES.EntityName, args: readonly ES.TypeNode[]): TypeFact {
  const { root, path } = entityPath(name);
  if (root === null) {
    return { kind: 'other' };
  }
  const binding: BindingId | null = reader.scopes.bindingOf(root);
  return { kind: 'name', name: root.name, path, binding, args: args.map(arg => typeOf(reader, arg)) };
}

function entityPath(name: ES.EntityName): { root: ES.Identifier | null; path: string[] } {
  const path: string[] = [];
  let at: ES.EntityName = name;
  while (at.type === T.TSQualifiedName) {
    path.unshift(at.right.name);
    at = at.left;
  }
  return { root: at.type === T.Identifier ? at : null, path };
}

function queryOf(reader: Reader, node: ES.TSTypeQuery): TypeFact {
  if (node.exprName.type === T.TSImportType) {
    return importedType(node.exprName);
  }
  const { root, path } = entityPath(node.exprName);
  if (root === null) {
    return { kind: 'other' };
  }
  let value = valueOf(reader, root);
  for (const property of path) {
    value = reader.tables.value(
      { start: node.range[0], end: node.range[1] },
      { kind: 'member', object: value, property, computed: null },
    );
  }
  return { kind: 'typeof', value };
}

function importedType(node: ES.TSImportType): TypeFact {
  const specifier = textOf(node.source);
  if (specifier === null) {
    return { kind: 'other' };
  }
  const { root, path } = node.qualifier === null ? { root: null, path: [] } : entityPath(node.qualifier);
  return { kind: 'imported', specifier, path: root === null ? [] : [root.name, ...path] };
}

export function membersOf(reader: Reader, members: readonly ES.TypeElement[]): Record<string, TypeId> {
  const result = new Map<string, TypeId>();
  for (const member of members) {
    if (member.type !== T.TSPropertySignature && member.type !== T.TSMethodSignature) {
      continue;
    }
    const key = keyOf(member);
    if (key !== null && member.type === T.TSMethodSignature) {
      result.set(
        key,
        reader.tables.type({ kind: 'function', returns: annotationOf(reader, member.returnType) }),
      );
    } else if (key !== null && member.type === T.TSPropertySignature && member.typeAnnotation !== undefined) {
      result.set(key, typeOf(reader, member.typeAnnotation.typeAnnotation));
    }
  }
  return Object.fromEntries(result);
}

/** Keeps what an interface or alias at any level of the file says of its members. */
export function declareType(
  reader: Reader,
  node: ES.TSInterfaceDeclaration | ES.TSTypeAliasDeclaration,
): void {
  if (node.type === T.TSTypeAliasDeclaration) {
    reader.tables.declared.set(node.id.name, { type: typeOf(reader, node.typeAnnotation), extends: [] });
    return;
  }
  const bases = node.extends.flatMap(base =>
    base.expression.type === T.Identifier ? [typeOfBase(reader, base.expression)] : [],
  );
  const type = reader.tables.type({ kind: 'members', members: membersOf(reader, node.body.body) });
  reader.tables.declared.set(node.id.name, { type, extends: bases });
}

function typeOfBase(reader: Reader, name: ES.Identifier): TypeId {
  return reader.tables.type({
    kind: 'name',
    name: name.name,
    path: [],
    binding: reader.scopes.bindingOf(name),
    args: [],
  });
}
