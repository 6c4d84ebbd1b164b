import type { TextDocument } from 'vscode-languageserver-textdocument';
import { basename } from '../base/path.ts';
import type {
  CallRow,
  CallsQuery,
  CardQuery,
  DependencyTree,
  FolderDependencies,
} from '../protocol/dependencies.ts';
import { joinPerCall } from '../review/faces.ts';
import type { Review } from '../review/session-types.ts';
import { pathIn, type ServerContext } from './context.ts';
import { dependenciesOf, unreviewedOf, type DependencyWithCalls, type RowsOf } from './dependencies.ts';
import { cardOf } from './hover.ts';
import { escaped } from './markdown.ts';
import { positionsIn, toLsp, type ToEditor } from './positions.ts';
import type { Opened } from './workspace.ts';

/** More would be a list that nobody reads; the reports of the command line have them all. */
const mostUnreviewed = 200;

/** What one folder, or one document outside of every folder, calls. */
export interface FolderRows {
  readonly folder: FolderDependencies;
  readonly dependencies: readonly DependencyWithCalls[];
}

/** What is known now of every folder that is reviewed, and of each document outside of them that holds calls. */
export function rowsOfWorkspace(context: ServerContext): readonly FolderRows[] {
  return context.workspace.opened.flatMap(opened => {
    const review = opened.folder.enabled ? opened.folder.now.review() : null;
    const isEmptyDocument = opened.kind === 'document' && review?.calls.length === 0;
    return review === null || isEmptyDocument ? [] : [folderRows(context, opened, review)];
  });
}

function folderRows(context: ServerContext, opened: Opened, review: Review): FolderRows {
  const of = rowsOf(context, opened);
  const dependencies = dependenciesOf(review, of);
  const folder: FolderDependencies = {
    uri: opened.uri,
    name: basename(decodeURIComponent(opened.uri).replace(/\/$/, '')),
    files: review.files.seen,
    dependencies: dependencies.map(({ row }) => row),
    unreviewed: unreviewedOf(review, of.uriOf).slice(0, mostUnreviewed),
  };
  return { folder, dependencies };
}

/** Whether all is reviewed, or somebody has stopped it before. */
export function endOf({ workspace }: ServerContext): DependencyTree['end'] {
  return workspace.all.some(folder => folder.interrupted) ? 'interrupted' : 'finished';
}

/** The calls of a dependency, the worst first. */
export async function callsOf(
  context: ServerContext,
  { folder, dependency }: CallsQuery,
): Promise<readonly CallRow[]> {
  const opened = context.workspace.opened.find(({ uri }) => uri === folder);
  const review = (await opened?.folder.all()) ?? null;
  if (opened === undefined || review === null) {
    return [];
  }
  const found = dependenciesOf(review, rowsOf(context, opened)).find(({ row }) => row.id === dependency);
  return found?.calls ?? [];
}

/** What is reported of a call, its guard card, and where it stands. */
export async function callCard(
  context: ServerContext,
  { folder, file, call: id }: CardQuery,
): Promise<string | null> {
  const opened = context.workspace.opened.find(({ uri }) => uri === folder);
  const review = (await opened?.folder.file(file)) ?? null;
  const call = review?.calls.find(each => each.id === id);
  if (opened === undefined || review === null || call === undefined) {
    return null;
  }
  const { uriOf, toEditor } = rowsOf(context, opened);
  const reported = joinPerCall(review.findings).find(({ speaks }) => speaks.call === id);
  const range = toEditor(file)(call.calleeRange) ?? toLsp(call.calleeRange);
  return [
    ...(reported === undefined ? [] : [escaped(reported.speaks.message), '---']),
    cardOf(review, call, { toEditor: toEditor(file), uriOf, marks: context.abilities.marks }),
    escaped(`${file}:${String(range.start.line + 1)}`),
  ].join('\n\n');
}

/** An open document goes by the editor's URI, and things stand in it elsewhere than in the text that was reviewed. */
function rowsOf({ documents, workspace, histories, platform }: ServerContext, { folder }: Opened): RowsOf {
  const open = new Map<string, TextDocument>();
  for (const document of documents.all()) {
    const located = workspace.of(document);
    if (located?.folder === folder) {
      open.set(located.path, document);
    }
  }
  const positions = new Map<string, ToEditor>();
  const positionsOf = (file: string): ToEditor => {
    const document = open.get(file);
    const review = document === undefined ? null : folder.now.file(file);
    return document === undefined || review === null ? toLsp : positionsIn(document, review, histories);
  };
  return {
    uriOf: file => open.get(file)?.uri ?? platform.uriOf(pathIn(folder.root, file)),
    toEditor: file => {
      const known = positions.get(file) ?? positionsOf(file);
      positions.set(file, known);
      return known;
    },
  };
}
