import type { CallFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { functionOf } from './inspect.ts';
import { localFunction } from './local-index.ts';

/** Where something is kept between calls: a member by its name (`.failures`), or a variable of a file. */
export type Cell = string;

/** Members of everything, which are no state of anybody. */
const common: ReadonlySet<string> = new Set(['length', 'size', 'now', 'get', 'has', 'getTime']);

/** A function of the project. */
export interface FunctionAt {
  readonly file: string;
  readonly fn: FunctionId;
}

/** The function that a call calls, where it is one of the project. */
export function calledFunction(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
): FunctionAt | null {
  const fn = localFunction(facts, call.callee);
  if (fn !== null) {
    return { file, fn };
  }
  const kind = facts.values[call.callee]?.kind;
  return kind === 'member' || kind === 'binding'
    ? functionOf(linker, { file, value: call.callee, env: null })
    : null;
}

/** Where a value is kept; null: nowhere that lasts. */
export function cellOf(file: string, facts: FileFacts, value: ValueId): Cell | null {
  const node = facts.values[value];
  if (node?.kind === 'member') {
    return node.property === null ? cellOf(file, facts, node.object) : `.${node.property}`;
  }
  return node?.kind === 'binding' ? `${String(node.binding)} ${file}` : null;
}

const deepest = 8;

/** What is read where a value is made: members, variables, what functions read that are called for it, and the clock. */
export interface Read {
  readonly cells: Set<Cell>;
  clock: boolean;
}

export function readBy(linker: Linker, file: string, value: ValueId, layers = 2): Read {
  const into: Read = { cells: new Set(), clock: false };
  const facts = linker.facts(file);
  if (facts !== null) {
    read({ linker, file, facts, layers, into, seen: new Set() }, value, 0);
  }
  return into;
}

interface Reading {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  readonly layers: number;
  readonly into: Read;
  readonly seen: Set<ValueId>;
}

function read(reading: Reading, value: ValueId, depth: number): void {
  const { facts, file, into, seen } = reading;
  const node = facts.values[value];
  if (node === undefined || depth > deepest || seen.has(value)) {
    return;
  }
  seen.add(value);
  const inner = (id: ValueId): void => {
    read(reading, id, depth + 1);
  };
  switch (node.kind) {
    case 'binding':
      into.cells.add(`${String(node.binding)} ${file}`);
      // A name within a function stands for what it is made of.
      if (facts.bindings[node.binding]?.within !== null) {
        facts.bindings[node.binding]?.values.slice(0, deepest).forEach(inner);
      }
      break;
    case 'member':
      if (node.property !== null && !common.has(node.property)) {
        into.cells.add(`.${node.property}`);
      }
      inner(node.object);
      getter(reading, node.object, node.property);
      break;
    case 'binary':
      inner(node.left);
      inner(node.right);
      break;
    case 'unary':
    case 'await':
    case 'typed':
      inner(node.value);
      break;
    case 'either':
      node.arms.forEach(inner);
      if (node.test !== null) {
        inner(node.test);
      }
      break;
    case 'call':
      called(reading, node.call, inner);
      break;
    default:
      break;
  }
}

const clocks = /^(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?|hrtime|Date)$/;

function called(reading: Reading, id: number, inner: (value: ValueId) => void): void {
  const { linker, file, facts, layers, into } = reading;
  const call = facts.calls[id];
  if (call === undefined) {
    return;
  }
  into.clock ||= clocks.test(call.calleeText);
  const callee = facts.values[call.callee];
  if (callee?.kind === 'member') {
    inner(callee.object);
  }
  call.args.forEach(argument => {
    inner(argument.value);
  });
  const fn = layers > 0 ? calledFunction(linker, file, facts, call) : null;
  if (fn !== null) {
    readInside(reading, fn);
  }
}

/** `this.isOpen`, where that is a getter. */
function getter(reading: Reading, object: ValueId, name: string | null): void {
  const { file, facts, layers } = reading;
  const node = facts.values[object];
  const owner = node?.kind === 'this' && node.class !== null ? facts.classes[node.class] : undefined;
  const fn =
    name !== null && owner !== undefined && Object.hasOwn(owner.methods, name)
      ? owner.methods[name]
      : undefined;
  if (fn !== undefined && layers > 0 && facts.functions[fn]?.style === 'getter') {
    readInside(reading, { file, fn });
  }
}

/** What a function reads to tell what it gives: what it returns, and what it tests. */
function readInside({ linker, layers, into }: Reading, { file, fn }: FunctionAt): void {
  const facts = linker.facts(file);
  const fact = facts?.functions[fn];
  if (facts === null || fact === undefined) {
    return;
  }
  const { start, end } = fact.span;
  const tests = [...facts.branches, ...facts.conditions]
    .filter(({ then }) => then.span.start >= start && then.span.end <= end)
    .map(({ test }) => test);
  for (const value of [...fact.returns, ...tests]) {
    const found = readBy(linker, file, value, layers - 1);
    found.cells.forEach(cell => into.cells.add(cell));
    into.clock ||= found.clock;
  }
}
