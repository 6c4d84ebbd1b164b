import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { visitClass } from './classes.ts';
import { visitFunction } from './functions.ts';
import type { ContextShape } from './model.ts';
import {
  readCommonJsExport,
  readDefaultExport,
  readImport,
  readImportEquals,
  readNamedExport,
  readStarExport,
} from './modules.ts';
import { bindPattern, write } from './patterns.ts';
import { type CallNode, type Reader, spanOfNode } from './reader.ts';
import { declareType } from './types.ts';
import { keyOf, requiredSpecifier, valueOf } from './values.ts';

/** Visits a node in the reader's scene: places calls and functions in what encloses them, binds names, keeps writes. */
export function visit(reader: Reader, node: ES.Node): void {
  if (node.type in statements) {
    reader.inside({ statement: spanOfNode(node), context: reader.within({ kind: 'statement' }) }, () => {
      visitStatement(reader, node);
    });
    return;
  }
  visitExpression(reader, node);
}

/** Visits a node one context further in. */
export function visitWithin(reader: Reader, node: ES.Node | null | undefined, shape: ContextShape): void {
  if (node !== null && node !== undefined) {
    reader.inside({ context: reader.within(shape) }, () => {
      visit(reader, node);
    });
  }
}

export function visitAll(reader: Reader, nodes: readonly (ES.Node | null)[]): void {
  for (const node of nodes) {
    if (node !== null) {
      visit(reader, node);
    }
  }
}

/** Statements that a suppression or an edit may stand above. Blocks only hold others. */
const statements: Readonly<Partial<Record<T, true>>> = {
  [T.ExpressionStatement]: true,
  [T.VariableDeclaration]: true,
  [T.ReturnStatement]: true,
  [T.ThrowStatement]: true,
  [T.IfStatement]: true,
  [T.SwitchStatement]: true,
  [T.ForStatement]: true,
  [T.ForOfStatement]: true,
  [T.ForInStatement]: true,
  [T.WhileStatement]: true,
  [T.DoWhileStatement]: true,
  [T.ExportNamedDeclaration]: true,
  [T.ExportDefaultDeclaration]: true,
  [T.TSExportAssignment]: true,
  [T.FunctionDeclaration]: true,
  [T.ClassDeclaration]: true,
  [T.TSEnumDeclaration]: true,
};

function visitStatement(reader: Reader, node: ES.Node): void {
  switch (node.type) {
    case T.ReturnStatement:
      returned(reader, node.argument);
      return;
    case T.ForStatement:
      visitAll(reader, [node.init]);
      visitLoop(reader, node, 'for', [node.test, node.update, node.body]);
      return;
    case T.ForOfStatement:
    case T.ForInStatement:
      visitIteration(reader, node);
      return;
    case T.WhileStatement:
      visitLoop(reader, node, 'while', [node.test, node.body]);
      return;
    case T.DoWhileStatement:
      visitLoop(reader, node, 'do-while', [node.body, node.test]);
      return;
    case T.ExportNamedDeclaration:
      visitChildren(reader, node);
      readNamedExport(reader, node);
      return;
    case T.ExportDefaultDeclaration:
      visit(reader, node.declaration);
      readDefaultExport(reader, node);
      return;
    case T.TSExportAssignment:
      visit(reader, node.expression);
      reader.tables.exports.push({
        kind: 'value',
        name: '=',
        value: valueOf(reader, node.expression),
        span: spanOfNode(node),
      });
      return;
    case T.FunctionDeclaration:
      visitFunction(reader, node);
      bindDeclared(reader, node);
      return;
    case T.ClassDeclaration:
      visitClass(reader, node);
      bindDeclared(reader, node);
      return;
    default:
      visitChildren(reader, node);
  }
}

/** A `return`, or an arrow's expression: one of the values of its function. */
export function returned(reader: Reader, argument: ES.Node | null): void {
  if (argument === null) {
    return;
  }
  visitWithin(reader, argument, { kind: 'return' });
  if (reader.scene.within !== null) {
    reader.fn(reader.scene.within).returns.push(valueOf(reader, argument));
  }
}

function bindDeclared(reader: Reader, node: ES.FunctionDeclaration | ES.ClassDeclaration): void {
  if (node.id !== null) {
    bindPattern(reader, node.id, valueOf(reader, node));
  }
}

type LoopNode = ES.ForStatement | ES.WhileStatement | ES.DoWhileStatement;

function visitLoop(
  reader: Reader,
  node: LoopNode,
  loop: 'for' | 'while' | 'do-while',
  parts: readonly (ES.Node | null)[],
): void {
  reader.inside({ context: reader.within({ kind: 'loop', loop, span: spanOfNode(node) }) }, () => {
    visitAll(reader, parts);
  });
}

function visitIteration(reader: Reader, node: ES.ForOfStatement | ES.ForInStatement): void {
  visit(reader, node.right);
  const element = reader.tables.value(spanOfNode(node.right), {
    kind: 'element',
    of: valueOf(reader, node.right),
  });
  const target = node.left.type === T.VariableDeclaration ? node.left.declarations[0].id : node.left;
  bindPattern(reader, target, element);
  const loop = node.type === T.ForOfStatement ? 'for-of' : 'for-in';
  reader.inside({ context: reader.within({ kind: 'loop', loop, span: spanOfNode(node) }) }, () => {
    visit(reader, node.body);
  });
}

function visitExpression(reader: Reader, node: ES.Node): void {
  switch (node.type) {
    case T.CallExpression:
    case T.NewExpression:
    case T.TaggedTemplateExpression:
      visitCall(reader, node);
      return;
    case T.FunctionExpression:
    case T.ArrowFunctionExpression:
      visitFunction(reader, node);
      return;
    case T.ClassExpression:
      visitClass(reader, node);
      return;
    case T.AwaitExpression:
      visitWithin(reader, node.argument, { kind: 'await' });
      return;
    case T.VariableDeclarator:
      visitDeclarator(reader, node);
      return;
    case T.AssignmentExpression:
      visitAssignment(reader, node);
      return;
    case T.TryStatement:
      visitTry(reader, node);
      return;
    default:
      visitOperator(reader, node);
  }
}

function visitOperator(reader: Reader, node: ES.Node): void {
  switch (node.type) {
    case T.ArrayExpression:
      node.elements.forEach(element => {
        visitWithin(reader, element, { kind: 'element' });
      });
      return;
    case T.Property:
      visitProperty(reader, node);
      return;
    case T.LogicalExpression:
      visitWithin(reader, node.left, { kind: 'arm' });
      visitWithin(reader, node.right, { kind: 'arm' });
      return;
    case T.ConditionalExpression:
      visitWithin(reader, node.test, { kind: 'statement' });
      visitWithin(reader, node.consequent, { kind: 'arm' });
      visitWithin(reader, node.alternate, { kind: 'arm' });
      return;
    case T.BinaryExpression:
    case T.UnaryExpression:
    case T.TemplateLiteral:
      reader.inside({ context: reader.within({ kind: 'statement' }) }, () => {
        visitChildren(reader, node);
      });
      return;
    default:
      visitDeclaration(reader, node);
  }
}

function visitDeclaration(reader: Reader, node: ES.Node): void {
  switch (node.type) {
    case T.ImportDeclaration:
      readImport(reader, node);
      return;
    case T.TSImportEqualsDeclaration:
      readImportEquals(reader, node);
      return;
    case T.ExportAllDeclaration:
      readStarExport(reader, node);
      return;
    case T.TSInterfaceDeclaration:
    case T.TSTypeAliasDeclaration:
      declareType(reader, node);
      return;
    case T.JSXElement:
    case T.JSXFragment:
      reader.tables.marks.add('jsx');
      visitChildren(reader, node);
      return;
    case T.Identifier:
    case T.Literal:
    case T.TSTypeAnnotation:
    case T.TSTypeParameterDeclaration:
    case T.TSTypeParameterInstantiation:
      return;
    default:
      visitChildren(reader, node);
  }
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

function visitProperty(reader: Reader, node: ES.Property): void {
  const key = keyOf(node);
  if (node.computed) {
    visit(reader, node.key);
  }
  const { within } = reader.scene;
  if (key !== null && within !== null) {
    reader.fn(within).sets.push(key);
  }
  visitWithin(reader, node.value, { kind: 'property', key: key ?? '' });
}

function visitDeclarator(reader: Reader, node: ES.VariableDeclarator): void {
  const { init } = node;
  if (init === null) {
    if (node.id.type === T.Identifier && node.id.typeAnnotation !== undefined) {
      annotateOnly(reader, node.id);
    }
    return;
  }
  bindPattern(reader, node.id, valueOf(reader, init));
  const binding = node.id.type === T.Identifier ? reader.scopes.bindingOf(node.id) : null;
  if (binding === null) {
    visit(reader, init);
  } else {
    visitWithin(reader, init, { kind: 'initializer', binding });
  }
}

/** `let http: AxiosInstance;`: nothing is assigned yet, the type speaks. */
function annotateOnly(reader: Reader, name: ES.Identifier): void {
  const id = reader.scopes.bindingOf(name);
  if (id === null) {
    return;
  }
  const { values } = reader.binding(id);
  const before = values.length;
  bindPattern(reader, name, reader.tables.value(spanOfNode(name), { kind: 'undefined' }));
  values.length = before;
}

function visitAssignment(reader: Reader, node: ES.AssignmentExpression): void {
  const value = valueOf(reader, node);
  // Of `a ??= b`, only `b` is new to `a`.
  const fills = node.operator === '=' || node.operator === '??=' || node.operator === '||=';
  const given = fills ? valueOf(reader, node.right) : value;
  if (node.left.type === T.MemberExpression) {
    visit(reader, node.left);
    write(reader, node.left, given);
    readCommonJsExport(reader, node);
  } else {
    bindPattern(reader, node.left, given);
  }
  const binding = node.left.type === T.Identifier ? reader.scopes.bindingOf(node.left) : null;
  if (binding === null) {
    visit(reader, node.right);
  } else {
    visitWithin(reader, node.right, { kind: 'initializer', binding });
  }
}

function visitTry(reader: Reader, node: ES.TryStatement): void {
  const fact = {
    span: spanOfNode(node),
    handler: node.handler === null ? null : spanOfNode(node.handler),
    finalizer: node.finalizer === null ? null : spanOfNode(node.finalizer),
  };
  visitWithin(reader, node.block, { kind: 'try', part: 'block', try: fact });
  visitWithin(reader, node.handler?.body, { kind: 'try', part: 'handler', try: fact });
  visitWithin(reader, node.finalizer, { kind: 'try', part: 'finalizer', try: fact });
}

function visitCall(reader: Reader, node: CallNode): void {
  if (requiredSpecifier(reader, node) !== null) {
    return;
  }
  valueOf(reader, node);
  const id = reader.callAt(node);
  if (id === undefined) {
    return;
  }
  const draft = reader.call(id);
  const { scene } = reader;
  draft.context = reader.tables.context(scene.context) ?? 0;
  draft.within = scene.within;
  draft.statement = scene.statement;
  if (node.type === T.TaggedTemplateExpression) {
    visit(reader, node.tag);
    visit(reader, node.quasi);
    return;
  }
  visitCallee(reader, node.callee, id);
  node.arguments.forEach((argument, index) => {
    visitWithin(reader, argument.type === T.SpreadElement ? argument.argument : argument, {
      kind: 'argument',
      call: id,
      index,
    });
  });
}

function visitCallee(reader: Reader, callee: ES.Node, call: number): void {
  if (callee.type === T.MemberExpression) {
    const property = keyOf({ key: callee.property, computed: callee.computed });
    visitWithin(reader, callee.object, { kind: 'receiver', call, property: property ?? '' });
    if (callee.computed) {
      visit(reader, callee.property);
    }
    return;
  }
  if (callee.type === T.ChainExpression || callee.type === T.TSNonNullExpression) {
    visitCallee(reader, callee.expression, call);
    return;
  }
  visit(reader, callee);
}
