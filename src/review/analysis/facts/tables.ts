import type { Span } from '../../../base/span.ts';
import type {
  ArgumentFact,
  BindingFact,
  BranchFact,
  CallFact,
  CallId,
  ClassFact,
  ContextId,
  ContextShape,
  DeclaredType,
  ExportFact,
  FunctionFact,
  FunctionId,
  Mark,
  TypeFact,
  TypeId,
  UpdateFact,
  Value,
  ValueId,
  ValueShape,
  WriteFact,
} from './model.ts';

/** A fact while it is being made: the same shape, still to be written to. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export type BindingDraft = Draft<BindingFact>;
export type FunctionDraft = Draft<FunctionFact>;
export interface ClassDraft extends Omit<Draft<ClassFact>, 'fields' | 'fieldTypes' | 'methods'> {
  readonly fields: Map<string, ValueId[]>;
  readonly fieldTypes: Map<string, TypeId>;
  readonly methods: Map<string, FunctionId>;
}
export interface CallDraft extends Draft<CallFact> {
  args: ArgumentFact[];
}

/** A context as the walk holds it; it gets its place in the table when a call or function in it needs one. */
export interface OpenContext {
  readonly outer: OpenContext | null;
  readonly shape: ContextShape;
  id: ContextId | null;
}

/** The tables of one file's facts, growing. */
export class Tables {
  readonly values: Value[] = [];
  readonly calls: CallDraft[] = [];
  readonly bindings: BindingDraft[] = [];
  readonly functions: FunctionDraft[] = [];
  readonly classes: ClassDraft[] = [];
  readonly contexts: ({ outer: ContextId | null } & ContextShape)[] = [];
  readonly branches: BranchFact[] = [];
  readonly types: TypeFact[] = [];
  readonly declared = new Map<string, DeclaredType>();
  readonly exports: ExportFact[] = [];
  readonly writes: WriteFact[] = [];
  readonly conditions: BranchFact[] = [];
  readonly updates: UpdateFact[] = [];
  /** How many assignments and waits there have been so far. */
  events = 0;
  readonly marks = new Set<Mark>();

  value(span: Span, shape: ValueShape): ValueId {
    this.values.push({ ...shape, span });
    return this.values.length - 1;
  }

  type(type: TypeFact): TypeId {
    this.types.push(type);
    return this.types.length - 1;
  }

  call(draft: CallDraft): CallId {
    this.calls.push(draft);
    return this.calls.length - 1;
  }

  context(open: OpenContext | null): ContextId | null {
    if (open === null) {
      return null;
    }
    if (open.id === null) {
      const outer = this.context(open.outer);
      this.contexts.push({ outer, ...open.shape });
      open.id = this.contexts.length - 1;
    }
    return open.id;
  }
}
