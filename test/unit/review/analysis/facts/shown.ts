import assert from 'node:assert/strict';
import { factsOf } from '../../../../../src/review/analysis/facts/facts.ts';
import type {
  CallFact,
  FileFacts,
  FunctionFact,
  Property,
  TypeFact,
  TypeId,
  Value,
  ValueId,
} from '../../../../../src/review/analysis/facts/model.ts';
import { theParser } from '../../session/driving.ts';

/** The facts of a text that parses. */
export async function factsIn(
  text: string,
  path = 'a.ts',
  module: 'esm' | 'cjs' = 'esm',
): Promise<FileFacts> {
  const result = factsOf(path, text, module, await theParser());
  assert.ok(result.kind === 'facts', result.kind === 'problem' ? result.problem.message : '');
  return result.facts;
}

/** What the names of a text stand for, in the order in which they are declared: `a = 1 | b.c: string`. */
export async function namesIn(text: string, path = 'a.ts'): Promise<string[]> {
  const facts = await factsIn(text, path);
  return facts.bindings
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ name, values, type }) => {
      const shown = values.map(value => shownValue(facts, value)).join(' | ');
      return `${name}${type === null ? '' : `: ${shownType(facts, type)}`}${shown === '' ? '' : ` = ${shown}`}`;
    });
}

/** A value as a person would write it; a global has a `!`, what is unknown is in angle brackets. */
export function shownValue(facts: FileFacts, id: ValueId): string {
  const value = facts.values[id];
  assert.ok(value !== undefined, `no value ${String(id)}`);
  return shown(facts, value);
}

function shown(facts: FileFacts, value: Value): string {
  const of = (id: ValueId): string => shownValue(facts, id);
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'undefined':
      return 'undefined';
    case 'template':
      return `\`${value.parts.map(part => (typeof part === 'string' ? part : `\${${of(part)}}`)).join('')}\``;
    case 'object':
      return `{ ${value.properties.map(property => shownProperty(facts, property)).join(', ')} }`;
    case 'array':
      return `[${value.elements.map(each => (typeof each === 'number' ? of(each) : `...${of(each.spread)}`)).join(', ')}]`;
    case 'binding':
      return facts.bindings[value.binding]?.name ?? '?';
    case 'global':
      return `${value.name}!`;
    case 'member':
      return `${of(value.object)}.${value.property ?? (value.computed === null ? '<rest>' : `[${of(value.computed)}]`)}`;
    case 'call': {
      const call = facts.calls[value.call];
      assert.ok(call !== undefined);
      return shownCall(facts, call);
    }
    case 'function':
      return `function ${facts.functions[value.fn]?.name ?? ''}`.trim();
    case 'class':
      return `class ${facts.classes[value.class]?.name ?? ''}`.trim();
    case 'this':
    case 'super':
      return `${value.kind} of ${value.class === null ? 'nothing' : (facts.classes[value.class]?.name ?? 'a class')}`;
    case 'await':
      return `await ${of(value.value)}`;
    case 'either':
      return `(${value.test === null ? '' : `${of(value.test)} `}${value.arms.map(of).join(` ${value.op} `)})`;
    case 'binary':
      return `(${of(value.left)} ${value.op} ${of(value.right)})`;
    case 'unary':
      return `${value.op}${of(value.value)}`;
    case 'parameter':
      return `parameter ${value.rest ? '...' : ''}${String(value.index)}`;
    case 'module':
      return `${value.load} '${value.specifier}'`;
    case 'imported':
      return `${value.name} of '${value.specifier}'`;
    case 'element':
      return `each of ${of(value.of)}`;
    case 'typed':
      return `(${of(value.value)} as ${shownType(facts, value.type)})`;
    case 'opaque':
      return `<${value.what}>`;
  }
}

function shownProperty(facts: FileFacts, property: Property): string {
  switch (property.kind) {
    case 'property':
      return `${property.key}: ${shownValue(facts, property.value)}`;
    case 'computed':
      return `[${shownValue(facts, property.key)}]: ${shownValue(facts, property.value)}`;
    case 'spread':
      return `...${shownValue(facts, property.value)}`;
  }
}

export function shownCall(facts: FileFacts, call: CallFact): string {
  const args = call.args
    .map(each => `${each.spread ? '...' : ''}${shownValue(facts, each.value)}`)
    .join(', ');
  const callee = shownValue(facts, call.callee);
  return call.by === 'tag' ? `${callee}${args}` : `${call.by === 'new' ? 'new ' : ''}${callee}(${args})`;
}

export function shownType(facts: FileFacts, id: TypeId): string {
  const type: TypeFact | undefined = facts.types[id];
  assert.ok(type !== undefined, `no type ${String(id)}`);
  const of = (each: TypeId): string => shownType(facts, each);
  switch (type.kind) {
    case 'name': {
      const name = [type.name, ...type.path].join('.') + (type.binding === null ? '!' : '');
      return type.args.length === 0 ? name : `${name}<${type.args.map(of).join(', ')}>`;
    }
    case 'typeof':
      return `typeof ${shownValue(facts, type.value)}`;
    case 'union':
      return type.arms.map(of).join(' | ');
    case 'intersection':
      return type.arms.map(of).join(' & ');
    case 'members':
      return `{ ${Object.entries(type.members)
        .map(([name, member]) => `${name}: ${of(member)}`)
        .join(', ')} }`;
    case 'array':
      return `${of(type.element)}[]`;
    case 'keyword':
      return type.name;
    case 'function':
      return 'function';
    case 'imported':
      return [`import '${type.specifier}'`, ...type.path].join('.');
    case 'other':
      return '<other>';
  }
}

/** The function of that name. */
export function functionNamed(facts: FileFacts, name: string): FunctionFact {
  const found = facts.functions.find(fn => fn.name === name);
  assert.ok(found !== undefined, `no function ${name}`);
  return found;
}
