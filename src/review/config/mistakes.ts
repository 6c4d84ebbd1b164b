import type { Finding } from '../../base/finding.ts';
import { lineStartsOf, placeOf } from '../../base/place.ts';
import type { Severity } from '../../base/severity.ts';
import type { Span } from '../../base/span.ts';

/** What can be wrong in a `.faultline.yaml`, and how much it matters: an error where what was written has no effect at all. */
export const mistakeSeverities = {
  syntax: 'error',
  'unknown-key': 'warning',
  'duplicate-key': 'warning',
  'wrong-type': 'error',
  'unknown-preset': 'error',
  'unknown-rule': 'warning',
  'unknown-severity': 'error',
  'unknown-library': 'warning',
  'bad-duration': 'error',
  'bad-share': 'error',
  'bad-rate': 'error',
  'bad-glob': 'error',
  'unused-glob': 'information',
  'unknown-value': 'error',
  'missing-key': 'error',
  'bad-name': 'error',
  contradiction: 'error',
  'policy-gap': 'warning',
} as const satisfies Record<string, Severity>;

export type MistakeKind = keyof typeof mistakeSeverities;

export interface Mistake {
  readonly kind: MistakeKind;
  readonly span: Span;
  /** One sentence under 100 characters. */
  readonly message: string;
}

/** More than anybody mends at once; a text that is no configuration at all has thousands. */
const mostFindings = 100;

/** Mistakes as findings (`config/<kind>`), in the order of the text; the first hundred of them. */
export function findingsOfMistakes(
  file: string,
  text: string,
  mistakes: readonly Mistake[],
): readonly Finding[] {
  const lines = lineStartsOf(text);
  return [...mistakes]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .slice(0, mostFindings)
    .map(({ kind, span, message }, ordinal) => ({
      id: `config/${kind}:${file}#${String(ordinal + 1)}`,
      ruleId: `config/${kind}`,
      severity: mistakeSeverities[kind],
      message,
      ...placeOf(file, lines, span),
      call: null,
      related: [],
      suppressed: null,
      fixes: [],
    }));
}
