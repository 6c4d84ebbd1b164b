import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitMethodFunction } from './functions.ts';
import type { ClassId } from './model.ts';
import { type ClassNode, type Reader, spanOfNode } from './reader.ts';
import { annotationOf } from './types.ts';
import { keyOf, valueOf } from './values.ts';
import { visit } from './walk.ts';

/** Reads a class: fields with their values and types, methods, the constructor, what it extends. */
export function visitClass(reader: Reader, node: ClassNode): void {
  const id = reader.classId(node);
  const draft = reader.class(id);
  draft.name = node.id?.name ?? null;
  if (node.superClass !== null) {
    visit(reader, node.superClass);
    draft.superclass = valueOf(reader, node.superClass);
  }
  draft.decorators = node.decorators.map(decorator => valueOf(reader, decorator.expression));
  const before = reader.enterClass(id);
  for (const member of node.body.body) {
    visitMember(reader, id, member);
  }
  reader.leave(before);
}

function visitMember(reader: Reader, id: ClassId, member: ES.ClassElement): void {
  switch (member.type) {
    case T.PropertyDefinition:
    case T.AccessorProperty:
      visitField(reader, id, member);
      return;
    case T.MethodDefinition:
      visitMethod(reader, id, member);
      return;
    case T.StaticBlock:
      visit(reader, member);
      return;
    default:
      return;
  }
}

function visitField(reader: Reader, id: ClassId, member: ES.PropertyDefinition | ES.AccessorProperty): void {
  const name = keyOf(member);
  const draft = reader.class(id);
  reader.hide(id, name, member.accessibility);
  const type = annotationOf(reader, member.typeAnnotation);
  if (name !== null && type !== null) {
    draft.fieldTypes.set(name, type);
  }
  if (member.value === null) {
    return;
  }
  const { value } = member;
  const before = reader.enterMember(member);
  visit(reader, value);
  if (name !== null) {
    draft.fields.set(name, [...(draft.fields.get(name) ?? []), valueOf(reader, value)]);
  }
  reader.leave(before);
}

function visitMethod(reader: Reader, id: ClassId, member: ES.MethodDefinition): void {
  const name = keyOf(member);
  const style =
    member.kind === 'constructor'
      ? 'constructor'
      : member.kind === 'get'
        ? 'getter'
        : member.kind === 'set'
          ? 'setter'
          : 'method';
  const before = reader.enterMember(member);
  visitMethodFunction(reader, member.value, { name, nameSpan: spanOfNode(member.key), style });
  reader.leave(before);
  reader.hide(id, name, member.accessibility);
  const fn = reader.functionId(member.value);
  reader.fn(fn).decorators = member.decorators.map(decorator => valueOf(reader, decorator.expression));
  const draft = reader.class(id);
  if (style === 'constructor') {
    draft.constructorFn = fn;
  } else if (name !== null && style !== 'setter') {
    draft.methods.set(name, fn);
  }
}
