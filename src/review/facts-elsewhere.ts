import { factsOf } from './analysis/facts/facts.ts';
import type { FactsResult } from './analysis/facts/model.ts';
import type { FactsWant, Parser } from './session-types.ts';

export type { FactsResult };

/** Answers a want of facts, in whatever thread the parser is. Pure; throws nothing. */
export function factsFor({ path, text, module }: FactsWant, parser: Parser): FactsResult {
  return factsOf(path, text, module, parser);
}
