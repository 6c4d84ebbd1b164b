import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { parseCodeArguments, type CodeArguments } from './code-arguments.ts';
import { openWindow } from './open-window.ts';
import { startServer, type VscodeServer } from './server.ts';
import type { Settings } from './settings.ts';
import { receiveTestOutput } from './test-output.ts';
import type { VscodeWindow } from './window.ts';

/** How a run ended: the test run's own status, or why there is none. */
type Outcome =
  | { readonly kind: 'finished'; readonly status: number }
  | { readonly kind: 'gave-up'; readonly reason: string };

const defaultDeadlineSeconds = 240;
const shownLogLines = 60;
const inHost = path.join(import.meta.dirname, 'in-host.cjs');

/**
 * Does what `code` does for an extension test run: opens VS Code with the extension under development, calls the
 * test module's `run()` in the extension host, and passes on to stdout what it prints.
 *
 * A run that has not ended after `FAULTLINE_VSCODE_DEADLINE` seconds (240 unless set), or whose server or page ends
 * first, is given up: a screenshot and the logs' last lines stay in the run folder, and stderr says where.
 *
 * @returns the exit status of the test run; 1 where it was given up.
 */
export async function runCode(args: readonly string[]): Promise<number> {
  const asked = parseCodeArguments(args);
  const output =
    asked.extensionTestsPath === undefined ? undefined : await receiveTestOutput(asked.extensionTestsPath);
  const server = await startServer({
    extensions: asked.extensionDevelopmentPaths.map(folder => ({ kind: 'development', folder })),
    settings: await settingsOf(asked),
    workspaceTrust: asked.workspaceTrust,
    env: output?.env ?? {},
  });
  const stopOnSignal = (): void => void server.stop().finally(() => process.exit(130));
  process.once('SIGINT', stopOnSignal).once('SIGTERM', stopOnSignal);
  try {
    return await runInWindow(server, asked);
  } finally {
    process.removeListener('SIGINT', stopOnSignal).removeListener('SIGTERM', stopOnSignal);
    await server.stop();
    await output?.close();
  }
}

async function runInWindow(server: VscodeServer, asked: CodeArguments): Promise<number> {
  const finished = Promise.withResolvers<Outcome>();
  const beforeLoad = async (page: Page): Promise<void> => {
    page.on('crash', () => {
      finished.resolve({ kind: 'gave-up', reason: 'the page crashed' });
    });
    // The workbench calls this when the test run has ended.
    await page.exposeFunction('codeAutomationExit', (status: number) => {
      finished.resolve({ kind: 'finished', status });
    });
  };
  const window = await openWindow(server, {
    beforeLoad,
    ...(asked.open === undefined ? {} : { open: asked.open }),
    ...(asked.file === undefined ? {} : { file: asked.file }),
    ...(asked.extensionTestsPath === undefined ? {} : { extensionTestsPath: inHost }),
  });
  try {
    return await statusOf(await Promise.race([finished.promise, serverEnd(server), deadline()]), window);
  } finally {
    await window.close();
  }
}

async function statusOf(outcome: Outcome, window: VscodeWindow): Promise<number> {
  switch (outcome.kind) {
    case 'finished':
      return outcome.status;
    case 'gave-up': {
      const evidence = await window.keepEvidence(`code-${String(process.pid)}`);
      console.error(`The test run in VS Code was given up: ${outcome.reason}.`);
      console.error(`A screenshot and the logs: ${evidence.files.join(' ')}`);
      console.error(evidence.logs.split('\n').slice(-shownLogLines).join('\n'));
      return 1;
    }
  }
}

async function serverEnd(server: VscodeServer): Promise<Outcome> {
  return { kind: 'gave-up', reason: `the VS Code server ended with status ${String(await server.ended)}` };
}

function deadline(): Promise<Outcome> {
  const seconds = Number(process.env.FAULTLINE_VSCODE_DEADLINE ?? defaultDeadlineSeconds);
  const reason = `it had not ended after ${String(seconds)} s`;
  return new Promise(resolve => {
    AbortSignal.timeout(seconds * 1000).addEventListener('abort', () => {
      resolve({ kind: 'gave-up', reason });
    });
  });
}

/** The user's settings where the caller prepared a profile, as a desktop VS Code would read them. */
async function settingsOf(asked: CodeArguments): Promise<Settings> {
  if (asked.userDataDir === undefined) {
    return {};
  }
  const file = path.join(asked.userDataDir, 'User', 'settings.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const settings: unknown = JSON.parse(text);
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
}
