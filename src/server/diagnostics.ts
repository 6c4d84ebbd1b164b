import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import type { Finding } from '../base/finding.ts';
import { comparePlaces, type PlaceWithMessage } from '../base/place.ts';
import type { Severity } from '../base/severity.ts';
import { joinPerCall, type JoinedFinding } from '../review/faces.ts';
import { toLsp, type ToEditor } from './positions.ts';

/** What diagnostics are made with. */
export interface DiagnosticsOf {
  /** The file that the findings are of. */
  readonly file: string;
  /** Where in that file's document a range stands now. */
  readonly toEditor: ToEditor;
  /** The URI of a file of the review. */
  readonly uriOf: (file: string) => string;
  /** The URI of a rule's page. */
  readonly pageOf: (ruleId: string) => string;
}

/** One diagnostic for each call and each finding without a call; suppressed ones give none. */
export function diagnosticsOf(findings: readonly Finding[], of: DiagnosticsOf): Diagnostic[] {
  return joinPerCall(findings).flatMap(joined => {
    const range = of.toEditor(joined.speaks);
    return range === null ? [] : [{ ...diagnosticOf(joined, of), range }];
  });
}

function diagnosticOf({ speaks, also: others }: JoinedFinding, of: DiagnosticsOf): Omit<Diagnostic, 'range'> {
  const also = others.map(({ file, line, column, endLine, endColumn, message, ruleId }) => ({
    // Each by its name: a spread would work out the fixes of every finding.
    file,
    line,
    column,
    endLine,
    endColumn,
    message: `also: ${message} (${ruleId})`,
  }));
  const related = [...also, ...worthAVisit(speaks)]
    .flatMap(place => relatedOf(place, of))
    .slice(0, mostRelated);
  return {
    severity: severities[speaks.severity],
    source: 'faultline',
    code: speaks.ruleId,
    codeDescription: { href: of.pageOf(speaks.ruleId) },
    message: speaks.message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(speaks.tag === 'unnecessary' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** An editor shows these above all else in its hover; what is left out is in the card and in the reports. */
const mostRelated = 4;

/**
 * The places that are worth a visit: not the call itself, where the reader is already; and of those of which the same is said
 * (its callers), the first, with how many more there are.
 */
function worthAVisit(finding: Finding): readonly PlaceWithMessage[] {
  const byMessage = new Map<string, PlaceWithMessage[]>();
  for (const place of finding.related.filter(each => comparePlaces(each, finding) !== 0)) {
    const same = byMessage.get(place.message) ?? [];
    same.push(place);
    byMessage.set(place.message, same);
  }
  return [...byMessage].flatMap(([message, [first, ...more]]) =>
    first === undefined
      ? []
      : [{ ...first, message: more.length === 0 ? message : `${message} (and ${String(more.length)} more)` }],
  );
}

function relatedOf(place: PlaceWithMessage, of: DiagnosticsOf): DiagnosticRelatedInformation[] {
  const range = place.file === of.file ? of.toEditor(place) : toLsp(place);
  return range === null ? [] : [{ location: { uri: of.uriOf(place.file), range }, message: place.message }];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
