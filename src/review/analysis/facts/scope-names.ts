import type { BindingFact, BindingId } from './model.ts';
import type { Tables } from './tables.ts';

/** What a name can stand for: a value, a type or either; a number so that meanings can be joined and met. */
export const meaning = { value: 1, type: 2, either: 3 } as const;
export type Meaning = (typeof meaning)[keyof typeof meaning];

/** An identifier in the source. */
export interface Named {
  readonly name: string;
  readonly range: readonly [number, number];
}

/** What a scope is opened for: `function`s are where a `var` belongs, the kinds of type where an `infer` does. */
export type ScopeKind = 'function' | 'arrow' | 'block' | 'conditional-type' | 'inner-type';

/** A stretch of the source in which names are declared. */
export class Scope {
  readonly outer: Scope | null;
  readonly kind: ScopeKind;
  /** The scope that a `var` in here belongs to. */
  readonly hoist: Scope;
  /** How many uses of names had been seen when it was opened: those from there on stand in it. */
  readonly firstUse: number;
  /** Where the body of a function begins: its parameters do not see what is declared in there. */
  readonly bodyStart: number;
  readonly declared: Declared[] = [];

  constructor(outer: Scope | null, kind: ScopeKind, firstUse: number, bodyStart: number) {
    this.outer = outer;
    this.kind = kind;
    this.hoist = outer === null || kind === 'function' || kind === 'arrow' ? this : outer.hoist;
    this.firstUse = firstUse;
    this.bodyStart = bodyStart;
  }
}

/** A name declared in a scope that is still open. `binding: null`: declared by something that is no identifier. */
interface Declared {
  readonly name: Name;
  readonly scope: Scope;
  readonly binding: BindingId | null;
  readonly start: number;
  meaning: number;
  /** Another declaration of the same name in an open scope. */
  other: Declared | null;
}

/** A use of a name for which no declaration has been found yet. */
interface Use {
  readonly start: number;
  readonly order: number;
  readonly meaning: Meaning;
  earlier: Use | null;
}

interface Name {
  declared: Declared | null;
  pending: Use | null;
}

/**
 * Finds the declaration of each use of a name while scopes are opened and closed. A name is looked up once per use: it
 * is kept with its name, and a scope that closes takes the uses that were made since it was opened of what it declares.
 */
export class ScopeNames {
  /** By where an identifier begins: one more than the number of its binding; 0 where there is none. */
  readonly found: Int32Array;
  scope: Scope;
  private readonly tables: Tables;
  private readonly names = new Map<string, Name>();
  /** Every function has a name `arguments` that nothing in the source declares. */
  private readonly argumentsName: Name;
  private uses = 0;

  constructor(tables: Tables, length: number) {
    this.tables = tables;
    this.found = new Int32Array(length + 1);
    this.scope = new Scope(null, 'arrow', 0, 0);
    this.argumentsName = this.nameOf('arguments');
  }

  open(kind: ScopeKind, bodyStart = 0): void {
    this.scope = new Scope(this.scope, kind, this.uses, bodyStart);
  }

  /** Closes the scope that was opened last: what is declared in it is no longer seen. */
  close(): void {
    const { scope } = this;
    for (const declared of scope.declared) {
      settle(declared, this.found);
      forget(declared);
    }
    if (scope.kind === 'function' && this.argumentsName.pending !== null) {
      dropSince(this.argumentsName, scope.firstUse);
    }
    this.scope = scope.outer ?? scope;
  }

  /** Declares an identifier; a second declaration in the same scope stands for the first. */
  declare(node: Named, kind: BindingFact['kind'], means: Meaning, scope = this.scope): void {
    const name = this.nameOf(node.name);
    const before = declaredIn(name, scope);
    if (before !== null) {
      before.meaning |= means;
      this.mark(node, before.binding);
      return;
    }
    const { bindings } = this.tables;
    const binding = bindings.length;
    const span = { start: node.range[0], end: node.range[1] };
    bindings.push({ name: node.name, span, kind, values: [], type: null, typeOnly: false, within: null });
    this.mark(node, binding);
    this.add(name, scope, binding, means, node.range[0]);
  }

  /** Declares a name that no identifier spells: it hides others and has no binding. */
  hide(text: string, start: number): void {
    const name = this.nameOf(text);
    if (declaredIn(name, this.scope) === null) {
      this.add(name, this.scope, null, meaning.either, start);
    }
  }

  use(node: Named, means: Meaning): void {
    const name = this.nameOf(node.name);
    name.pending = { start: node.range[0], order: this.uses, meaning: means, earlier: name.pending };
    this.uses += 1;
  }

  private mark(node: Named, binding: BindingId | null): void {
    this.found[node.range[0]] = binding === null ? 0 : binding + 1;
  }

  private add(name: Name, scope: Scope, binding: BindingId | null, means: Meaning, start: number): void {
    const declared = { name, scope, binding, start, meaning: means, other: name.declared };
    name.declared = declared;
    scope.declared.push(declared);
  }

  private nameOf(text: string): Name {
    let name = this.names.get(text);
    if (name === undefined) {
      name = { declared: null, pending: null };
      this.names.set(text, name);
    }
    return name;
  }
}

function declaredIn(name: Name, scope: Scope): Declared | null {
  let declared = name.declared;
  while (declared !== null && declared.scope !== scope) {
    declared = declared.other;
  }
  return declared;
}

/** Takes the uses that a declaration is meant by. */
function settle(declared: Declared, found: Int32Array): void {
  const { name, scope, binding } = declared;
  let later: Use | null = null;
  for (let use = name.pending; use !== null && use.order >= scope.firstUse; use = use.earlier) {
    if (!isMeant(declared, use)) {
      later = use;
      continue;
    }
    if (binding !== null) {
      found[use.start] = binding + 1;
    }
    if (later === null) {
      name.pending = use.earlier;
    } else {
      later.earlier = use.earlier;
    }
  }
}

function isMeant(declared: Declared, use: Use): boolean {
  const { bodyStart } = declared.scope;
  return (declared.meaning & use.meaning) !== 0 && (use.start >= bodyStart || declared.start < bodyStart);
}

function dropSince(name: Name, firstUse: number): void {
  while (name.pending !== null && name.pending.order >= firstUse) {
    name.pending = name.pending.earlier;
  }
}

/** Takes a declaration out of those that are seen. It is nearly always the last. */
function forget(declared: Declared): void {
  const { name } = declared;
  if (name.declared === declared) {
    name.declared = declared.other;
    return;
  }
  let inner = name.declared;
  while (inner !== null && inner.other !== declared) {
    inner = inner.other;
  }
  if (inner !== null) {
    inner.other = declared.other;
  }
}
