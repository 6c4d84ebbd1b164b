import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { bodyAttributes, type HostMessage, type PageMessage } from '../../src/protocol/slo-preview.ts';
import { readPageMessage } from '../../src/protocol/slo-preview-page.ts';
import { projectDir } from '../host/paths.ts';
import type { SampleDocument } from './sample-document.ts';
import { type ThemeName, themes } from './themes.ts';

const origin = 'https://preview.test';

/** What is shipped: script and style, minified. */
export interface Bundles {
  readonly script: string;
  readonly style: string;
}

let bundles: Promise<Bundles> | null = null;

/** Builds the page as it is shipped, once. */
export function pageBundles(): Promise<Bundles> {
  bundles ??= Promise.all([bundled('src/webview/main.ts'), bundled('src/webview/styles/main.css')]).then(
    ([script, style]) => ({ script, style }),
  );
  return bundles;
}

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: projectDir,
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    target: 'chrome128',
    outdir: path.join(projectDir, 'dist'),
  });
  return outputFiles[0]?.text ?? '';
}

export interface Opening {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly strings?: Readonly<Record<string, string>>;
  /** What the page kept when it was last there. */
  readonly state?: unknown;
  readonly forcedColors?: 'active' | 'none';
}

/** A preview in a browser, with this process in the place of VS Code and the language server. */
export class OpenPage {
  readonly page: Page;
  readonly document: SampleDocument;
  /** All that the page has sent, but for edits, in order. */
  readonly sent: PageMessage[] = [];
  /** What the browser has complained of: errors, and what the policy forbade. */
  readonly complaints: string[] = [];
  state: unknown;

  constructor(page: Page, document: SampleDocument, state: unknown) {
    this.page = page;
    this.document = document;
    this.state = state;
  }

  async send(message: HostMessage | { readonly kind: string }): Promise<void> {
    await this.page.evaluate(data => {
      window.dispatchEvent(new MessageEvent('message', { data }));
    }, message);
  }

  /** Sends the document as it is now. */
  async show(): Promise<void> {
    await this.send({ kind: 'preview', preview: this.document.preview() });
  }

  /** Types another text beside the preview. */
  async type(text: string): Promise<void> {
    await this.send({ kind: 'preview', preview: this.document.type(text) });
  }

  async text(selector: string): Promise<string> {
    return ((await this.page.locator(selector).textContent()) ?? '').replaceAll('\u202f', ' ');
  }

  async texts(selector: string): Promise<readonly string[]> {
    const all = await this.page.locator(selector).allTextContents();
    return all.map(each => each.replaceAll('\u202f', ' ').trim());
  }

  /** Takes what the page has sent, as the extension does. */
  async take(data: unknown): Promise<void> {
    const message = readPageMessage(data);
    if (message === null) {
      this.complaints.push(`No message: ${JSON.stringify(data)}`);
    } else if (message.kind === 'edit') {
      const end = this.document.edit(message);
      const isRefused = typeof end === 'object';
      if (end === 'done') {
        await this.show();
      }
      await this.send({
        kind: 'edited',
        request: message.request,
        end: isRefused ? 'refused' : end,
        reason: isRefused ? end.refused : null,
      });
    } else {
      this.sent.push(message);
      if (message.kind === 'ready') {
        await this.show();
      }
    }
  }
}

/** Opens the preview of a document, under the policy of the extension. */
export async function openPage(
  browser: Browser,
  document: SampleDocument,
  opening: Opening = {},
): Promise<OpenPage> {
  const { theme = 'dark', width = 1280, height = 900, state, strings = {} } = opening;
  const built = await pageBundles();
  const context = await browser.newContext({
    viewport: { width, height },
    forcedColors: opening.forcedColors ?? 'none',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const open = new OpenPage(page, document, state);
  page.on('console', message => {
    if (message.type() === 'error') {
      open.complaints.push(message.text());
    }
  });
  page.on('pageerror', error => open.complaints.push(String(error)));
  await page.exposeBinding('toHost', (_, data: unknown) => void open.take(data));
  await page.exposeBinding('toState', (_, kept: unknown) => void (open.state = kept));
  await page.addInitScript(asVsCode, { state, variables: themes[theme].variables });
  const answers: Readonly<Record<string, { readonly contentType: string; readonly body: string }>> = {
    '/': { contentType: 'text/html', body: html(themes[theme].classes, strings) },
    '/page.js': { contentType: 'text/javascript', body: built.script },
    '/page.css': { contentType: 'text/css', body: built.style },
  };
  await page.route(`${origin}/**`, route =>
    route.fulfill(answers[new URL(route.request().url()).pathname] ?? { status: 404 }),
  );
  await page.goto(`${origin}/`);
  await page.waitForSelector('h1, .banner');
  return open;
}

function html(classes: string, strings: Readonly<Record<string, string>>): string {
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-of-the-test'",
    `style-src ${origin}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const json = JSON.stringify(strings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SLO preview</title>
<link rel="stylesheet" href="${origin}/page.css">
</head>
<body class="${classes}" ${bodyAttributes.uri}="file:///shop/checkout.slo.yaml" ${bodyAttributes.strings}="${json}">
<script nonce="of-the-test" src="${origin}/page.js"></script>
</body>
</html>`;
}

interface Given {
  readonly state: unknown;
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs in the page before its script does: what VS Code brings along. */
function asVsCode({ state, variables }: Given): void {
  const host = window as unknown as {
    readonly toHost: (data: unknown) => Promise<void>;
    readonly toState: (data: unknown) => Promise<void>;
    acquireVsCodeApi: () => object;
  };
  let kept = state;
  host.acquireVsCodeApi = () => ({
    postMessage: (data: unknown) => void host.toHost(JSON.parse(JSON.stringify(data))),
    getState: () => kept,
    setState: (next: unknown) => {
      kept = next;
      void host.toState(next);
    },
  });
  document.addEventListener('readystatechange', () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(variables)) {
      style.setProperty(`--vscode-${name}`, value);
    }
    style.setProperty('--vscode-font-family', '"Open Sans", system-ui, sans-serif');
    style.setProperty('--vscode-editor-font-family', 'monospace');
  });
}
