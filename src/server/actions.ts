import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ActionData } from '../protocol/messages.ts';
import { actionsAt, fixAllKind } from './code-actions.ts';
import { pathIn, reviewedDocument, type ReviewedDocument, type ServerContext } from './context.ts';
import { type Changes, workspaceEditOf, type EditedFile } from './edits.ts';
import { fixAll, hasSafeFix } from './fix-all.ts';

/** Offers what can be done about the findings in a range. */
export async function offerActions(
  context: ServerContext,
  { textDocument, range, context: asked }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const reviewed = await reviewedDocument(context, textDocument.uri, token);
  if (reviewed === null) {
    return [];
  }
  const { document, review, toEditor } = reviewed;
  const wants = (kind: string): boolean =>
    asked.only === undefined || asked.only.some(only => kind === only || kind.startsWith(`${only}.`));
  const writable = review.state === 'parsed' && review.text === document.getText();
  const offer = writable ? 'everything' : 'about';
  const { uri, version } = document;
  const actions = wants(CodeActionKind.QuickFix)
    ? actionsAt(review.findings, range, { uri, version, toEditor, shown: asked.diagnostics, offer })
    : [];
  if (wants(CodeActionKind.RefactorRewrite) && writable) {
    const offset = document.offsetAt(range.start);
    const shown = new Set(actions.map(({ title }) => title));
    actions.push(
      ...reviewed.folder.now
        .refactorings(reviewed.path, offset)
        .filter(({ title }) => !shown.has(title))
        .map(({ call, id, title }) => {
          const data: ActionData = { kind: 'refactor', uri, version, call, id };
          return { title, kind: CodeActionKind.RefactorRewrite, data };
        }),
    );
  }
  // Offered where it is asked for by name; among quick fixes it would be one more to read.
  if (asked.only !== undefined && wants(fixAllKind) && writable && hasSafeFix(review.findings)) {
    const data: ActionData = { kind: 'fix-all', uri, version };
    actions.push({ title: 'Make every safe fix of Faultline', kind: fixAllKind, data });
  }
  return context.abilities.resolveEdits
    ? actions
    : Promise.all(actions.map(action => resolveAction(context, action, token)));
}

/** Adds the edit to an action that was offered; none where the document has changed since. */
export async function resolveAction(
  context: ServerContext,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  const reviewed = data === undefined ? null : await reviewedDocument(context, data.uri, token);
  if (data === undefined || reviewed?.document.version !== data.version) {
    return action;
  }
  const edits = editsOf(reviewed, data);
  const edit = edits === null ? null : editOf(context, reviewed, edits);
  return edit === null ? action : { ...action, edit };
}

function editsOf({ folder, path, document }: ReviewedDocument, data: ActionData): Changes | null {
  switch (data.kind) {
    case 'fix':
      return folder.now.fix(path, data.finding, data.fix);
    case 'refactor':
      return folder.now.refactor(path, data.call, data.id);
    case 'slo-alerts':
      return null;
    case 'fix-all': {
      const edits = fixAll(folder.now, path, document.getText());
      return edits.length === 0 ? null : { edits: [{ file: path, edits }] };
    }
  }
}

function editOf(
  context: ServerContext,
  { folder, path, document }: ReviewedDocument,
  changes: Changes,
): WorkspaceEdit | null {
  const { platform, documents } = context;
  const fileOf = (file: string): EditedFile | null => {
    const absolute = pathIn(folder.root, file);
    const uri = file === path ? document.uri : platform.uriOf(absolute);
    const open = documents.get(uri);
    const text = open?.getText() ?? platform.read(absolute);
    return text === null ? null : { uri, text, version: open?.version ?? null };
  };
  const { documentChanges, createFiles } = context.abilities;
  return workspaceEditOf(changes, {
    fileOf,
    uriOf: file => platform.uriOf(pathIn(folder.root, file)),
    form: documentChanges ? 'versioned' : 'plain',
    creates: documentChanges && createFiles,
  });
}
