import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { projectDir, runDir } from './paths.ts';
import type { Settings } from './settings.ts';

export interface ExtensionTestRun {
  /** The module whose `run()` is called in the extension host: absolute, JavaScript that VS Code can load. */
  readonly extensionTestsPath: string;
  /** The extension's folder; the project's unless given. */
  readonly extensionDevelopmentPath?: string;
  /** A folder or `.code-workspace` file; an empty window where it is left out. */
  readonly open?: string;
  readonly file?: string;
  readonly settings?: Settings;
  /** Environment variables for the tests, over this process's. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs tests inside a real VS Code with @vscode/test-electron: in the stand-in of this folder where
 * `FAULTLINE_VSCODE` is `server` or, on Linux, not set; else (`desktop`) in a desktop VS Code, which is downloaded.
 *
 * @returns the exit status of the run: 0 where `run()` resolved.
 * @throws Error where VS Code cannot be started at all.
 */
export async function runInVscode(run: ExtensionTestRun): Promise<number> {
  const profile = await mkdtemp(path.join(tmpdir(), 'faultline-profile-'));
  try {
    await mkdir(path.join(profile, 'User'), { recursive: true });
    await writeFile(path.join(profile, 'User', 'settings.json'), JSON.stringify(run.settings ?? {}));
    return await runTests({
      vscodeExecutablePath: await executable(),
      extensionDevelopmentPath: run.extensionDevelopmentPath ?? projectDir,
      extensionTestsPath: run.extensionTestsPath,
      launchArgs: [run.open, run.file]
        .filter(argument => argument !== undefined)
        .concat(`--user-data-dir=${profile}`),
      ...(run.env === undefined ? {} : { extensionTestsEnv: run.env }),
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) {
      return error.code ?? 1;
    }
    throw error;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function executable(): Promise<string> | string {
  const host = process.env.FAULTLINE_VSCODE ?? (process.platform === 'linux' ? 'server' : 'desktop');
  switch (host) {
    case 'server':
      return path.join(import.meta.dirname, 'code.mjs');
    case 'desktop':
      return downloadAndUnzipVSCode({ cachePath: runDir() });
    default:
      throw new Error(`FAULTLINE_VSCODE is "${host}"; it may be "server" or "desktop".`);
  }
}
