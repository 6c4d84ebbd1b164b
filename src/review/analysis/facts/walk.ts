import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { visitClass } from './classes.ts';
import { visitFunction } from './functions.ts';
import type { ContextShape } from './model.ts';
import { readImport, readImportEquals, readStarExport } from './modules.ts';
import type { Reader } from './reader.ts';
import { declareType } from './types.ts';
import {
  visitArray,
  visitAssignment,
  visitBinary,
  visitCall,
  visitConditional,
  visitDeclarator,
  visitLogical,
  visitMember,
  visitObject,
  visitProperty,
  visitTemplate,
  visitUnary,
  visitUpdate,
} from './walk-expressions.ts';
import {
  returned,
  visitClassDeclaration,
  visitDefaultExport,
  visitDoWhile,
  visitExportAssignment,
  visitFor,
  visitFunctionDeclaration,
  visitIf,
  visitIteration,
  visitNamedExport,
  visitTry,
  visitVariables,
  visitWhile,
} from './walk-statements.ts';

type Visit<N extends ES.Node = ES.Node> = (reader: Reader, node: N) => void;
type Visits = { readonly [K in T]?: Visit<Extract<ES.Node, { type: K }>> };

/** Visits a node in the reader's scene: places calls and functions in what encloses them, binds names, keeps writes. */
export function visit(reader: Reader, node: ES.Node): void {
  const asPart = parts[node.type] as Visit | undefined;
  if (asPart !== undefined) {
    asPart(reader, node);
    return;
  }
  const asStatement = statements[node.type] as Visit | undefined;
  if (asStatement === undefined) {
    visitChildren(reader, node);
    return;
  }
  const before = reader.enterStatement(node);
  asStatement(reader, node);
  reader.leave(before);
}

/** Visits a node one context further in. */
export function visitWithin(reader: Reader, node: ES.Node | null | undefined, shape: ContextShape): void {
  if (node !== null && node !== undefined) {
    const before = reader.enter(shape);
    visit(reader, node);
    reader.leave(before);
  }
}

export function visitAll(reader: Reader, nodes: readonly (ES.Node | null)[]): void {
  for (const node of nodes) {
    if (node !== null) {
      visit(reader, node);
    }
  }
}

function visitNothing(): void {
  // It holds no call, no function and no name that is bound.
}

function visitInner(reader: Reader, node: { readonly expression: ES.Node }): void {
  visit(reader, node.expression);
}

function visitJsx(reader: Reader, node: ES.JSXElement | ES.JSXFragment): void {
  reader.tables.marks.add('jsx');
  visitChildren(reader, node);
}

function visitChildren(reader: Reader, node: ES.Node): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (
      node as unknown as Readonly<Record<string, ES.Node | readonly (ES.Node | null)[] | null | undefined>>
    )[key];
    if (Array.isArray(child)) {
      visitAll(reader, child as readonly (ES.Node | null)[]);
    } else if (child !== null && child !== undefined) {
      visit(reader, child as ES.Node);
    }
  }
}

/** Statements that a suppression or an edit may stand above. Blocks only hold others. */
const statements: Visits = {
  [T.ExpressionStatement]: visitInner,
  [T.VariableDeclaration]: visitVariables,
  [T.ReturnStatement]: (reader, node) => {
    returned(reader, node.argument);
  },
  [T.ThrowStatement]: visitChildren,
  [T.IfStatement]: visitIf,
  [T.SwitchStatement]: visitChildren,
  [T.ForStatement]: visitFor,
  [T.ForOfStatement]: visitIteration,
  [T.ForInStatement]: visitIteration,
  [T.WhileStatement]: visitWhile,
  [T.DoWhileStatement]: visitDoWhile,
  [T.ExportNamedDeclaration]: visitNamedExport,
  [T.ExportDefaultDeclaration]: visitDefaultExport,
  [T.TSExportAssignment]: visitExportAssignment,
  [T.FunctionDeclaration]: visitFunctionDeclaration,
  [T.ClassDeclaration]: visitClassDeclaration,
  [T.TSEnumDeclaration]: visitChildren,
};

/** Everything else, by its type; what is in neither list is visited by its children. */
const parts: Visits = {
  [T.Identifier]: visitNothing,
  [T.Literal]: visitNothing,
  [T.ThisExpression]: visitNothing,
  [T.TSTypeAnnotation]: visitNothing,
  [T.TSTypeParameterDeclaration]: visitNothing,
  [T.TSTypeParameterInstantiation]: visitNothing,
  [T.CallExpression]: visitCall,
  [T.NewExpression]: visitCall,
  [T.TaggedTemplateExpression]: visitCall,
  [T.MemberExpression]: visitMember,
  [T.FunctionExpression]: visitFunction,
  [T.ArrowFunctionExpression]: visitFunction,
  [T.ClassExpression]: visitClass,
  [T.BlockStatement]: (reader, node) => {
    visitAll(reader, node.body);
  },
  [T.AwaitExpression]: (reader, node) => {
    reader.tables.events += 1;
    visitWithin(reader, node.argument, awaited);
  },
  [T.VariableDeclarator]: visitDeclarator,
  [T.AssignmentExpression]: visitAssignment,
  [T.TryStatement]: visitTry,
  [T.ObjectExpression]: visitObject,
  [T.Property]: visitProperty,
  [T.ArrayExpression]: visitArray,
  [T.LogicalExpression]: visitLogical,
  [T.ConditionalExpression]: visitConditional,
  [T.BinaryExpression]: visitBinary,
  [T.UnaryExpression]: visitUnary,
  [T.UpdateExpression]: visitUpdate,
  [T.TemplateLiteral]: visitTemplate,
  [T.ChainExpression]: visitInner,
  [T.TSNonNullExpression]: visitInner,
  [T.TSAsExpression]: visitInner,
  [T.TSSatisfiesExpression]: visitInner,
  [T.TSTypeAssertion]: visitInner,
  [T.ImportDeclaration]: readImport,
  [T.TSImportEqualsDeclaration]: readImportEquals,
  [T.ExportAllDeclaration]: readStarExport,
  [T.TSInterfaceDeclaration]: declareType,
  [T.TSTypeAliasDeclaration]: declareType,
  [T.JSXElement]: visitJsx,
  [T.JSXFragment]: visitJsx,
};

const awaited: ContextShape = { kind: 'await' };
