import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { patience } from './eventually.ts';
import { startServer, type ServerOptions, type VscodeServer } from './server.ts';
import { VscodeWindow } from './window.ts';

export interface WindowOptions {
  /** The folder or `.code-workspace` file to open; an empty window where it is left out. */
  readonly open?: string;
  /** A file to open with the window. */
  readonly file?: string;
  /** In CSS pixels; 1400 × 900 unless given. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The module whose `run()` is called in the extension host; needs a server with a development extension. */
  readonly extensionTestsPath?: string;
  /** Called before the page is loaded: to listen to its console, say. */
  readonly beforeLoad?: (page: Page) => Promise<void>;
}

/**
 * Opens a window on a server, in a browser of its own.
 *
 * @throws Error where the browser cannot be started or the workbench is not drawn within 30 s.
 */
export async function openWindow(server: VscodeServer, options: WindowOptions = {}): Promise<VscodeWindow> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: options.viewport ?? { width: 1400, height: 900 } });
    context.setDefaultTimeout(patience);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const window = new VscodeWindow(page, server, browser);
    await options.beforeLoad?.(page);
    await page.goto(addressOf(server, options));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    return window;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A server with one window on it. */
export interface HostedVscode {
  readonly server: VscodeServer;
  readonly window: VscodeWindow;
  /** Ends window and server and removes what they left. */
  close(): Promise<void>;
}

/** Starts a server and opens a window on it: what most tests need. Throws what the two throw. */
export async function openVscode(options: ServerOptions & WindowOptions = {}): Promise<HostedVscode> {
  const server = await startServer(options);
  try {
    const window = await openWindow(server, options);
    const close = async (): Promise<void> => {
      await window.close();
      await server.stop();
    };
    return { server, window, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The workbench's address with what to open, in the terms of VS Code's own web client. */
function addressOf(server: VscodeServer, options: WindowOptions): string {
  const address = new URL(server.address);
  const remote = (file: string): string => `vscode-remote://${address.host}${encodeURI(path.resolve(file))}`;
  if (options.open === undefined) {
    address.searchParams.set('ew', 'true');
  } else {
    const kind = options.open.endsWith('.code-workspace') ? 'workspace' : 'folder';
    address.searchParams.set(kind, path.resolve(options.open));
  }
  const payload = [
    ['skipWelcome', 'true'],
    ...server.developmentExtensions.map(folder => ['extensionDevelopmentPath', remote(folder)]),
    ...(options.extensionTestsPath === undefined
      ? []
      : [['extensionTestsPath', remote(options.extensionTestsPath)]]),
    ...(options.file === undefined ? [] : [['openFile', remote(options.file)]]),
  ];
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.toString();
}
