import { isAtLeast } from '../../base/severity.ts';
import { defaultSettings } from '../../base/settings.ts';
import type { Review } from '../../review/session-types.ts';
import { judgeSlo } from '../../slo/rules/check.ts';
import type { Io } from '../io.ts';
import type { FindingsRequest } from '../report-request.ts';
import { giveUp, status, type Status } from '../usage.ts';
import { type CheckedDocuments, checkReportOf } from './check-report.ts';
import { type Configuration, configurationOf } from './configuration.ts';
import { type Documents, documentsOf } from './documents.ts';
import { findingOfFailure, findingsOf } from './findings.ts';
import { filesOf } from './reading.ts';

/** Checks SLO documents, writes the report and tells the exit status. */
export async function runCheck(request: FindingsRequest, io: Io): Promise<Status> {
  const documents = await documentsOf(io, request.input);
  if (typeof documents === 'string') {
    return giveUp(io, documents);
  }
  const checked = checkedOf(documents, configurationOf(documents));
  io.stdout.write(checkReportOf(checked, request, io));
  return checked.review.findings.some(
    ({ severity, suppressed }) => suppressed === null && isAtLeast(severity, request.failOn),
  )
    ? status.findings
    : status.fine;
}

function checkedOf(documents: Documents, configuration: Configuration): CheckedDocuments {
  const asked = documents.asked.filter(({ file }) => !configuration.of(file).weights.ignored);
  const files = filesOf(asked);
  const all = [...files, ...filesOf(documents.around)];
  const found = files.flatMap(file => {
    const context = { ...configuration.of(file.path), others: all };
    return findingsOf(file, judgeSlo(file, context));
  });
  const failed = asked.flatMap(document =>
    document.kind === 'unreadable' ? [findingOfFailure(document.file, document.failure)] : [],
  );
  const review: Review = {
    preset: defaultSettings.preset,
    files: { seen: asked.length, parsed: files.length, cached: 0, skipped: [] },
    problems: [...documents.problems, ...configuration.problems],
    dependencies: [],
    calls: [],
    findings: [...configuration.findings, ...failed, ...found.map(({ finding }) => finding)],
  };
  return { review, files, found };
}
