import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import {
  scanBlock,
  scanCatch,
  scanClass,
  scanEnum,
  scanFor,
  scanForEach,
  scanFunction,
  scanImport,
  scanImportEquals,
  scanModule,
  scanStaticBlock,
  scanSwitch,
  scanVariables,
} from './scope-declarations.ts';
import { type ScopeNames, meaning } from './scope-names.ts';
import { scanAlias, scanInterface, scanType } from './scope-types.ts';

type Scan<N extends ES.Node = ES.Node> = (names: ScopeNames, node: N) => void;

/** Finds what a node declares and which names it uses. */
export function scan(names: ScopeNames, node: ES.Node): void {
  ((scans[node.type] as Scan | undefined) ?? scanChildren)(names, node);
}

export function scanMaybe(names: ScopeNames, node: ES.Node | null | undefined): void {
  if (node !== null && node !== undefined) {
    scan(names, node);
  }
}

export function scanAll(names: ScopeNames, nodes: readonly (ES.Node | null)[]): void {
  for (const node of nodes) {
    if (node !== null) {
      scan(names, node);
    }
  }
}

/** What every kind of node does of which its type tells nothing: all that it holds, in order. */
function scanChildren(names: ScopeNames, node: ES.Node): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (
      node as unknown as Readonly<Record<string, ES.Node | readonly (ES.Node | null)[] | null | undefined>>
    )[key];
    if (Array.isArray(child)) {
      scanAll(names, child as readonly (ES.Node | null)[]);
    } else {
      scanMaybe(names, child as ES.Node | null | undefined);
    }
  }
}

function scanNothing(): void {
  // Neither declares nor uses a name.
}

function scanCall(names: ScopeNames, node: ES.CallExpression | ES.NewExpression): void {
  scan(names, node.callee);
  scanAll(names, node.arguments);
  if (node.typeArguments !== undefined) {
    scanType(names, node.typeArguments);
  }
}

function scanSides(names: ScopeNames, node: { readonly left: ES.Node; readonly right: ES.Node }): void {
  scan(names, node.left);
  scan(names, node.right);
}

function scanAsserted(
  names: ScopeNames,
  node: ES.TSAsExpression | ES.TSSatisfiesExpression | ES.TSTypeAssertion,
): void {
  scan(names, node.expression);
  scanType(names, node.typeAnnotation);
}

function scanArgument(names: ScopeNames, node: { readonly argument: ES.Node | null }): void {
  scanMaybe(names, node.argument);
}

function scanExpression(names: ScopeNames, node: { readonly expression: ES.Node }): void {
  scan(names, node.expression);
}

/** `export { a as b }`, which may mean a type; with a source the names are those of the other file. */
function scanNamedExport(names: ScopeNames, node: ES.ExportNamedDeclaration): void {
  scanMaybe(names, node.declaration);
  if (node.source !== null) {
    return;
  }
  for (const { local, exportKind } of node.specifiers) {
    const typeOnly = node.exportKind === 'type' || exportKind === 'type';
    names.use(local, typeOnly ? meaning.type : meaning.either);
  }
}

function scanExported(names: ScopeNames, node: ES.Node): void {
  if (node.type === T.Identifier) {
    names.use(node, meaning.either);
  } else {
    scan(names, node);
  }
}

/** `<Button>` uses a name, `<div>` is one of the language; of `<a.b>` only `a` is a name. */
function scanElementName(names: ScopeNames, node: ES.JSXTagNameExpression): void {
  let root: ES.JSXTagNameExpression = node;
  while (root.type === T.JSXMemberExpression) {
    root = root.object;
  }
  if (root.type !== T.JSXIdentifier || (root === node && !isComponent(root.name)) || root.name === 'this') {
    return;
  }
  names.use(root, meaning.value);
}

function isComponent(name: string): boolean {
  const first = name.charAt(0);
  return first.toUpperCase() === first;
}

/** By the type of a node: how it is scanned; the rest is scanned by its children. */
const scans: { readonly [K in T]?: Scan<Extract<ES.Node, { type: K }>> } = {
  [T.Identifier]: (names, node) => {
    names.use(node, meaning.value);
  },
  [T.Literal]: scanNothing,
  [T.TemplateElement]: scanNothing,
  [T.ThisExpression]: scanNothing,
  [T.Super]: scanNothing,
  [T.MetaProperty]: scanNothing,
  [T.PrivateIdentifier]: scanNothing,
  [T.BreakStatement]: scanNothing,
  [T.ContinueStatement]: scanNothing,
  [T.ImportAttribute]: scanNothing,
  [T.ExportAllDeclaration]: scanNothing,
  [T.MemberExpression]: (names, node) => {
    scan(names, node.object);
    if (node.computed) {
      scan(names, node.property);
    }
  },
  [T.CallExpression]: scanCall,
  [T.NewExpression]: scanCall,
  [T.TaggedTemplateExpression]: (names, node) => {
    scan(names, node.tag);
    scan(names, node.quasi);
    if (node.typeArguments !== undefined) {
      scanType(names, node.typeArguments);
    }
  },
  [T.TSInstantiationExpression]: (names, node) => {
    scan(names, node.expression);
    scanType(names, node.typeArguments);
  },
  [T.ObjectExpression]: (names, node) => {
    scanAll(names, node.properties);
  },
  [T.Property]: (names, node) => {
    if (node.computed) {
      scan(names, node.key);
    }
    scan(names, node.value);
  },
  [T.ArrayExpression]: (names, node) => {
    scanAll(names, node.elements);
  },
  [T.BinaryExpression]: scanSides,
  [T.LogicalExpression]: scanSides,
  [T.AssignmentExpression]: scanSides,
  [T.AssignmentPattern]: scanSides,
  [T.ConditionalExpression]: (names, node) => {
    scan(names, node.test);
    scan(names, node.consequent);
    scan(names, node.alternate);
  },
  [T.TemplateLiteral]: (names, node) => {
    scanAll(names, node.expressions);
  },
  [T.AwaitExpression]: scanArgument,
  [T.UnaryExpression]: scanArgument,
  [T.SpreadElement]: scanArgument,
  [T.ReturnStatement]: scanArgument,
  [T.ExpressionStatement]: scanExpression,
  [T.ChainExpression]: scanExpression,
  [T.TSNonNullExpression]: scanExpression,
  [T.TSAsExpression]: scanAsserted,
  [T.TSSatisfiesExpression]: scanAsserted,
  [T.TSTypeAssertion]: scanAsserted,
  [T.IfStatement]: (names, node) => {
    scan(names, node.test);
    scan(names, node.consequent);
    scanMaybe(names, node.alternate);
  },
  [T.LabeledStatement]: (names, node) => {
    scan(names, node.body);
  },
  [T.BlockStatement]: scanBlock,
  [T.StaticBlock]: scanStaticBlock,
  [T.SwitchStatement]: scanSwitch,
  [T.CatchClause]: scanCatch,
  [T.ForStatement]: scanFor,
  [T.ForInStatement]: scanForEach,
  [T.ForOfStatement]: scanForEach,
  [T.VariableDeclaration]: scanVariables,
  [T.FunctionDeclaration]: scanFunction,
  [T.FunctionExpression]: scanFunction,
  [T.ArrowFunctionExpression]: scanFunction,
  [T.TSDeclareFunction]: scanFunction,
  [T.TSEmptyBodyFunctionExpression]: scanFunction,
  [T.ClassDeclaration]: scanClass,
  [T.ClassExpression]: scanClass,
  [T.ImportDeclaration]: scanImport,
  [T.TSImportEqualsDeclaration]: scanImportEquals,
  [T.ExportNamedDeclaration]: scanNamedExport,
  [T.ExportDefaultDeclaration]: (names, node) => {
    scanExported(names, node.declaration);
  },
  [T.TSExportAssignment]: (names, node) => {
    scanExported(names, node.expression);
  },
  [T.TSEnumDeclaration]: scanEnum,
  [T.TSModuleDeclaration]: scanModule,
  [T.TSInterfaceDeclaration]: scanInterface,
  [T.TSTypeAliasDeclaration]: scanAlias,
  [T.JSXOpeningElement]: (names, node) => {
    scanElementName(names, node.name);
    if (node.typeArguments !== undefined) {
      scanType(names, node.typeArguments);
    }
    scanAll(names, node.attributes);
  },
  [T.JSXClosingElement]: (names, node) => {
    scanElementName(names, node.name);
  },
  [T.JSXAttribute]: (names, node) => {
    scanMaybe(names, node.value);
  },
};
