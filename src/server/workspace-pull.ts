import type {
  CancellationToken,
  Diagnostic,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Finding } from '../base/finding.ts';
import { pageOf, pathIn, reviewedDocument, type ServerContext } from './context.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { FolderReview } from './folder.ts';
import { toLsp } from './positions.ts';
import { diagnosticsOfDocument, reportOf } from './pull.ts';
import { ClosedSloDocuments } from './slo/closed-documents.ts';
import { diagnosticsOfSlo } from './slo/service.ts';

/**
 * Answers pulls for the whole workspace. The editor asks again soon after each answer, so a request is held open until
 * something has changed since the results that it knows.
 */
export class WorkspacePull {
  private readonly context: ServerContext;
  private readonly closedSlos: ClosedSloDocuments;
  private wakeUps: (() => void)[] = [];

  constructor(context: ServerContext) {
    this.context = context;
    this.closedSlos = new ClosedSloDocuments(context);
  }

  /** Something may have changed. */
  changed(): void {
    const all = this.wakeUps;
    this.wakeUps = [];
    for (const wakeUp of all) {
      wakeUp();
    }
  }

  async answer(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
    for (;;) {
      const items = await this.changedSince(known, token);
      if (items.length > 0 || token.isCancellationRequested) {
        return { items };
      }
      await this.nextChange(token);
    }
  }

  private nextChange(token: CancellationToken): Promise<void> {
    return new Promise(resolve => {
      this.wakeUps.push(resolve);
      token.onCancellationRequested(() => {
        resolve();
      });
    });
  }

  private async changedSince(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const found = await this.everything(token);
    for (const uri of known.keys()) {
      if (!found.has(uri)) {
        found.set(uri, { version: null, items: [] });
      }
    }
    return [...found].flatMap(([uri, { version, items }]): WorkspaceDocumentDiagnosticReport[] => {
      const previous = known.get(uri);
      const report = reportOf(this.context, items, previous);
      const nothing = report.kind === 'unchanged' || (previous === undefined && items.length === 0);
      return nothing ? [] : [{ ...report, uri, version }];
    });
  }

  private async everything(
    token: CancellationToken,
  ): Promise<Map<string, { readonly version: number | null; readonly items: Diagnostic[] }>> {
    const { context } = this;
    const found = new Map<string, { readonly version: number | null; readonly items: Diagnostic[] }>();
    for (const folder of context.workspace.all) {
      const review = await folder.all();
      for (const [file, findings] of byFile(review?.findings ?? [])) {
        const uri = context.platform.uriOf(pathIn(folder.root, file));
        found.set(uri, { version: null, items: this.closedFile(folder, file, findings) });
      }
    }
    for (const [uri, items] of await this.closedSlos.diagnostics()) {
      found.set(uri, { version: null, items });
    }
    for (const document of context.documents.all()) {
      const slo = context.slo.documents.of(document.uri);
      if (slo !== null) {
        const items = await diagnosticsOfSlo(context, slo, token);
        found.set(document.uri, { version: document.version, items });
        continue;
      }
      const reviewed = await reviewedDocument(context, document.uri, token);
      if (reviewed !== null) {
        found.set(document.uri, {
          version: document.version,
          items: diagnosticsOfDocument(context, reviewed),
        });
      }
    }
    return found;
  }

  private closedFile(folder: FolderReview, file: string, findings: readonly Finding[]): Diagnostic[] {
    const { platform } = this.context;
    return diagnosticsOf(findings, {
      file,
      toEditor: toLsp,
      uriOf: other => platform.uriOf(pathIn(folder.root, other)),
      pageOf: ruleId => pageOf(this.context, ruleId),
    });
  }
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = files.get(finding.file) ?? [];
    own.push(finding);
    files.set(finding.file, own);
  }
  return files;
}
