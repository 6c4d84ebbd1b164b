import type { RuleMeta } from './rule.ts';

/**
 * How the presets weigh a guard that is missing or does not work. A context that cannot be told is weighed as a server;
 * tests are reviewed and not reported.
 */
export const guardSeverities: Pick<RuleMeta, 'severities' | 'inferred' | 'included'> = {
  severities: {
    essential: { server: 'warning', unknown: 'warning', browser: 'off', script: 'off', test: 'off' },
    recommended: {
      server: 'warning',
      unknown: 'warning',
      browser: 'information',
      script: 'information',
      test: 'off',
    },
    strict: {
      server: 'warning',
      unknown: 'warning',
      browser: 'information',
      script: 'information',
      test: 'off',
    },
  },
  inferred: { essential: 'off', recommended: 'off', strict: 'information' },
  included: 'information',
};
