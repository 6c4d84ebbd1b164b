import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { bodyAttributes } from '../../protocol/slo-preview.ts';

/** What the page is made of. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** Reads the parts of the page, which ship with the extension. */
export async function readPageParts(extension: vscode.Uri): Promise<PageParts> {
  const read = async (name: string): Promise<string> => {
    const file = vscode.Uri.joinPath(extension, 'dist', 'webview', name);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  };
  const [script, style] = await Promise.all([read('slo-editor.js'), read('slo-editor.css')]);
  return { script, style };
}

/**
 * The page of the preview of a document. It is whole: what a webview loads besides takes longer than to draw it. It may run its own
 * script and nothing else, and reach nothing outside.
 */
export function pageHtml({ script, style }: PageParts, document: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    // A chart becomes a PNG by being drawn as an image first.
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const strings = JSON.stringify(vscode.l10n.bundle ?? {});
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(vscode.l10n.t('SLO preview'))}</title>
<style nonce="${nonce}">${within(style, 'style')}</style>
</head>
<body ${bodyAttributes.uri}="${escaped(document.toString())}" ${bodyAttributes.strings}="${escaped(strings)}">
<script nonce="${nonce}">${within(script, 'script')}</script>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? '');
}

/** A text that does not end the element that it stands in: what would, stands in a string or a comment. */
function within(text: string, element: 'script' | 'style'): string {
  return text.replaceAll(new RegExp(`</(?=${element})`, 'gi'), '<\\/').replaceAll('<!--', '<\\!--');
}
