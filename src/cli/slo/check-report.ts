import type { FixSource } from '../../review/report/sarif-fixes.ts';
import type { DescribedRule } from '../../review/report/sarif-rules.ts';
import { counted } from '../../review/report/words.ts';
import type { Review } from '../../review/session-types.ts';
import type { SloFile } from '../../slo/model/model.ts';
import { rejectedPage, sloRules } from '../../slo/rules/rules.ts';
import type { Io } from '../io.ts';
import { reportOf, type ReportRequest } from '../reports.ts';
import { type SloFinding, unreadableRule } from './findings.ts';

/** What was checked. */
export interface CheckedDocuments {
  /** In the form of every report: no calls, no dependencies. */
  readonly review: Review;
  readonly files: readonly SloFile[];
  /** Those of the findings that are about the text of a file. */
  readonly found: readonly SloFinding[];
}

/** The report of a check, as it is written to the standard output. */
export function checkReportOf(checked: CheckedDocuments, request: ReportRequest, io: Io): string {
  const slos = checked.files.reduce((sum, { slos }) => sum + slos.length, 0);
  const reported = {
    review: checked.review,
    baseline: null,
    fixes: fixesOf(checked),
    looked: slos === 0 ? 'no SLOs' : counted(slos, 'SLO'),
    rules: describedRules(checked.review),
  };
  return reportOf(reported, request, io);
}

function describedRules({ preset }: Review): readonly DescribedRule[] {
  return [
    ...sloRules.map(({ id, summary, docs, severities }) => ({
      id,
      summary,
      docs,
      severity: severities === 'as-found' ? ('error' as const) : severities[preset],
    })),
    { id: unreadableRule, summary: 'The file cannot be read.', docs: rejectedPage, severity: 'error' },
  ];
}

function fixesOf({ files, found }: CheckedDocuments): FixSource {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const byId = new Map(found.map(each => [each.finding.id, each]));
  return {
    text: file => texts.get(file) ?? null,
    fix: (file, findingId, fixId) => {
      const fix = byId.get(findingId)?.issue.fixes?.find(({ id }) => id === fixId);
      return fix === undefined ? null : { title: fix.title, edits: [{ file, edits: fix.edits }] };
    },
  };
}
