import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { bodyAttributes } from '../../protocol/slo-preview.ts';

/** Where what the page loads is, and nothing else. */
export function pageFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** The page of the preview of a document. It may run its own script and nothing else, and reach nothing outside. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, document: vscode.Uri): string {
  const folder = pageFolder(extension);
  const uriOf = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
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
<link rel="stylesheet" href="${escaped(uriOf('slo-editor.css'))}">
</head>
<body ${bodyAttributes.uri}="${escaped(document.toString())}" ${bodyAttributes.strings}="${escaped(strings)}">
<script nonce="${nonce}" src="${escaped(uriOf('slo-editor.js'))}"></script>
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
