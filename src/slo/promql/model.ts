import type { Span } from '../../base/span.ts';

/** What Prometheus calls instant vector, range vector, scalar and string. */
export type ValueType = 'vector' | 'matrix' | 'scalar' | 'string';

/** A mistake in a query; offsets are those of the query's own text. */
export interface PromqlProblem extends Span {
  /**
   * `syntax` and `type`: Prometheus rejects it. `experimental`: it rejects it unless a feature flag is set.
   */
  readonly kind: 'syntax' | 'type' | 'experimental';
  /** One sentence: what is wrong, then what to do where that can be told. */
  readonly message: string;
}

export interface Matcher {
  /** The name of the label; `__name__` written as a matcher is one too. */
  readonly name: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  /** Without quotes and escapes. */
  readonly value: string;
  readonly span: Span;
  /** That of the value, quotes included. */
  readonly valueSpan: Span;
}

/** A function or aggregation that a selector stands in. */
export interface Enclosing {
  /** In lower case: `rate`, `sum`. */
  readonly name: string;
  /** The labels of its `by (…)`; null: it has none. */
  readonly by: readonly string[] | null;
}

export interface Selector {
  /** The metric's name, from before the braces or from `__name__="…"`; null: none, or a pattern. */
  readonly metric: string | null;
  readonly matchers: readonly Matcher[];
  /** What stands in the brackets behind it; `seconds` is null where it is an expression; null: an instant vector. */
  readonly range: { readonly text: string; readonly seconds: number | null; readonly span: Span } | null;
  /** Innermost first. */
  readonly enclosing: readonly Enclosing[];
  /** Whether it is evaluated again and again within a subquery. */
  readonly isInSubquery: boolean;
  /** Name and matchers, without range and modifiers. */
  readonly span: Span;
  /** Where a matcher can be added: just inside the closing brace, else behind the name. */
  readonly braces: Span | null;
}

/**
 * What a query counts: the selectors whose events add up to its value, null where that cannot be told (a difference, a quantile).
 */
export type Terms = readonly Selector[] | null;

export interface Promql {
  /** In order; a query with a mistake of syntax has that one only. */
  readonly problems: readonly PromqlProblem[];
  /** The type of its value; null where it cannot be told. */
  readonly type: ValueType | null;
  /** Whether the query is a selector of an instant vector and nothing else. */
  readonly isSelector: boolean;
  readonly selectors: readonly Selector[];
  readonly terms: Terms;
  /** Where the query as a whole is a division, or one less a division. */
  readonly ratio: {
    readonly numerator: Terms;
    readonly denominator: Terms;
    readonly complement: 'none' | 'one-minus';
  } | null;
  /** ` or vector(0)` behind the whole query, or behind the whole divisor of its division; what it divides is never absent. */
  readonly zeroFill: Span | null;
  readonly divisorZeroFill: Span | null;
}
