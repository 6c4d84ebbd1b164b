import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { anyEntry, type ParameterFact, type TypeId, type ValueId } from './model.ts';
import { type Reader, spanOfNode } from './reader.ts';
import { annotationOf } from './types.ts';
import { keyOf, valueOf } from './values.ts';

/** Binds the names of a pattern to the parts of a value: `const { data: { id }, ...rest } = source`. */
export function bindPattern(reader: Reader, pattern: ES.Node, source: ValueId): void {
  switch (pattern.type) {
    case T.Identifier:
      bindName(reader, pattern, source);
      return;
    case T.AssignmentPattern: {
      const arms = [source, valueOf(reader, pattern.right)];
      bindPattern(
        reader,
        pattern.left,
        synthetic(reader, pattern, { kind: 'either', op: 'default', arms, test: null }),
      );
      return;
    }
    case T.ObjectPattern: {
      const typed = withType(reader, pattern, source);
      for (const property of pattern.properties) {
        bindProperty(reader, property, typed);
      }
      return;
    }
    case T.ArrayPattern: {
      const typed = withType(reader, pattern, source);
      pattern.elements.forEach((element, index) => {
        if (element?.type === T.RestElement) {
          bindPattern(reader, element, typed);
        } else if (element !== null) {
          bindPattern(reader, element, memberOf(reader, element, typed, String(index)));
        }
      });
      return;
    }
    case T.RestElement:
      bindPattern(reader, pattern.argument, memberOf(reader, pattern, source, null));
      return;
    case T.MemberExpression:
      write(reader, pattern, source);
      return;
    default:
      return;
  }
}

function bindName(reader: Reader, name: ES.Identifier, source: ValueId): void {
  const id = reader.scopes.bindingOf(name);
  if (id === null) {
    return;
  }
  const binding = reader.binding(id);
  binding.values.push(source);
  if (name.range[0] === binding.span.start) {
    // It is declared here; whoever assigns to it may stand further in.
    binding.within = reader.scene.within;
  }
  const type = annotationOf(reader, name.typeAnnotation);
  if (type !== null) {
    binding.type = type;
  }
}

function bindProperty(reader: Reader, property: ES.Property | ES.RestElement, source: ValueId): void {
  if (property.type === T.RestElement) {
    bindPattern(reader, property, source);
    return;
  }
  bindPattern(reader, property.value, memberOf(reader, property, source, keyOf(property)));
}

function withType(reader: Reader, pattern: ES.ObjectPattern | ES.ArrayPattern, source: ValueId): ValueId {
  const type = annotationOf(reader, pattern.typeAnnotation);
  return type === null ? source : synthetic(reader, pattern, { kind: 'typed', value: source, type });
}

function memberOf(reader: Reader, node: ES.Node, object: ValueId, property: string | null): ValueId {
  return synthetic(reader, node, { kind: 'member', object, property, computed: null });
}

/** A value that no single expression stands for. */
function synthetic(reader: Reader, node: ES.Node, shape: Parameters<Reader['add']>[1]): ValueId {
  return reader.tables.value(spanOfNode(node), shape);
}

/** Keeps an assignment to a member, by name or computed (`this.clients[region] = …`): `client.defaults.timeout = 5000`, `this.http = axios`. */
export function write(reader: Reader, target: ES.MemberExpression, value: ValueId): void {
  const path: string[] = [];
  let at: ES.Node = target;
  while (at.type === T.MemberExpression) {
    const key = keyOf({ key: at.property, computed: at.computed });
    path.unshift(key ?? anyEntry);
    at = at.object.type === T.TSNonNullExpression ? at.object.expression : at.object;
  }
  const { within } = reader.scene;
  const last = path.at(-1);
  if (within !== null && last !== undefined && last !== anyEntry) {
    reader.fn(within).sets.push(last);
  }
  const [field, ...rest] = path;
  if (
    at.type === T.ThisExpression &&
    field !== undefined &&
    (rest.length === 0 || (rest.length === 1 && last === anyEntry)) &&
    reader.scene.class !== null
  ) {
    const { fields } = reader.class(reader.scene.class);
    const name = `${field}${rest.join('')}`;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  reader.tables.writes.push({ object: valueOf(reader, at), path, value, span: spanOfNode(target), within });
}

/** The parameters of a function, in order, with their names bound. Parameter properties become fields of the class. */
export function bindParameters(reader: Reader, fn: number, parameters: readonly ES.Parameter[]): void {
  reader.fn(fn).parameters = parameters.map((parameter, index) =>
    bindParameter(reader, fn, parameter, index),
  );
}

function bindParameter(reader: Reader, fn: number, parameter: ES.Parameter, index: number): ParameterFact {
  const declared = parameter.type === T.TSParameterProperty ? parameter.parameter : parameter;
  const rest = declared.type === T.RestElement;
  const value = synthetic(reader, declared, { kind: 'parameter', fn, index, rest });
  const target = declared.type === T.RestElement ? declared.argument : declared;
  bindPattern(reader, target, value);
  const plain = target.type === T.AssignmentPattern ? target.left : target;
  const name = plain.type === T.Identifier ? plain : null;
  const binding = name === null ? null : reader.scopes.bindingOf(name);
  const type = binding === null ? typeOfPattern(reader, plain) : reader.binding(binding).type;
  const fallback = target.type === T.AssignmentPattern ? valueOf(reader, target.right) : null;
  if (parameter.type === T.TSParameterProperty && name !== null && binding !== null) {
    fieldOfParameter(reader, name, type, parameter.accessibility);
  }
  return {
    binding,
    name: name?.name ?? null,
    type,
    default: fallback,
    rest,
    optional: fallback !== null || (name?.optional ?? false),
  };
}

function typeOfPattern(reader: Reader, pattern: ES.Node): TypeId | null {
  return pattern.type === T.ObjectPattern || pattern.type === T.ArrayPattern
    ? annotationOf(reader, pattern.typeAnnotation)
    : null;
}

function fieldOfParameter(
  reader: Reader,
  name: ES.Identifier,
  type: TypeId | null,
  accessibility: string | undefined,
): void {
  if (reader.scene.class === null) {
    return;
  }
  reader.hide(reader.scene.class, name.name, accessibility);
  const { fields, fieldTypes } = reader.class(reader.scene.class);
  fields.set(name.name, [...(fields.get(name.name) ?? []), valueOf(reader, name)]);
  if (type !== null) {
    fieldTypes.set(name.name, type);
  }
}
