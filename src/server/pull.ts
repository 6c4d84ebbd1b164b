import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { basename } from '../base/path.ts';
import { pageOf, reviewedDocument, uriOf, type ReviewedDocument, type ServerContext } from './context.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { toLsp } from './positions.ts';
import { diagnosticsOfSlo } from './slo/service.ts';
import type { Located } from './workspace.ts';

/** Answers a pull for one document. */
export async function pullDocument(
  context: ServerContext,
  uri: string,
  previous: string | undefined,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const document = context.documents.get(uri);
  return reportOf(context, await itemsOf(context, document, token), previous);
}

async function itemsOf(
  context: ServerContext,
  document: TextDocument | undefined,
  token: CancellationToken,
): Promise<Diagnostic[]> {
  if (document === undefined) {
    return [];
  }
  const slo = context.slo.documents.of(document.uri);
  if (slo !== null) {
    return diagnosticsOfSlo(context, slo, token);
  }
  return basename(document.uri) === '.faultline.yaml'
    ? configurationDiagnostics(context, document)
    : sourceDiagnostics(context, document.uri, token);
}

/** The items, or that they are as before. */
export function reportOf(
  { platform }: ServerContext,
  items: Diagnostic[],
  previous: string | undefined,
): DocumentDiagnosticReport {
  const resultId = platform.host.hash(JSON.stringify(items));
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

async function sourceDiagnostics(
  context: ServerContext,
  uri: string,
  token: CancellationToken,
): Promise<Diagnostic[]> {
  const reviewed = await reviewedDocument(context, uri, token);
  if (reviewed === null) {
    return [];
  }
  reportStatus(context, reviewed);
  return diagnosticsOfDocument(context, reviewed);
}

export function diagnosticsOfDocument(context: ServerContext, reviewed: ReviewedDocument): Diagnostic[] {
  const { document, review, toEditor, path } = reviewed;
  return diagnosticsOf(review.findings, {
    file: path,
    toEditor,
    uriOf: file => uriOf(context, reviewed, file, document.uri),
    pageOf: ruleId => pageOf(context, ruleId),
  });
}

/** The mistakes in a `.faultline.yaml`; its text is the editor's, too. */
async function configurationDiagnostics(
  context: ServerContext,
  document: TextDocument,
): Promise<Diagnostic[]> {
  const located: Located | null = context.workspace.of(document);
  const review = await located?.folder.all();
  if (located === null || review === null || review === undefined) {
    return [];
  }
  const findings = review.findings.filter(finding => finding.file === located.path);
  return diagnosticsOf(findings, {
    file: located.path,
    toEditor: toLsp,
    uriOf: file => uriOf(context, located, file, document.uri),
    pageOf: ruleId => pageOf(context, ruleId),
  });
}

/** Our own trouble with a text is no diagnostic: the language's own service says where its mistake is. */
function reportStatus(context: ServerContext, { document, review }: ReviewedDocument): void {
  const { uri } = document;
  const [problem] = review.problems;
  if (problem === undefined) {
    context.status.report({ kind: 'reviewed', uri });
  } else if (review.state === 'last-good') {
    context.status.report({ kind: 'waiting', uri, problem: problem.message });
  } else {
    context.status.report({ kind: 'skipped', uri, reason: problem.message });
  }
}
