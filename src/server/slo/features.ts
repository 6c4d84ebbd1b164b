import {
  type CancellationToken,
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { ActionData } from '../../protocol/messages.ts';
import { readLargeCommand, yamlServerMethod, type YamlServerState } from '../../protocol/slo.ts';
import { sloRuleOf } from '../../slo/rules/rules.ts';
import type { ServerContext } from '../context.ts';
import { safely } from '../safely.ts';
import { editOf, sloActions } from './actions.ts';
import { alertActions, alertEdits } from './alert-actions.ts';
import type { SloChannel } from './channel.ts';
import { sloCodeLenses } from './code-lenses.ts';
import { sloCompletions } from './completion.ts';
import type { SloDocument } from './documents.ts';
import { sloInlayHints } from './inlay-hints.ts';
import { checkedDocument, wantedDocument } from './service.ts';
import { sloSymbols } from './symbols.ts';

/** What has an editor ask for completions while somebody types: behind the colon of a key, and behind a dash. */
export const completionTriggers: readonly string[] = [' '];

/** Answers what is asked of SLO documents alone; what both halves answer is divided among them where it is asked. */
export function registerSloFeatures(context: ServerContext, channel: SloChannel): void {
  const { connection, log, slo } = context;
  const of = <T>(
    what: string,
    uri: string,
    token: CancellationToken,
    answer: (document: SloDocument) => T[] | Promise<T[]>,
  ): ReturnType<typeof safely<T[]>> =>
    safely(log, what, token, [], async () => {
      const document = await wantedDocument(context, uri);
      return document === null ? [] : answer(document);
    });
  connection.onCompletion(({ textDocument, position }, token) =>
    of('complete', textDocument.uri, token, document =>
      sloCompletions(document, { position, others: slo.surroundings.others(document) }),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    of('show inlay hints', textDocument.uri, token, document => sloInlayHints(document, range)),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    of('show code lenses', textDocument.uri, token, document =>
      sloCodeLenses(document.linkedTo(slo.surroundings.others(document)), context.abilities.preview),
    ),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    of('list symbols', textDocument.uri, token, sloSymbols),
  );
  channel.previews.register();
  connection.onNotification(yamlServerMethod, ({ state }: YamlServerState) => {
    if (slo.yamlServer !== state) {
      slo.yamlServer = state;
      channel.learnt();
    }
  });
}

/** What can be done about a document of SLOs in a range. */
export async function offerSloActions(
  context: ServerContext,
  slo: SloDocument,
  { range, context: asked }: CodeActionParams,
): Promise<CodeAction[]> {
  const wants = (kind: string): boolean =>
    asked.only === undefined || asked.only.some(only => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const { issues } = await checkedDocument(context, slo, context.slo.learnt);
    const form = formOf(context);
    actions.push(...sloActions(slo, range, { issues, shown: asked.diagnostics, form, pageOf: pageNameOf }));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    actions.push(...alertActions(slo, range));
  }
  return context.abilities.resolveEdits
    ? actions
    : actions.map(action => resolveSloAction(context, action) ?? action);
}

function formOf({ abilities }: ServerContext): 'versioned' | 'plain' {
  return abilities.documentChanges ? 'versioned' : 'plain';
}

/** Adds the edit to an action that was offered for a document of SLOs; null: it is none of those. */
export function resolveSloAction(context: ServerContext, action: CodeAction): CodeAction | null {
  const data = action.data as ActionData | undefined;
  if (data?.kind !== 'slo-alerts') {
    return null;
  }
  const slo = context.slo.documents.of(data.uri);
  const edits = slo?.version === data.version ? alertEdits(slo, data.slo) : null;
  return slo === null || edits === null ? action : { ...action, edit: editOf(slo, edits, formOf(context)) };
}

/** What the page of a rule is called: several share one. */
function pageNameOf(ruleId: string): string {
  return /^docs\/rules\/(.*)\.md$/.exec(sloRuleOf(ruleId)?.docs ?? '')?.[1] ?? ruleId;
}

/** Does what a command of SLO documents asks for; false: it is none. */
export function runSloCommand(
  context: ServerContext,
  channel: SloChannel,
  { command, argument }: { readonly command: string; readonly argument: unknown },
): 'done' | 'unknown' {
  if (command !== readLargeCommand || typeof argument !== 'string') {
    return 'unknown';
  }
  context.slo.documents.readLarge(argument);
  channel.reread();
  return 'done';
}

/** For an editor to which nothing can be announced later. */
export const sloCapabilities: ServerCapabilities = {
  completionProvider: { triggerCharacters: [...completionTriggers] },
  inlayHintProvider: true,
  codeLensProvider: {},
  documentSymbolProvider: { label: 'SLO' },
};
