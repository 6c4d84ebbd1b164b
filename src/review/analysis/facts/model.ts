import type { LineStarts } from '../../../base/place.ts';
import type { Span } from '../../../base/span.ts';

/**
 * The facts of one file: a small, serialisable summary, free of the catalog and of other files. Values stay symbolic:
 * nothing is evaluated, and what one refers to is looked up when somebody asks. Numbers are indices into the tables.
 */
export interface FileFacts {
  readonly lines: LineStarts;
  readonly module: 'esm' | 'cjs';
  readonly values: readonly Value[];
  readonly calls: readonly CallFact[];
  readonly bindings: readonly BindingFact[];
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly contexts: readonly ContextFact[];
  /** In the order in which they end. */
  readonly branches: readonly BranchFact[];
  /** Every other `if` in which something is set, waited for or set off. */
  readonly conditions: readonly BranchFact[];
  readonly updates: readonly UpdateFact[];
  readonly types: readonly TypeFact[];
  /** Type aliases and interfaces by name: what their members are. */
  readonly declared: Readonly<Record<string, DeclaredType>>;
  readonly exports: readonly ExportFact[];
  readonly writes: readonly WriteFact[];
  readonly directives: readonly DirectiveFact[];
  /** Marks that tell where the file runs. */
  readonly marks: readonly Mark[];
}

export type ValueId = number;
export type BindingId = number;
export type FunctionId = number;
export type ClassId = number;
export type CallId = number;
export type ContextId = number;
export type TypeId = number;

export type Mark = 'jsx' | 'use-client' | 'use-server' | 'shebang';

export type Value = { readonly span: Span } & ValueShape;

export type ValueShape =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'undefined' }
  /** A template with its text parts; an expression between them is a value. */
  | { readonly kind: 'template'; readonly parts: readonly (string | ValueId)[] }
  | { readonly kind: 'object'; readonly properties: readonly Property[] }
  | { readonly kind: 'array'; readonly elements: readonly (ValueId | { readonly spread: ValueId })[] }
  | { readonly kind: 'binding'; readonly binding: BindingId }
  | { readonly kind: 'global'; readonly name: string }
  /** `property: null`: computed from something that is no literal. */
  | {
      readonly kind: 'member';
      readonly object: ValueId;
      readonly property: string | null;
      readonly computed: ValueId | null;
    }
  /** The result of a call or of `new`. */
  | { readonly kind: 'call'; readonly call: CallId }
  | { readonly kind: 'function'; readonly fn: FunctionId }
  | { readonly kind: 'class'; readonly class: ClassId }
  | { readonly kind: 'this'; readonly class: ClassId | null }
  | { readonly kind: 'super'; readonly class: ClassId | null }
  | { readonly kind: 'await'; readonly value: ValueId }
  /** One of them: `a ?? b`, `a || b`, `a && b`, `c ? a : b`, a default of a parameter or of a destructured name. */
  | {
      readonly kind: 'either';
      readonly op: '??' | '||' | '&&' | '?:' | 'default';
      readonly arms: readonly ValueId[];
      readonly test: ValueId | null;
    }
  | { readonly kind: 'binary'; readonly op: string; readonly left: ValueId; readonly right: ValueId }
  | { readonly kind: 'unary'; readonly op: string; readonly value: ValueId }
  /** A parameter of a function; `rest`: the array of the remaining arguments. */
  | { readonly kind: 'parameter'; readonly fn: FunctionId; readonly index: number; readonly rest: boolean }
  /** `require('x')` (`load: 'require'`), `await import('x')` or the namespace that an import statement gives. */
  | { readonly kind: 'module'; readonly specifier: string; readonly load: 'import' | 'require' | 'dynamic' }
  /** A name imported by a statement: `default`, or an exported name. */
  | { readonly kind: 'imported'; readonly specifier: string; readonly name: string }
  /** An element of something that is iterated: `for (const x of xs)`. */
  | { readonly kind: 'element'; readonly of: ValueId }
  /** Asserted to be of a type: `x as AxiosInstance`, `<T>x`, `x satisfies T` (`!` leaves no trace). */
  | { readonly kind: 'typed'; readonly value: ValueId; readonly type: TypeId }
  /** Everything else: what it is, for the evidence. */
  | { readonly kind: 'opaque'; readonly what: string };

export type Property =
  | { readonly kind: 'property'; readonly key: string; readonly value: ValueId; readonly span: Span }
  | { readonly kind: 'computed'; readonly key: ValueId; readonly value: ValueId; readonly span: Span }
  | { readonly kind: 'spread'; readonly value: ValueId; readonly span: Span };

export interface BindingFact {
  readonly name: string;
  readonly span: Span;
  readonly kind: 'const' | 'let' | 'parameter' | 'function' | 'class' | 'import' | 'catch';
  /** Every value that is assigned to it anywhere in the file. Empty: never assigned, or from something opaque. */
  readonly values: readonly ValueId[];
  /** Annotated or, for an import, known to be a type only. */
  readonly type: TypeId | null;
  readonly typeOnly: boolean;
  /** The function it is declared in; null at module level. */
  readonly within: FunctionId | null;
}

export interface ArgumentFact {
  readonly value: ValueId;
  readonly spread: boolean;
  readonly span: Span;
}

export interface CallFact {
  readonly span: Span;
  /** The value of this call itself. */
  readonly value: ValueId;
  readonly callee: ValueId;
  /** What is called, as it stands: `axios.get`; ends where the arguments (or type arguments) begin. */
  readonly calleeSpan: Span;
  readonly calleeText: string;
  /** Of the last name in the callee: `get`. */
  readonly nameSpan: Span;
  readonly args: readonly ArgumentFact[];
  /** From `(` to `)`; null for `new X`. */
  readonly argsSpan: Span | null;
  readonly by: 'call' | 'new' | 'tag';
  readonly optional: boolean;
  readonly context: ContextId;
  readonly within: FunctionId | null;
  readonly statement: Span;
}

/**
 * What encloses a place, from the inside out: each context names the next one out (null: the module).
 * `value` contexts are those through which the value itself (a promise) is handed on; a call's chain begins with its own.
 */
export type ContextFact = { readonly outer: ContextId | null } & ContextShape;

export type ContextShape =
  | { readonly kind: 'await' }
  | { readonly kind: 'argument'; readonly call: CallId; readonly index: number }
  /** It is the object of a member access that is called: `fetch(x).then(…)`; `call`: that outer call. */
  | { readonly kind: 'receiver'; readonly call: CallId; readonly property: string }
  | { readonly kind: 'element' }
  | { readonly kind: 'property'; readonly key: string }
  | { readonly kind: 'return' }
  | { readonly kind: 'initializer'; readonly binding: BindingId }
  | { readonly kind: 'arm' }
  /** A statement of its own begins here: outside of it the value is not handed on. */
  | { readonly kind: 'statement' }
  | {
      readonly kind: 'loop';
      readonly loop: 'for' | 'for-of' | 'for-in' | 'while' | 'do-while';
      readonly span: Span;
      /** How its body leaves, breaks and continues of this loop among them. */
      readonly exits: Exits;
      /** The condition under which it goes on; null: none (`for (;;)`), or it iterates over something. */
      readonly test: ValueId | null;
      /** What `for … of` and `for … in` iterate over; null: another loop. */
      readonly over: ValueId | null;
    }
  | { readonly kind: 'try'; readonly part: 'block' | 'handler' | 'finalizer'; readonly try: TryFact }
  | { readonly kind: 'function'; readonly fn: FunctionId }
  | { readonly kind: 'class'; readonly class: ClassId };

export interface TryFact {
  readonly span: Span;
  readonly handler: Span | null;
  readonly finalizer: Span | null;
  /** The name of what is caught; null: none, or a pattern. */
  readonly caught: BindingId | null;
  readonly blockExits: Exits;
  /** Null: there is no handler. */
  readonly handlerExits: Exits | null;
}

/**
 * How control can leave a block, by the statements that stand in it, not in functions inside. Conditions are not evaluated: both arms of an
 * `if` count (`while (true)` without `break` never completes).
 */
export interface Exits {
  /** Its end can be reached. */
  readonly completes: boolean;
  /** What it returns; null: a bare `return`. */
  readonly returns: readonly (ValueId | null)[];
  /** What it throws, past every `catch` inside. */
  readonly throws: readonly ValueId[];
  /** It leaves the nearest loop (or a labelled one, or for a block inside a `switch` that) around it. */
  readonly breaks: boolean;
  /** It goes on with the next round of the nearest loop around it, or of a labelled one. */
  readonly continues: boolean;
}

/** `this.failures++`, `active -= 1`: a member, or a variable of a function further out, is counted up or down. */
export interface UpdateFact {
  readonly target: ValueId;
  readonly direction: 'up' | 'down';
  readonly span: Span;
}

/** An `if` one of whose arms leaves: what is tested, and what becomes of it. */
export interface BranchFact {
  readonly test: ValueId;
  readonly then: ArmFact;
  /** Null: there is no `else`. */
  readonly otherwise: ArmFact | null;
}

export interface ArmFact {
  readonly span: Span;
  readonly exits: Exits;
}

export interface FunctionFact {
  readonly name: string | null;
  readonly span: Span;
  readonly nameSpan: Span | null;
  readonly bodySpan: Span;
  readonly style: 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter';
  readonly flow: 'sync' | 'async' | 'generator' | 'async-generator';
  readonly parameters: readonly ParameterFact[];
  /** What it returns (an arrow's expression, every `return`). */
  readonly returns: readonly ValueId[];
  /** How its body leaves; an arrow's expression is returned. */
  readonly exits: Exits;
  readonly returnType: TypeId | null;
  readonly context: ContextId | null;
  readonly class: ClassId | null;
  /** Names that it assigns to or writes as keys, for a cheap "could it set a timeout". */
  readonly sets: readonly string[];
  readonly decorators: readonly ValueId[];
  /** The words of a `@faultline` tag in the comment above it. */
  readonly tags?: readonly string[];
}

export interface ParameterFact {
  /** The binding, where the parameter is a plain name. */
  readonly binding: BindingId | null;
  readonly name: string | null;
  readonly type: TypeId | null;
  /** The value when it is left out. */
  readonly default: ValueId | null;
  readonly rest: boolean;
  readonly optional: boolean;
}

export interface ClassFact {
  readonly name: string | null;
  readonly span: Span;
  readonly superclass: ValueId | null;
  /** Values of fields, own and static, from initialisers and from `this.x = …` in any method. */
  readonly fields: Readonly<Record<string, readonly ValueId[]>>;
  readonly fieldTypes: Readonly<Record<string, TypeId>>;
  readonly methods: Readonly<Record<string, FunctionId>>;
  readonly constructorFn: FunctionId | null;
  /** Members that only the class itself, and the classes that extend it, can reach. */
  readonly hidden: readonly string[];
  readonly decorators: readonly ValueId[];
  readonly tags?: readonly string[];
}

export type TypeFact =
  /** A named type: `binding` where the root name is declared or imported in this file. */
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly path: readonly string[];
      readonly binding: BindingId | null;
      readonly args: readonly TypeId[];
    }
  | { readonly kind: 'typeof'; readonly value: ValueId }
  | { readonly kind: 'union'; readonly arms: readonly TypeId[] }
  | { readonly kind: 'intersection'; readonly arms: readonly TypeId[] }
  | { readonly kind: 'members'; readonly members: Readonly<Record<string, TypeId>> }
  | { readonly kind: 'array'; readonly element: TypeId }
  | { readonly kind: 'keyword'; readonly name: string }
  /** `returns`: what calling it gives; null: not said, or it is for `new`. */
  | { readonly kind: 'function'; readonly returns: TypeId | null }
  | { readonly kind: 'imported'; readonly specifier: string; readonly path: readonly string[] }
  | { readonly kind: 'other' };

export interface DeclaredType {
  readonly type: TypeId;
  readonly extends: readonly TypeId[];
}

export type ExportFact =
  /** `name`: `default`, a name, or `=` for `module.exports = …`. */
  | { readonly kind: 'value'; readonly name: string; readonly value: ValueId; readonly span: Span }
  | { readonly kind: 'from'; readonly name: string; readonly specifier: string; readonly imported: string }
  | { readonly kind: 'star'; readonly specifier: string }
  | { readonly kind: 'namespace'; readonly name: string; readonly specifier: string };

/** Stands for a computed name in the path of an assignment, and behind a field's name for what is written into its entries. */
export const anyEntry = '[]';

/** An assignment to a member: `axios.defaults.timeout = 5000` (object `axios`, path `['defaults', 'timeout']`). */
export interface WriteFact {
  readonly object: ValueId;
  readonly path: readonly string[];
  readonly value: ValueId;
  readonly span: Span;
  readonly within: FunctionId | null;
}

/** A comment that speaks to Faultline, taken from the comments, not from the text. */
export interface DirectiveFact {
  /** The comment with its marks. */
  readonly span: Span;
  readonly style: 'line' | 'block' | 'jsx';
  /** What it says, without its marks and the space around it. */
  readonly text: string;
  /** Where that text begins in the file. */
  readonly textStart: number;
}

export interface SyntaxProblem {
  readonly span: Span;
  /** Of the text that did not parse. */
  readonly lines: LineStarts;
  readonly message: string;
  readonly kind: 'syntax' | 'internal';
}

export type FactsResult =
  | { readonly kind: 'facts'; readonly facts: FileFacts }
  | { readonly kind: 'problem'; readonly problem: SyntaxProblem };
