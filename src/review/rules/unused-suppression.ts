import type { Rule } from './rule.ts';

const everywhere = {
  server: 'warning',
  unknown: 'warning',
  browser: 'warning',
  script: 'warning',
  test: 'warning',
} as const;

/** A comment that suppresses nothing. It judges comments, not calls: the suppressions report it when they are applied. */
export const unusedSuppression: Rule = {
  meta: {
    id: 'unused-suppression',
    summary: 'A suppression comment has nothing to suppress, or names no rule.',
    docs: 'docs/rules/unused-suppression.md',
    severities: { essential: everywhere, recommended: everywhere, strict: everywhere },
    inferred: { essential: 'off', recommended: 'off', strict: 'off' },
    included: 'warning',
  },
  check() {
    return [];
  },
};
