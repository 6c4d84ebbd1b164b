import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import { exitsOf } from './exits.ts';
import type { FunctionFact } from './model.ts';
import { bindParameters } from './patterns.ts';
import { type FunctionNode, type Reader, spanOfNode } from './reader.ts';
import { annotationOf } from './types.ts';
import { returned } from './walk-statements.ts';
import { visitAll } from './walk.ts';

/** What a method adds to its function: a name, a style, the class. */
export interface MethodRole {
  readonly name: string | null;
  readonly nameSpan: FunctionFact['nameSpan'];
  readonly style: FunctionFact['style'];
}

/** Reads a function and visits its body in a context of its own. */
export function visitFunction(reader: Reader, node: FunctionNode): void {
  visitMethodFunction(reader, node, null);
}

/** The same for the function of a method. */
export function visitMethodFunction(reader: Reader, node: FunctionNode, role: MethodRole | null): void {
  const id = reader.functionId(node);
  const draft = reader.fn(id);
  draft.context = reader.tables.context(reader.scene.context);
  draft.class = reader.scene.class;
  draft.style = role?.style ?? (node.type === T.ArrowFunctionExpression ? 'arrow' : 'function');
  draft.flow = flowOf(node);
  draft.name = role?.name ?? node.id?.name ?? null;
  draft.nameSpan = role?.nameSpan ?? (node.id === null ? null : spanOfNode(node.id));
  const { body } = node;
  draft.bodySpan = body === null || body === undefined ? spanOfNode(node) : spanOfNode(body);
  const before = reader.enterFunction(id, draft.bodySpan);
  bindParameters(reader, id, node.params);
  visitAll(reader, node.params);
  draft.returnType = annotationOf(reader, node.returnType);
  if (body?.type === T.BlockStatement) {
    visitAll(reader, body.body);
  } else if (body !== null && body !== undefined) {
    returned(reader, body);
  }
  if (body !== null && body !== undefined) {
    draft.exits = exitsOf(reader, body);
  }
  reader.leave(before);
  if (draft.sets.length > 1) {
    draft.sets = [...new Set(draft.sets)].slice(0, 64);
  }
}

function flowOf(node: FunctionNode): FunctionFact['flow'] {
  if (node.generator) {
    return node.async ? 'async-generator' : 'generator';
  }
  return node.async ? 'async' : 'sync';
}
