import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { sessionSettingsOf } from '../../protocol/settings.ts';
import type { SloFile, SloIssue } from '../../slo/model/model.ts';
import { checkSlo } from '../../slo/rules/check.ts';
import { pageOf, type ServerContext } from '../context.ts';
import { isBlank, sloDiagnostics } from './diagnostics.ts';
import type { SloDocument } from './documents.ts';

/** An open document with SLOs; null: it holds none, or nobody wants to hear of it. */
export async function wantedDocument({ slo }: ServerContext, uri: string): Promise<SloDocument | null> {
  const { enable } = await slo.settings.of(uri);
  return enable ? slo.documents.of(uri) : null;
}

/** What is said of a document in the editor, once: the same text, settings and neighbours give the same answer. */
export interface Checked {
  readonly issues: readonly SloIssue[];
  readonly others: readonly SloFile[];
}

/**
 * Checks a document. A name that leads somewhere waits for the files that it may lead to; whatever else they bring is said when they
 * are read, by `learnt`.
 */
export async function checkedDocument(
  context: ServerContext,
  slo: SloDocument,
  learnt: () => void,
): Promise<Checked> {
  const { surroundings, settings: kept } = context.slo;
  const editor = await kept.of(slo.document.uri);
  if (slo.state === 'large' || isBlank(slo) || !editor.enable) {
    return { issues: [], others: [] };
  }
  if (!surroundings.isComplete(slo)) {
    const reading = surroundings.complete(slo);
    await (slo.file.references.length > 0 ? reading : void reading.then(learnt));
  }
  const others = surroundings.others(slo);
  const { settings, weights } = surroundings.configuration(slo, sessionSettingsOf(editor));
  return { issues: weights.ignored ? [] : checkSlo(slo.file, { others, settings, weights }), others };
}

/** The diagnostics of a document of SLOs. */
export async function diagnosticsOfSlo(
  context: ServerContext,
  slo: SloDocument,
  token: CancellationToken,
): Promise<Diagnostic[]> {
  const { issues } = await checkedDocument(context, slo, context.slo.learnt);
  if (token.isCancellationRequested || context.slo.documents.of(slo.document.uri) !== slo) {
    return [];
  }
  return sloDiagnostics(slo, issues, {
    yamlServer: context.slo.yamlServer,
    pageOf: ruleId => pageOf(context, ruleId),
  });
}
