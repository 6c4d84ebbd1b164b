import { Range, type TextDocument } from 'vscode';
import { detectSlo, isSloPath } from '../slo/formats/detect.ts';

const languages = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'] as const;

/** A filter of documents, as VS Code and the language client both take it. */
export type Filter =
  | { readonly language: string; readonly scheme: string }
  | { readonly scheme: string; readonly pattern: string };

/** What the server is told of: sources, wherever they come from, and its own configuration. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web'] as const;
const inAll = (named: readonly string[]): readonly { readonly language: string; readonly scheme: string }[] =>
  named.flatMap(language => schemes.map(scheme => ({ language, scheme })));
const sourceSelector = inAll(languages);
/** What SLO documents are written in. Most documents of these languages are none. */
const sloSelector = inAll(['yaml', 'markdown']);
const configurationSelector: readonly Filter[] = [{ scheme: 'file', pattern: '**/.faultline.yaml' }];

/** What the language client looks at; of YAML and Markdown it tells the server of SLO documents only. */
export const documentSelector: readonly Filter[] = [...sourceSelector, ...sloSelector];

/** What the state of the review, or of a check, is shown for. */
export const statusSelector: readonly Filter[] = [
  ...sourceSelector,
  ...configurationSelector,
  ...schemes.map(scheme => ({ scheme, pattern: '**/*.slo.{yaml,yml,md}' })),
];

/** True for a source that is somebody's work: not one side of a comparison, a cell or an output. */
export function isReviewed(document: TextDocument): boolean {
  return sourceSelector.some(
    ({ language, scheme }) => language === document.languageId && scheme === document.uri.scheme,
  );
}

/** A longer text is looked at by its beginning only: an editor must not be kept waiting. */
const longest = 1_000_000;
const firstLines = 2000;

/** True for what Faultline is configured with. */
export function isConfiguration({ uri }: TextDocument): boolean {
  return uri.scheme === 'file' && uri.path.endsWith('/.faultline.yaml');
}

/** True for a document that holds SLOs, by its name or by a cheap look at its text. */
export function isSloDocument(document: TextDocument): boolean {
  if (
    !sloSelector.some(each => each.language === document.languageId && each.scheme === document.uri.scheme)
  ) {
    return false;
  }
  return (
    isSloPath(document.uri.path) ||
    (!isConfiguration(document) && detectSlo(nameOf(document), beginningOf(document)) !== null)
  );
}

function nameOf({ uri, languageId }: TextDocument): string {
  return languageId === 'markdown' && !/\.(?:md|markdown)$/i.test(uri.path) ? `${uri.path}.md` : uri.path;
}

function beginningOf(document: TextDocument): string {
  const end = document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
  return end <= longest
    ? document.getText()
    : document.getText(new Range(0, 0, firstLines, 0)).slice(0, longest);
}
