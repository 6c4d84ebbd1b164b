import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import type { SloFile, SloIssue } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';
import { isSaidElsewhere } from './elsewhere.ts';

export interface SloDiagnosticsOf {
  /** Another server speaks of the YAML of this document, too. */
  readonly yamlServer: 'active' | 'none';
  /** The URI of a rule's page, by the rule's id. */
  readonly pageOf: (ruleId: string) => string;
}

/** The issues of a document as diagnostics, but for what another language server says of its YAML already. */
export function sloDiagnostics(
  slo: SloDocument,
  issues: readonly SloIssue[],
  of: SloDiagnosticsOf,
): Diagnostic[] {
  return slo.state === 'large'
    ? [largeNotice(slo)]
    : issues
        .filter(issue => of.yamlServer === 'none' || !isSaidElsewhere(slo, issue))
        .map(issue => diagnosticOf(slo, issue, of));
}

function diagnosticOf(slo: SloDocument, issue: SloIssue, of: SloDiagnosticsOf): Diagnostic {
  const id = ruleIdOf(issue);
  const related: DiagnosticRelatedInformation[] = (issue.related ?? []).map(({ span, message }) => ({
    location: { uri: slo.document.uri, range: slo.range(span) },
    message,
  }));
  return {
    range: slo.range(issue.span),
    severity: severities[issue.severity],
    source: 'faultline',
    code: id,
    codeDescription: { href: of.pageOf(id) },
    message: issue.message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(issue.tag === undefined ? {} : { tags: [tags[issue.tag]] }),
  };
}

/** With the prefix that comments and settings use. */
export function ruleIdOf({ rule }: SloIssue): string {
  return `slo/${rule}`;
}

const severities: Readonly<Record<SloIssue['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<NonNullable<SloIssue['tag']>, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** Nothing has been read of it; the code lens and the lightbulb have it read. */
function largeNotice({ document }: SloDocument): Diagnostic {
  const megabytes = (document.getText().length / 1_000_000).toFixed(1);
  const end = { line: 0, character: Math.max(1, document.getText().indexOf('\n')) };
  return {
    range: { start: { line: 0, character: 0 }, end },
    severity: DiagnosticSeverity.Information,
    source: 'faultline',
    code: largeCode,
    message: `This document has ${megabytes} MB and is not read by itself; read it from the line above`,
  };
}

export const largeCode = 'slo/large';

/** The issues of a file that nothing has been written into yet are none. */
export function isBlank({ text }: Pick<SloFile, 'text'>): boolean {
  return /^\s*$/.test(text);
}
