import { type PolicyFlaw, policyFlaws } from '../math/policy.ts';
import type { PolicyBand, Slo } from '../model/model.ts';
import { percentInWords } from '../units/words.ts';
import type { Draft, Judged } from './draft.ts';
import { quoted } from './words.ts';

/** The policy that a document states itself: gaps and contradictions. */
export function checkPolicies({ file, slos }: Judged): readonly Draft[] {
  const isSaid = file.issues.some(({ rule }) => rule === 'policy-bands');
  return slos.flatMap(({ slo }) =>
    slo.policy === null
      ? []
      : policyFlaws(slo.policy)
          .filter(({ kind }) => !(isSaid && saidByReader.has(kind)))
          .map(flaw => draftOf(flaw, slo)),
  );
}

const saidByReader = new Set<PolicyFlaw['kind']>(['gap', 'contradiction']);

function draftOf(flaw: PolicyFlaw<PolicyBand>, slo: Slo): Draft {
  const place = (band: PolicyBand | undefined): Draft['span'] => band?.field?.span ?? slo.head;
  switch (flaw.kind) {
    case 'gap':
      return {
        rule: 'policy-gap',
        message: Number.isFinite(flaw.from)
          ? `Nothing says what holds below ${percentInWords(flaw.to)} of the budget; add it`
          : 'Nothing says what holds once the budget is spent; add it',
        span: place(slo.policy?.at(-1)),
      };
    case 'contradiction':
      return {
        rule: 'policy-gap',
        message: `${quoted(flaw.second.name)} begins where ${quoted(flaw.first.name)} does; keep one`,
        span: place(flaw.second),
      };
    case 'unreachable':
      return {
        rule: 'policy-gap',
        message: `More than ${percentInWords(flaw.band.above ?? 1)} of the budget cannot be left; lower it`,
        span: place(flaw.band),
      };
    case 'order':
      return {
        rule: 'policy-gap',
        message: `${quoted(flaw.band.name)} holds back more than ${quoted(flaw.below.name)}, with more budget left`,
        span: place(flaw.band),
      };
  }
}
