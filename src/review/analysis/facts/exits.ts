import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { Exits, ValueId } from './model.ts';
import type { Reader } from './reader.ts';
import type { Draft } from './tables.ts';
import { valueOf } from './values.ts';

/** How control leaves a node, with the labels that it jumps to (null: the nearest loop or `switch`). */
export interface Completion {
  readonly completes: boolean;
  readonly returns: readonly (ValueId | null)[];
  readonly throws: readonly ValueId[];
  readonly breaks: ReadonlySet<string | null>;
  readonly continues: ReadonlySet<string | null>;
}

/** What leaves a node, while its statements are gone through; whether its end is reached is what going through them gives. */
interface Sink {
  readonly returns: (ValueId | null)[];
  readonly throws: ValueId[];
  readonly breaks: Set<string | null>;
  readonly continues: Set<string | null>;
}

/** Exits to be filled in when the walk has been through a block; until then nothing leaves it. */
export function unsettledExits(): Draft<Exits> {
  return { completes: true, returns: [], throws: [], breaks: false, continues: false };
}

/** Fills in how control leaves a block or a loop's body. The walk must have been there. */
export function settleExits(reader: Reader, node: ES.Node, into: Draft<Exits>): void {
  Object.assign(into, exitsOf(reader, node));
}

/** How control leaves a block, or the body of a function: an arrow's expression is returned. The walk must have been there. */
export function exitsOf(reader: Reader, node: ES.Node): Exits {
  if (node.type !== T.BlockStatement && !isStatement(node)) {
    return { ...unsettledExits(), completes: false, returns: [valueOf(reader, node)] };
  }
  const { completes, returns, throws, breaks, continues } = completionOf(reader, node);
  return { completes, returns, throws, breaks: breaks.size > 0, continues: continues.size > 0 };
}

function isStatement(node: ES.Node): boolean {
  return node.type.endsWith('Statement') || node.type.endsWith('Declaration');
}

/** How control leaves a node; each is gone through once, however many blocks around it ask. */
function completionOf(reader: Reader, node: ES.Node): Completion {
  const before = reader.completions.get(node);
  if (before !== undefined) {
    return before;
  }
  const sink: Sink = { returns: [], throws: [], breaks: new Set(), continues: new Set() };
  const made = { ...sink, completes: flow(reader, node, sink) };
  reader.completions.set(node, made);
  return made;
}

/** Goes through a statement; gives whether its end can be reached. */
function flow(reader: Reader, node: ES.Node, sink: Sink): boolean {
  const before = reader.completions.get(node);
  if (before !== undefined) {
    passOn(before, before.throws, sink);
    return before.completes;
  }
  switch (node.type) {
    case T.BlockStatement:
      return sequence(reader, node.body, sink);
    case T.ReturnStatement:
      sink.returns.push(node.argument === null ? null : valueOf(reader, node.argument));
      return false;
    case T.ThrowStatement:
      sink.throws.push(valueOf(reader, node.argument));
      return false;
    case T.BreakStatement:
      sink.breaks.add(node.label?.name ?? null);
      return false;
    case T.ContinueStatement:
      sink.continues.add(node.label?.name ?? null);
      return false;
    case T.ExpressionStatement:
      return !endsProcess(node.expression);
    case T.IfStatement: {
      const whenTrue = flow(reader, node.consequent, sink);
      const whenFalse = node.alternate === null || flow(reader, node.alternate, sink);
      return whenTrue || whenFalse;
    }
    case T.SwitchStatement:
      return choice(reader, node, sink);
    case T.TryStatement:
      return attempt(reader, node, sink);
    case T.LabeledStatement:
      return labelled(reader, node, sink);
    default:
      return isLoop(node) ? loop(reader, node, null, sink) : true;
  }
}

/** Statements one after the other: those behind one that does not complete are not reached. */
function sequence(reader: Reader, nodes: readonly ES.Node[], sink: Sink): boolean {
  return nodes.every(node => flow(reader, node, sink));
}

function choice(reader: Reader, node: ES.SwitchStatement, sink: Sink): boolean {
  const breaks = new Set<string | null>();
  const inside: Sink = { ...sink, breaks };
  let last = true;
  for (const each of node.cases) {
    last = sequence(reader, each.consequent, inside);
  }
  const left = breaks.delete(null);
  addAll(sink.breaks, breaks);
  return left || last || node.cases.every(each => each.test !== null);
}

function attempt(reader: Reader, node: ES.TryStatement, sink: Sink): boolean {
  const block = completionOf(reader, node.block);
  const handler = node.handler === null ? null : completionOf(reader, node.handler.body);
  const last = node.finalizer === null ? null : completionOf(reader, node.finalizer);
  if (last !== null) {
    passOn(last, last.throws, sink);
    if (!last.completes) {
      return false;
    }
  }
  passOn(block, handler === null ? block.throws : [], sink);
  if (handler !== null) {
    passOn(handler, handler.throws, sink);
  }
  return block.completes || handler?.completes === true;
}

function labelled(reader: Reader, node: ES.LabeledStatement, sink: Sink): boolean {
  const { body } = node;
  const label = node.label.name;
  if (isLoop(body)) {
    return loop(reader, body, label, sink);
  }
  const breaks = new Set<string | null>();
  const completes = flow(reader, body, { ...sink, breaks });
  const left = breaks.delete(label);
  addAll(sink.breaks, breaks);
  return completes || left;
}

type Loop = ES.ForStatement | ES.ForOfStatement | ES.ForInStatement | ES.WhileStatement | ES.DoWhileStatement;

function isLoop(node: ES.Node): node is Loop {
  return (
    node.type === T.ForStatement ||
    node.type === T.ForOfStatement ||
    node.type === T.ForInStatement ||
    node.type === T.WhileStatement ||
    node.type === T.DoWhileStatement
  );
}

function loop(reader: Reader, node: Loop, label: string | null, sink: Sink): boolean {
  const body = completionOf(reader, node.body);
  const own = (target: string | null): boolean => target === null || target === label;
  passOn(
    {
      ...body,
      breaks: new Set([...body.breaks].filter(target => !own(target))),
      continues: new Set([...body.continues].filter(target => !own(target))),
    },
    body.throws,
    sink,
  );
  if ([...body.breaks].some(own)) {
    return true;
  }
  const tested = body.completes || [...body.continues].some(own);
  return !isEndless(node) && (node.type !== T.DoWhileStatement || tested);
}

/** `while (true)`, `for (;;)`: only a `break`, a `return` or an error ends it. */
function isEndless(node: Loop): boolean {
  if (node.type === T.ForOfStatement || node.type === T.ForInStatement) {
    return false;
  }
  return node.test === null || (node.test.type === T.Literal && Boolean(node.test.value));
}

function passOn(from: Completion, throws: readonly ValueId[], sink: Sink): void {
  sink.returns.push(...from.returns);
  sink.throws.push(...throws);
  addAll(sink.breaks, from.breaks);
  addAll(sink.continues, from.continues);
}

function addAll<E>(set: Set<E>, others: ReadonlySet<E>): void {
  for (const each of others) {
    set.add(each);
  }
}

/** `process.exit(1)`, `process.abort()`. */
function endsProcess(node: ES.Expression): boolean {
  return (
    node.type === T.CallExpression &&
    node.callee.type === T.MemberExpression &&
    node.callee.object.type === T.Identifier &&
    node.callee.object.name === 'process' &&
    node.callee.property.type === T.Identifier &&
    !node.callee.computed &&
    (node.callee.property.name === 'exit' || node.callee.property.name === 'abort')
  );
}
