import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { readCommonJsExport } from './modules.ts';
import { bindPattern, write } from './patterns.ts';
import { type CallNode, type Reader, spanOfNode } from './reader.ts';
import type { ContextShape, UpdateFact } from './model.ts';
import { keyOf, requiredSpecifier, valueOf } from './values.ts';
import { visit, visitAll, visitWithin } from './walk.ts';

const arm: ContextShape = { kind: 'arm' };
const element: ContextShape = { kind: 'element' };
const apart: ContextShape = { kind: 'statement' };

export function visitMember(reader: Reader, node: ES.MemberExpression): void {
  visit(reader, node.object);
  if (node.computed) {
    visit(reader, node.property);
  }
}

export function visitObject(reader: Reader, node: ES.ObjectExpression): void {
  visitAll(reader, node.properties);
}

export function visitArray(reader: Reader, node: ES.ArrayExpression): void {
  for (const part of node.elements) {
    visitWithin(reader, part, element);
  }
}

export function visitLogical(reader: Reader, node: ES.LogicalExpression): void {
  visitWithin(reader, node.left, arm);
  visitWithin(reader, node.right, arm);
}

export function visitConditional(reader: Reader, node: ES.ConditionalExpression): void {
  visitWithin(reader, node.test, apart);
  visitWithin(reader, node.consequent, arm);
  visitWithin(reader, node.alternate, arm);
}

export function visitBinary(reader: Reader, node: ES.BinaryExpression): void {
  const before = reader.enter(apart);
  visit(reader, node.left);
  visit(reader, node.right);
  reader.leave(before);
}

export function visitUnary(reader: Reader, node: ES.UnaryExpression): void {
  visitWithin(reader, node.argument, apart);
}

export function visitTemplate(reader: Reader, node: ES.TemplateLiteral): void {
  const before = reader.enter(apart);
  visitAll(reader, node.expressions);
  reader.leave(before);
}

export function visitProperty(reader: Reader, node: ES.Property): void {
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

export function visitDeclarator(reader: Reader, node: ES.VariableDeclarator): void {
  const { init } = node;
  if (init === null) {
    const declared = node.id.type === T.Identifier ? reader.scopes.bindingOf(node.id) : null;
    if (declared !== null) {
      reader.binding(declared).within = reader.scene.within;
    }
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

/** `this.failures++` */
export function visitUpdate(reader: Reader, node: ES.UpdateExpression): void {
  visit(reader, node.argument);
  noteUpdate(reader, node.argument, node.operator === '++' ? 'up' : 'down', node);
}

/** Keeps what counts: a member, or a variable of a function further out. */
function noteUpdate(
  reader: Reader,
  target: ES.Node,
  direction: UpdateFact['direction'],
  node: ES.Node,
): void {
  reader.tables.events += 1;
  const binding = target.type === T.Identifier ? reader.scopes.bindingOf(target) : null;
  const isLasting =
    target.type === T.MemberExpression ||
    (binding !== null && reader.binding(binding).within !== reader.scene.within);
  if (isLasting) {
    reader.tables.updates.push({ target: valueOf(reader, target), direction, span: spanOfNode(node) });
  }
}

export function visitAssignment(reader: Reader, node: ES.AssignmentExpression): void {
  reader.tables.events += 1;
  if (node.operator === '+=' || node.operator === '-=') {
    noteUpdate(reader, node.left, node.operator === '+=' ? 'up' : 'down', node);
  }
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

export function visitCall(reader: Reader, node: CallNode): void {
  if (requiredSpecifier(reader, node) !== null) {
    return;
  }
  valueOf(reader, node);
  const id = reader.callAt(node);
  if (id === undefined) {
    return;
  }
  if (node.type === T.CallExpression && isCallOfResult(node)) {
    reader.tables.events += 1;
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

/** `waiting.shift()?.()`: something that was kept is set off. */
function isCallOfResult({ callee }: ES.CallExpression): boolean {
  const inner = callee.type === T.TSNonNullExpression ? callee.expression : callee;
  return inner.type === T.CallExpression;
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
