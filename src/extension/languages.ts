import type { TextDocument } from 'vscode';

const languages = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'] as const;

/** A filter of documents, as VS Code and the language client both take it. */
export type Filter =
  | { readonly language: string; readonly scheme: string }
  | { readonly scheme: string; readonly pattern: string };

/** What the server is told of: sources, wherever they come from, and its own configuration. */
const sourceSelector = languages.flatMap(language =>
  ['file', 'untitled', 'vscode-vfs', 'vscode-test-web'].map(scheme => ({ language, scheme })),
);
export const documentSelector: readonly Filter[] = [
  ...sourceSelector,
  { scheme: 'file', pattern: '**/.faultline.yaml' },
];

/** True for a source that is somebody's work: not one side of a comparison, a cell or an output. */
export function isReviewed(document: TextDocument): boolean {
  return sourceSelector.some(
    ({ language, scheme }) => language === document.languageId && scheme === document.uri.scheme,
  );
}
