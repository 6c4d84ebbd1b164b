import { lineStartsOf, rangeOf } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import type { ReaderIssueId } from '../../slo/formats/issue-ids.ts';
import type { SloFile } from '../../slo/model/model.ts';

/** What keeps a document from being read, by the issue that says so. All other issues are for `slo check`. */
const unread: Readonly<Partial<Record<ReaderIssueId, Problem['kind']>>> = {
  syntax: 'syntax',
  'too-large': 'unreadable',
  'alias-bomb': 'syntax',
  encoding: 'encoding',
  'unknown-version': 'syntax',
  'unknown-kind': 'syntax',
  'not-an-slo': 'syntax',
};

/** What of a file could not be read, as problems of a report. */
export function unreadIn(file: SloFile): readonly Problem[] {
  const lines = lineStartsOf(file.text);
  return file.issues.flatMap(({ rule, severity, message, span }) => {
    const kind = Object.hasOwn(unread, rule) ? unread[rule as ReaderIssueId] : undefined;
    return kind === undefined || severity !== 'error'
      ? []
      : [{ file: file.path, range: rangeOf(lines, span), kind, message }];
  });
}
