import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { declareParameters } from './scope-declarations.ts';
import { type Scope, type ScopeNames, meaning } from './scope-names.ts';
import { scan } from './scope-scan.ts';

type Scan<N extends ES.Node = ES.Node> = (names: ScopeNames, node: N) => void;

/** Finds what a type declares (its parameters) and which names it uses: as types, and after `typeof` as values. */
export function scanType(names: ScopeNames, node: ES.Node): void {
  ((scans[node.type] as Scan | undefined) ?? scanChildren)(names, node);
}

export function scanTypeMaybe(names: ScopeNames, node: ES.Node | null | undefined): void {
  if (node !== null && node !== undefined) {
    scanType(names, node);
  }
}

function scanTypes(names: ScopeNames, nodes: readonly (ES.Node | null)[]): void {
  for (const node of nodes) {
    scanTypeMaybe(names, node);
  }
}

function scanChildren(names: ScopeNames, node: ES.Node): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (
      node as unknown as Readonly<Record<string, ES.Node | readonly (ES.Node | null)[] | null | undefined>>
    )[key];
    if (Array.isArray(child)) {
      scanTypes(names, child as readonly (ES.Node | null)[]);
    } else {
      scanTypeMaybe(names, child as ES.Node | null | undefined);
    }
  }
}

export function scanInterface(names: ScopeNames, node: ES.TSInterfaceDeclaration): void {
  names.declare(node.id, 'let', meaning.type);
  names.open('block');
  scanTypeMaybe(names, node.typeParameters);
  scanTypes(names, node.extends);
  scanTypes(names, node.body.body);
  names.close();
}

export function scanAlias(names: ScopeNames, node: ES.TSTypeAliasDeclaration): void {
  names.declare(node.id, 'let', meaning.type);
  names.open('block');
  scanTypeMaybe(names, node.typeParameters);
  scanType(names, node.typeAnnotation);
  names.close();
}

type Signature =
  | ES.TSFunctionType
  | ES.TSConstructorType
  | ES.TSCallSignatureDeclaration
  | ES.TSConstructSignatureDeclaration
  | ES.TSMethodSignature;

/** The parameters of a type of functions are names in it: `(value: unknown) => value is string`. */
function scanSignature(names: ScopeNames, node: Signature): void {
  names.open('inner-type');
  scanTypeMaybe(names, node.typeParameters);
  declareParameters(names, node.params);
  scanTypeMaybe(names, node.returnType);
  names.close();
}

function scanMapped(names: ScopeNames, node: ES.TSMappedType): void {
  names.open('inner-type');
  names.declare(node.key, 'let', meaning.type);
  scanType(names, node.constraint);
  scanTypeMaybe(names, node.nameType);
  scanTypeMaybe(names, node.typeAnnotation);
  names.close();
}

/** What `infer` declares is seen in the condition and where it holds. */
function scanConditional(names: ScopeNames, node: ES.TSConditionalType): void {
  names.open('conditional-type');
  scanType(names, node.checkType);
  scanType(names, node.extendsType);
  scanType(names, node.trueType);
  names.close();
  scanType(names, node.falseType);
}

function scanInfer(names: ScopeNames, { typeParameter }: ES.TSInferType): void {
  names.declare(typeParameter.name, 'let', meaning.type, scopeOfInfer(names.scope));
  scanTypeMaybe(names, typeParameter.constraint);
}

function scopeOfInfer(scope: Scope): Scope {
  let at: Scope | null = scope;
  while (at?.kind === 'inner-type') {
    at = at.outer;
  }
  return at?.kind === 'conditional-type' ? at : scope;
}

function scanQuery(names: ScopeNames, node: ES.TSTypeQuery): void {
  let root: ES.EntityName | ES.TSImportType = node.exprName;
  while (root.type === T.TSQualifiedName) {
    root = root.left;
  }
  if (root.type === T.Identifier) {
    names.use(root, meaning.value);
  } else {
    scanType(names, root);
  }
  scanTypeMaybe(names, node.typeArguments);
}

/** By the type of a node: how it is scanned; the rest is scanned by its children. */
const scans: { readonly [K in T]?: Scan<Extract<ES.Node, { type: K }>> } = {
  [T.Identifier]: (names, node) => {
    names.use(node, meaning.type);
  },
  [T.TSTypeAnnotation]: (names, node) => {
    scanType(names, node.typeAnnotation);
  },
  [T.TSTypeReference]: (names, node) => {
    scanType(names, node.typeName);
    scanTypeMaybe(names, node.typeArguments);
  },
  [T.TSTypeParameterInstantiation]: (names, node) => {
    scanTypes(names, node.params);
  },
  [T.TSTypeLiteral]: (names, node) => {
    scanTypes(names, node.members);
  },
  [T.TSTypeParameter]: (names, node) => {
    names.declare(node.name, 'let', meaning.type);
    scanTypeMaybe(names, node.constraint);
    scanTypeMaybe(names, node.default);
  },
  [T.TSQualifiedName]: (names, node) => {
    scanType(names, node.left);
  },
  [T.MemberExpression]: (names, node) => {
    scanType(names, node.object);
  },
  [T.TSPropertySignature]: (names, node) => {
    if (node.computed) {
      scan(names, node.key);
    }
    scanTypeMaybe(names, node.typeAnnotation);
  },
  [T.TSMethodSignature]: (names, node) => {
    if (node.computed) {
      scan(names, node.key);
    }
    scanSignature(names, node);
  },
  [T.TSFunctionType]: scanSignature,
  [T.TSConstructorType]: scanSignature,
  [T.TSCallSignatureDeclaration]: scanSignature,
  [T.TSConstructSignatureDeclaration]: scanSignature,
  [T.TSMappedType]: scanMapped,
  [T.TSConditionalType]: scanConditional,
  [T.TSInferType]: scanInfer,
  [T.TSTypeQuery]: scanQuery,
  [T.TSImportType]: (names, node) => {
    scanTypeMaybe(names, node.typeArguments);
  },
  [T.TSNamedTupleMember]: (names, node) => {
    scanType(names, node.elementType);
  },
  [T.TSIndexSignature]: (names, node) => {
    for (const parameter of node.parameters) {
      if (parameter.type === T.Identifier) {
        scanTypeMaybe(names, parameter.typeAnnotation);
      }
    }
    scanTypeMaybe(names, node.typeAnnotation);
  },
  [T.TSTypePredicate]: (names, node) => {
    if (node.parameterName.type === T.Identifier) {
      names.use(node.parameterName, meaning.value);
    }
    scanTypeMaybe(names, node.typeAnnotation);
  },
};
