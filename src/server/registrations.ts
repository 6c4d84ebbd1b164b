import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { section } from '../protocol/settings.ts';
import type { ServerContext } from './context.ts';

/** What the editor reports when it changes on disk: sources, and the configuration that a review reads. */
const watched = [
  '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}',
  '**/{package.json,package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,pnpm-workspace.yaml,yarn.lock,bun.lock}',
  '**/{tsconfig*,jsconfig*,*.tsconfig,*-tsconfig}.json',
  '**/.faultline.yaml',
  '**/.gitignore',
];

/** Opens the folders, and asks to be told of changes to them. */
export function registerWorkspace(context: ServerContext, folders: readonly string[]): void {
  const { connection, abilities, workspace, log } = context;
  for (const uri of folders) {
    workspace.add(uri);
  }
  const registering = [
    abilities.configurationChanges
      ? connection.client.register(DidChangeConfigurationNotification.type, { section })
      : Promise.resolve(null),
    abilities.watchFiles
      ? connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: watched.map(globPattern => ({ globPattern })),
        })
      : Promise.resolve(null),
  ];
  Promise.all(registering).catch((error: unknown) => {
    log.error('register for changes', error);
  });
  if (abilities.folders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) {
        workspace.remove(uri);
      }
      for (const { uri } of added) {
        workspace.add(uri);
      }
      reopen(context);
    });
  }
  log.info(`Faultline ${context.platform.version} on ${context.platform.runtime}`);
}

/** A document may belong to another folder now. */
function reopen({ documents, workspace }: ServerContext): void {
  for (const document of documents.all()) {
    const located = workspace.of(document);
    located?.folder.document(located.path, document.getText());
  }
}

/** What has happened to a file, as far as a folder must know. */
export function changeOf(type: FileChangeType): 'changed' | 'listed' {
  return type === FileChangeType.Changed ? 'changed' : 'listed';
}
