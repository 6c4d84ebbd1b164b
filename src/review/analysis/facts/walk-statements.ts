import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitClass } from './classes.ts';
import { exitsOf, settleExits, unsettledExits } from './exits.ts';
import { visitFunction } from './functions.ts';
import type { ArmFact, TryFact } from './model.ts';
import { readDefaultExport, readNamedExport } from './modules.ts';
import { bindPattern } from './patterns.ts';
import { type Reader, spanOfNode } from './reader.ts';
import { valueOf } from './values.ts';
import { visit, visitAll, visitWithin } from './walk.ts';

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

export function visitFunctionDeclaration(reader: Reader, node: ES.FunctionDeclaration): void {
  visitFunction(reader, node);
  bindDeclared(reader, node);
}

export function visitClassDeclaration(reader: Reader, node: ES.ClassDeclaration): void {
  visitClass(reader, node);
  bindDeclared(reader, node);
}

export function visitVariables(reader: Reader, node: ES.VariableDeclaration): void {
  visitAll(reader, node.declarations);
}

export function visitIf(reader: Reader, node: ES.IfStatement): void {
  visit(reader, node.test);
  const { tables } = reader;
  const before = tables.events;
  visit(reader, node.consequent);
  if (node.alternate !== null) {
    visit(reader, node.alternate);
  }
  const then = armOf(reader, node.consequent);
  const otherwise = node.alternate === null ? null : armOf(reader, node.alternate);
  if (!then.exits.completes || otherwise?.exits.completes === false) {
    tables.branches.push({ test: valueOf(reader, node.test), then, otherwise });
  } else if (tables.events > before) {
    tables.conditions.push({ test: valueOf(reader, node.test), then, otherwise });
  }
}

function armOf(reader: Reader, node: ES.Statement): ArmFact {
  return { span: spanOfNode(node), exits: exitsOf(reader, node) };
}

export function visitFor(reader: Reader, node: ES.ForStatement): void {
  visitAll(reader, [node.init]);
  visitLoop(reader, node, 'for', [node.test, node.update, node.body]);
}

export function visitWhile(reader: Reader, node: ES.WhileStatement): void {
  visitLoop(reader, node, 'while', [node.test, node.body]);
}

export function visitDoWhile(reader: Reader, node: ES.DoWhileStatement): void {
  visitLoop(reader, node, 'do-while', [node.body, node.test]);
}

function visitLoop(
  reader: Reader,
  node: ES.ForStatement | ES.WhileStatement | ES.DoWhileStatement,
  loop: 'for' | 'while' | 'do-while',
  parts: readonly (ES.Node | null)[],
): void {
  const exits = unsettledExits();
  const test = node.test === null ? null : valueOf(reader, node.test);
  const before = reader.enter({ kind: 'loop', loop, span: spanOfNode(node), exits, test, over: null });
  visitAll(reader, parts);
  reader.leave(before);
  settleExits(reader, node.body, exits);
}

export function visitIteration(reader: Reader, node: ES.ForOfStatement | ES.ForInStatement): void {
  if (node.type === T.ForOfStatement && node.await) {
    visitWithin(reader, node.right, { kind: 'await' });
  } else {
    visit(reader, node.right);
  }
  const over = valueOf(reader, node.right);
  const element = reader.tables.value(spanOfNode(node.right), { kind: 'element', of: over });
  const target = node.left.type === T.VariableDeclaration ? node.left.declarations[0].id : node.left;
  bindPattern(reader, target, element);
  const loop = node.type === T.ForOfStatement ? 'for-of' : 'for-in';
  const exits = unsettledExits();
  visitWithin(reader, node.body, { kind: 'loop', loop, span: spanOfNode(node), exits, test: null, over });
  settleExits(reader, node.body, exits);
}

export function visitTry(reader: Reader, node: ES.TryStatement): void {
  const { block, handler } = node;
  const blockExits = unsettledExits();
  const handlerExits = handler === null ? null : unsettledExits();
  const fact: TryFact = {
    span: spanOfNode(node),
    handler: handler === null ? null : spanOfNode(handler),
    finalizer: node.finalizer === null ? null : spanOfNode(node.finalizer),
    caught: handler?.param?.type === T.Identifier ? reader.scopes.bindingOf(handler.param) : null,
    blockExits,
    handlerExits,
  };
  visitWithin(reader, block, { kind: 'try', part: 'block', try: fact });
  settleExits(reader, block, blockExits);
  if (handler !== null && handlerExits !== null) {
    visitWithin(reader, handler.body, { kind: 'try', part: 'handler', try: fact });
    settleExits(reader, handler.body, handlerExits);
  }
  visitWithin(reader, node.finalizer, { kind: 'try', part: 'finalizer', try: fact });
}

export function visitNamedExport(reader: Reader, node: ES.ExportNamedDeclaration): void {
  if (node.declaration !== null) {
    visit(reader, node.declaration);
  }
  readNamedExport(reader, node);
}

export function visitDefaultExport(reader: Reader, node: ES.ExportDefaultDeclaration): void {
  visit(reader, node.declaration);
  readDefaultExport(reader, node);
}

/** `export = x` */
export function visitExportAssignment(reader: Reader, node: ES.TSExportAssignment): void {
  visit(reader, node.expression);
  const value = valueOf(reader, node.expression);
  reader.tables.exports.push({ kind: 'value', name: '=', value, span: spanOfNode(node) });
}
