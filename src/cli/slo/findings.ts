import type { Finding } from '../../base/finding.ts';
import { comparePlaces, type LineStarts, lineStartsOf, placeOf } from '../../base/place.ts';
import { spanContains } from '../../base/span.ts';
import type { Failure } from '../../node/failure.ts';
import type { SloFile, SloIssue } from '../../slo/model/model.ts';
import type { SloVerdict } from '../../slo/rules/check.ts';

/** Where the fixes of an SLO document take their text from: the document itself. */
const kit = 'document';

/** A finding, and the issue that it is made of. */
export interface SloFinding {
  readonly finding: Finding;
  readonly issue: SloIssue;
}

/** What was found in a file as findings, by place, what comments silence among the rest. Ids are made of rule, file and SLO, so they stay while lines move. */
export function findingsOf(file: SloFile, { issues, suppressed }: SloVerdict): readonly SloFinding[] {
  const lines = lineStartsOf(file.text);
  const seen = new Map<string, number>();
  const silenced = suppressed.map(({ issue, by, reason }) => ({ issue, suppressed: { by, reason } }));
  return [...issues.map(issue => ({ issue, suppressed: null })), ...silenced]
    .map(each => ({ ...each, place: placeOf(file.path, lines, each.issue.span) }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ issue, place, suppressed: silence }) => {
      const ruleId = `slo/${issue.rule}`;
      const key = [ruleId, file.path, sloAround(file, issue)].filter(part => part !== null).join(':');
      const ordinal = (seen.get(key) ?? 0) + 1;
      seen.set(key, ordinal);
      const finding: Finding = {
        id: ordinal === 1 ? key : `${key}#${String(ordinal)}`,
        ruleId,
        severity: issue.severity,
        message: issue.message,
        ...place,
        call: null,
        related: relatedOf(file, issue, lines),
        suppressed: silence,
        fixes: (issue.fixes ?? []).map(({ id, title, preferred }) => ({ id, title, kit, preferred })),
        ...(issue.tag === 'unnecessary' ? { tag: issue.tag } : {}),
      };
      return { finding, issue };
    });
}

/** By the starts of the SLOs, which stand in the order of the text: a file may have thousands of SLOs and of findings. */
function sloAround({ slos }: SloFile, { span }: SloIssue): string | null {
  let low = 0;
  let high = slos.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slos[middle]?.span.start ?? Infinity) <= span.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const holds = (index: number): boolean => {
    const slo = slos[index];
    return slo !== undefined && spanContains(slo.span, span);
  };
  let index = low - 1;
  while (holds(index - 1)) {
    index--;
  }
  return holds(index) ? (slos[index]?.id ?? null) : null;
}

function relatedOf(file: SloFile, { related = [] }: SloIssue, lines: LineStarts): Finding['related'] {
  return related.map(({ span, message }) => ({ ...placeOf(file.path, lines, span), message }));
}

/** A file that the system does not let us read. */
export const unreadableRule = 'slo/unreadable';

/** A document that could not even be decoded: nobody's tool reads it either. It is about the file as a whole. */
export function findingOfFailure(file: string, failure: Failure): Finding {
  const ruleId = ruleOf(failure);
  return {
    id: `${ruleId}:${file}`,
    ruleId,
    severity: 'error',
    message:
      failure.kind === 'skipped' ? `The file cannot be read: it is ${failure.reason}` : failure.message,
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    call: null,
    related: [],
    suppressed: null,
    fixes: [],
  };
}

/** As the reader would say it, had it got the text. */
function ruleOf(failure: Failure): string {
  switch (failure.kind) {
    case 'encoding':
      return 'slo/encoding';
    case 'unreadable':
      return unreadableRule;
    case 'skipped':
      return failure.reason === 'binary' ? 'slo/encoding' : 'slo/too-large';
  }
}
