import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { Property, ValueId } from './model.ts';
import { type CallNode, type Reader, spanOfNode } from './reader.ts';
import { typeOf } from './types.ts';

/** The abstract value of an expression. It stays symbolic; what it refers to is looked up when somebody asks. */
export function valueOf(reader: Reader, node: ES.Node): ValueId {
  return reader.known(node) ?? makeValue(reader, node);
}

function makeValue(reader: Reader, node: ES.Node): ValueId {
  switch (node.type) {
    case T.Literal:
      return reader.add(node, literalOf(node));
    case T.TemplateLiteral:
      return reader.add(node, { kind: 'template', parts: templateParts(reader, node) });
    case T.Identifier:
      return identifierValue(reader, node);
    case T.ObjectExpression:
      return reader.add(node, {
        kind: 'object',
        properties: node.properties.map(property => propertyOf(reader, property)),
      });
    case T.ArrayExpression:
      return reader.add(node, {
        kind: 'array',
        elements: node.elements.flatMap(element => elementOf(reader, element)),
      });
    case T.MemberExpression:
      return memberValue(reader, node);
    case T.ChainExpression:
    case T.TSNonNullExpression:
    case T.TSInstantiationExpression:
      return valueOf(reader, node.expression);
    case T.TSAsExpression:
    case T.TSSatisfiesExpression:
    case T.TSTypeAssertion:
      return typedValue(reader, node);
    case T.CallExpression:
    case T.NewExpression:
    case T.TaggedTemplateExpression:
      return callValue(reader, node);
    case T.ImportExpression:
      return importValue(reader, node);
    case T.AwaitExpression:
      return reader.add(node, { kind: 'await', value: valueOf(reader, node.argument) });
    case T.FunctionExpression:
    case T.ArrowFunctionExpression:
    case T.FunctionDeclaration:
      return reader.add(node, { kind: 'function', fn: reader.functionId(node) });
    case T.ClassExpression:
    case T.ClassDeclaration:
      return reader.add(node, { kind: 'class', class: reader.classId(node) });
    case T.ThisExpression:
      return reader.add(node, { kind: 'this', class: reader.scene.class });
    case T.Super:
      return reader.add(node, { kind: 'super', class: reader.scene.class });
    default:
      return operatorValue(reader, node);
  }
}

function operatorValue(reader: Reader, node: ES.Node): ValueId {
  switch (node.type) {
    case T.LogicalExpression: {
      const arms = [valueOf(reader, node.left), valueOf(reader, node.right)];
      return reader.add(node, { kind: 'either', op: node.operator, arms, test: null });
    }
    case T.ConditionalExpression: {
      const test = valueOf(reader, node.test);
      const arms = [valueOf(reader, node.consequent), valueOf(reader, node.alternate)];
      return reader.add(node, { kind: 'either', op: '?:', arms, test });
    }
    case T.BinaryExpression: {
      const left = valueOf(reader, node.left);
      return reader.add(node, {
        kind: 'binary',
        op: node.operator,
        left,
        right: valueOf(reader, node.right),
      });
    }
    case T.UnaryExpression:
      return reader.add(
        node,
        node.operator === 'void'
          ? { kind: 'undefined' }
          : { kind: 'unary', op: node.operator, value: valueOf(reader, node.argument) },
      );
    case T.UpdateExpression:
      return reader.add(node, { kind: 'unary', op: node.operator, value: valueOf(reader, node.argument) });
    case T.AssignmentExpression:
      return assignedValue(reader, node);
    case T.SequenceExpression: {
      const last = node.expressions.at(-1);
      return last === undefined ? reader.add(node, { kind: 'undefined' }) : valueOf(reader, last);
    }
    default:
      return reader.add(node, { kind: 'opaque', what: node.type });
  }
}

/** What an assignment gives: what is assigned, or what was there before (`this.client ??= create()`). */
function assignedValue(reader: Reader, node: ES.AssignmentExpression): ValueId {
  switch (node.operator) {
    case '=':
      return valueOf(reader, node.right);
    case '??=':
    case '||=': {
      const arms = [valueOf(reader, node.left), valueOf(reader, node.right)];
      return reader.add(node, {
        kind: 'either',
        op: node.operator === '??=' ? '??' : '||',
        arms,
        test: null,
      });
    }
    default:
      return reader.add(node, { kind: 'opaque', what: 'assignment' });
  }
}

function literalOf(
  node: ES.Literal,
):
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'global'; name: string }
  | { kind: 'opaque'; what: string } {
  const { value } = node;
  if (value === Infinity) {
    // `1e999`; as a number it would not survive being written as JSON.
    return { kind: 'global', name: 'Infinity' };
  }
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (value === null && node.raw === 'null')
    ? { kind: 'literal', value }
    : { kind: 'opaque', what: typeof value };
}

function templateParts(reader: Reader, node: ES.TemplateLiteral): (string | ValueId)[] {
  return node.quasis.flatMap((quasi, index) => {
    const expression = node.expressions[index];
    const text: string | null = quasi.value.cooked;
    return expression === undefined ? [text ?? ''] : [text ?? '', valueOf(reader, expression)];
  });
}

function identifierValue(reader: Reader, node: ES.Identifier): ValueId {
  const binding = reader.scopes.bindingOf(node);
  if (binding !== null) {
    return reader.add(node, { kind: 'binding', binding });
  }
  return reader.add(
    node,
    node.name === 'undefined' ? { kind: 'undefined' } : { kind: 'global', name: node.name },
  );
}

function propertyOf(reader: Reader, node: ES.ObjectExpression['properties'][number]): Property {
  const span = spanOfNode(node);
  if (node.type === T.SpreadElement) {
    return { kind: 'spread', value: valueOf(reader, node.argument), span };
  }
  const key = keyOf(node);
  const value = valueOf(reader, node.value);
  return key === null
    ? { kind: 'computed', key: valueOf(reader, node.key), value, span }
    : { kind: 'property', key, value, span };
}

/** The name of a property or member, where the source tells it. */
export function keyOf(node: { readonly key: ES.Node; readonly computed: boolean }): string | null {
  const { key } = node;
  if (key.type === T.Literal) {
    return String(key.value);
  }
  if (key.type === T.PrivateIdentifier) {
    return `#${key.name}`;
  }
  return key.type === T.Identifier && !node.computed ? key.name : null;
}

function elementOf(
  reader: Reader,
  node: ES.Expression | ES.SpreadElement | null,
): (ValueId | { spread: ValueId })[] {
  if (node === null) {
    return [];
  }
  return node.type === T.SpreadElement
    ? [{ spread: valueOf(reader, node.argument) }]
    : [valueOf(reader, node)];
}

function memberValue(reader: Reader, node: ES.MemberExpression): ValueId {
  const object = valueOf(reader, node.object);
  const property = keyOf({ key: node.property, computed: node.computed });
  const computed = property === null ? valueOf(reader, node.property) : null;
  return reader.add(node, { kind: 'member', object, property, computed });
}

function typedValue(
  reader: Reader,
  node: ES.TSAsExpression | ES.TSSatisfiesExpression | ES.TSTypeAssertion,
): ValueId {
  const value = valueOf(reader, node.expression);
  const annotation = node.typeAnnotation;
  const asConst =
    annotation.type === T.TSTypeReference &&
    annotation.typeName.type === T.Identifier &&
    annotation.typeName.name === 'const';
  return asConst ? value : reader.add(node, { kind: 'typed', value, type: typeOf(reader, annotation) });
}

function importValue(reader: Reader, node: ES.ImportExpression): ValueId {
  const specifier = textOf(node.source);
  return reader.add(
    node,
    specifier === null ? { kind: 'opaque', what: 'import' } : { kind: 'module', specifier, load: 'dynamic' },
  );
}

/** The text of a literal or of a template without expressions. */
export function textOf(node: ES.Node | undefined): string | null {
  if (node?.type === T.Literal && typeof node.value === 'string') {
    return node.value;
  }
  return node?.type === T.TemplateLiteral && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? null)
    : null;
}

/** The specifier of `require('x')`, where `require` is the global one. */
export function requiredSpecifier(reader: Reader, node: ES.Node): string | null {
  if (node.type !== T.CallExpression || node.callee.type !== T.Identifier || node.callee.name !== 'require') {
    return null;
  }
  return reader.scopes.bindingOf(node.callee) === null ? textOf(node.arguments[0]) : null;
}

function callValue(reader: Reader, node: CallNode): ValueId {
  const specifier = requiredSpecifier(reader, node);
  if (specifier !== null) {
    return reader.add(node, { kind: 'module', specifier, load: 'require' });
  }
  // The call is made before its parts are read, so that its value has a number of its own.
  const value = reader.add(node, { kind: 'opaque', what: 'call' });
  const call = reader.callId(node, value);
  reader.tables.values[value] = { span: spanOfNode(node), kind: 'call', call };
  describeCall(reader, node, call);
  return value;
}

function describeCall(reader: Reader, node: CallNode, id: number): void {
  const draft = reader.call(id);
  const callee = node.type === T.TaggedTemplateExpression ? node.tag : node.callee;
  draft.callee = valueOf(reader, callee);
  draft.calleeSpan = spanOfNode(callee);
  draft.calleeText = reader.text.slice(callee.range[0], callee.range[1]).replace(/\s+/g, ' ').slice(0, 200);
  draft.nameSpan = nameSpanOf(callee);
  draft.by =
    node.type === T.NewExpression ? 'new' : node.type === T.TaggedTemplateExpression ? 'tag' : 'call';
  draft.optional = node.type === T.CallExpression && node.optional;
  if (node.type === T.TaggedTemplateExpression) {
    draft.args = [{ value: valueOf(reader, node.quasi), spread: false, span: spanOfNode(node.quasi) }];
    return;
  }
  draft.args = node.arguments.map(argument => ({
    value: valueOf(reader, argument.type === T.SpreadElement ? argument.argument : argument),
    spread: argument.type === T.SpreadElement,
    span: spanOfNode(argument),
  }));
  draft.argsSpan = argumentsSpan(reader, node, callee);
}

function nameSpanOf(callee: ES.Node): { start: number; end: number } {
  switch (callee.type) {
    case T.MemberExpression:
      return spanOfNode(callee.property);
    case T.ChainExpression:
    case T.TSNonNullExpression:
    case T.TSInstantiationExpression:
      return nameSpanOf(callee.expression);
    default:
      return spanOfNode(callee);
  }
}

/** From `(` to `)`; null for `new X`. */
function argumentsSpan(
  reader: Reader,
  node: ES.CallExpression | ES.NewExpression,
  callee: ES.Node,
): { start: number; end: number } | null {
  const from = node.typeArguments?.range[1] ?? callee.range[1];
  const limit = node.arguments[0]?.range[0] ?? node.range[1];
  const open = openParenthesis(reader.text, from, limit);
  return open === null || reader.text[node.range[1] - 1] !== ')' ? null : { start: open, end: node.range[1] };
}

/** The first `(` between two offsets that stands in no comment. */
function openParenthesis(text: string, from: number, limit: number): number | null {
  for (let i = from; i < limit; i++) {
    if (text.startsWith('/*', i)) {
      i = Math.max(i, text.indexOf('*/', i + 2) + 1);
    } else if (text.startsWith('//', i)) {
      i = Math.max(i, text.indexOf('\n', i));
    } else if (text[i] === '(') {
      return i;
    }
  }
  return null;
}
