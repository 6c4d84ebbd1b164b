import type { TSESTree as ES } from '@typescript-eslint/types';
import type { Span } from '../../../base/span.ts';
import { type Completion, unsettledExits } from './exits.ts';
import type {
  BindingId,
  CallId,
  ClassId,
  ContextShape,
  FunctionId,
  TypeId,
  ValueId,
  ValueShape,
} from './model.ts';
import type { Scopes } from './scopes.ts';
import type { BindingDraft, CallDraft, ClassDraft, FunctionDraft, OpenContext, Tables } from './tables.ts';

export type FunctionNode =
  | ES.FunctionDeclaration
  | ES.FunctionExpression
  | ES.ArrowFunctionExpression
  | ES.TSEmptyBodyFunctionExpression
  | ES.TSDeclareFunction;
export type ClassNode = ES.ClassDeclaration | ES.ClassExpression;
export type CallNode = ES.CallExpression | ES.NewExpression | ES.TaggedTemplateExpression;

/** Where the walk stands. */
export interface Scene {
  readonly within: FunctionId | null;
  readonly class: ClassId | null;
  readonly statement: Span;
  readonly context: OpenContext | null;
}

const ofStatement: ContextShape = { kind: 'statement' };

/** What the parts of the walk share: the tables, the scopes, and what has been made of a node already. */
export class Reader {
  readonly text: string;
  readonly tables: Tables;
  readonly scopes: Scopes;
  scene: Scene = { within: null, class: null, statement: { start: 0, end: 0 }, context: null };
  /** How control leaves the blocks that somebody has asked for. */
  readonly completions = new Map<ES.Node, Completion>();
  private readonly valueOfNode = new Map<ES.Node, ValueId>();
  private readonly functionOfNode = new Map<ES.Node, FunctionId>();
  private readonly classOfNode = new Map<ES.Node, ClassId>();
  private readonly callOfNode = new Map<ES.Node, CallId>();

  constructor(text: string, tables: Tables, scopes: Scopes) {
    this.text = text;
    this.tables = tables;
    this.scopes = scopes;
  }

  /** Goes one context further in; gives the scene to come back to. */
  enter(shape: ContextShape): Scene {
    const before = this.scene;
    const { within, class: around, statement, context } = before;
    this.scene = { within, class: around, statement, context: { outer: context, shape, id: null } };
    return before;
  }

  /** Enters a statement: outside of it no value is handed on. */
  enterStatement(node: ES.Node): Scene {
    const before = this.scene;
    const { within, class: around, context } = before;
    const statement = spanOfNode(node);
    this.scene = {
      within,
      class: around,
      statement,
      context: { outer: context, shape: ofStatement, id: null },
    };
    return before;
  }

  enterFunction(within: FunctionId, statement: Span): Scene {
    const before = this.enter({ kind: 'function', fn: within });
    this.scene = { ...this.scene, within, statement };
    return before;
  }

  enterClass(id: ClassId): Scene {
    const before = this.enter({ kind: 'class', class: id });
    this.scene = { ...this.scene, class: id };
    return before;
  }

  /** Enters a part of a class that an edit may stand above. */
  enterMember(node: ES.Node): Scene {
    const before = this.scene;
    this.scene = { ...before, statement: spanOfNode(node) };
    return before;
  }

  /** Comes back to the scene that was left by entering another. */
  leave(before: Scene): void {
    this.scene = before;
  }

  known(node: ES.Node): ValueId | undefined {
    return this.valueOfNode.get(node);
  }

  add(node: ES.Node, shape: ValueShape): ValueId {
    const id = this.tables.value(spanOfNode(node), shape);
    this.valueOfNode.set(node, id);
    return id;
  }

  binding(id: BindingId): BindingDraft {
    return at(this.tables.bindings, id);
  }

  fn(id: FunctionId): FunctionDraft {
    return at(this.tables.functions, id);
  }

  class(id: ClassId): ClassDraft {
    return at(this.tables.classes, id);
  }

  /** Notes a member that cannot be reached from outside: `private`, `protected`, `#name`. */
  hide(id: ClassId, name: string | null, accessibility: string | undefined): void {
    if (
      name !== null &&
      (name.startsWith('#') || accessibility === 'private' || accessibility === 'protected')
    ) {
      this.class(id).hidden.push(name);
    }
  }

  call(id: CallId): CallDraft {
    return at(this.tables.calls, id);
  }

  functionId(node: FunctionNode): FunctionId {
    let id = this.functionOfNode.get(node);
    if (id === undefined) {
      this.tables.functions.push(emptyFunction(spanOfNode(node)));
      id = this.tables.functions.length - 1;
      this.functionOfNode.set(node, id);
    }
    return id;
  }

  classId(node: ClassNode): ClassId {
    let id = this.classOfNode.get(node);
    if (id === undefined) {
      this.tables.classes.push(emptyClass(spanOfNode(node)));
      id = this.tables.classes.length - 1;
      this.classOfNode.set(node, id);
    }
    return id;
  }

  /** The call that stands at a node, with the value that it gives; made on first sight, placed when the walk comes to it. */
  callId(node: CallNode, value: ValueId): CallId {
    let id = this.callOfNode.get(node);
    if (id === undefined) {
      id = this.tables.call(emptyCall(spanOfNode(node), value));
      this.callOfNode.set(node, id);
    }
    return id;
  }

  callAt(node: ES.Node): CallId | undefined {
    return this.callOfNode.get(node);
  }
}

export function spanOfNode(node: { readonly range: readonly [number, number] }): Span {
  return { start: node.range[0], end: node.range[1] };
}

/** An entry that is known to be there. */
function at<T>(table: readonly T[], index: number): T {
  const entry = table[index];
  if (entry === undefined) {
    throw new RangeError(`no entry ${String(index)} in a table of ${String(table.length)}`);
  }
  return entry;
}

function emptyFunction(span: Span): FunctionDraft {
  return {
    name: null,
    span,
    nameSpan: null,
    bodySpan: span,
    style: 'function',
    flow: 'sync',
    parameters: [],
    returns: [],
    exits: unsettledExits(),
    returnType: null as TypeId | null,
    context: null,
    class: null,
    sets: [],
    decorators: [],
  };
}

function emptyClass(span: Span): ClassDraft {
  return {
    name: null,
    span,
    superclass: null,
    fields: new Map(),
    fieldTypes: new Map(),
    methods: new Map(),
    constructorFn: null,
    hidden: [],
    decorators: [],
  };
}

function emptyCall(span: Span, value: ValueId): CallDraft {
  return {
    span,
    value,
    callee: value,
    calleeSpan: span,
    calleeText: '',
    nameSpan: span,
    args: [],
    argsSpan: null,
    by: 'call',
    optional: false,
    context: 0,
    within: null,
    statement: span,
  };
}
