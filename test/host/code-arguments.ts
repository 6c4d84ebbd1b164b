import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What the `code` command was asked for, as far as a VS Code on a server can do it. */
export interface CodeArguments {
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionTestsPath: string | undefined;
  /** A folder or `.code-workspace` file. */
  readonly open: string | undefined;
  readonly file: string | undefined;
  readonly workspaceTrust: 'on' | 'off';
  /** `User/settings.json` below it gives the user's settings. */
  readonly userDataDir: string | undefined;
}

/**
 * Reads the arguments that @vscode/test-electron passes on, its own and those of `launchArgs`. Of the paths the
 * first folder or workspace is opened, and the first file in it. What only a desktop knows (`--no-sandbox`,
 * `--disable-gpu-sandbox`, `--extensions-dir`, …) is passed over: the profile here is always a fresh one.
 */
export function parseCodeArguments(args: readonly string[]): CodeArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'disable-workspace-trust': { type: 'boolean' },
    },
  });
  const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const paths = positionals.map(toPath);
  const isWorkspace = (candidate: string): boolean =>
    candidate.endsWith('.code-workspace') ||
    statSync(candidate, { throwIfNoEntry: false })?.isDirectory() === true;
  return {
    extensionDevelopmentPaths: (values.extensionDevelopmentPath ?? []).map(String).map(toPath),
    extensionTestsPath: textOf(values.extensionTestsPath),
    open: paths.find(isWorkspace),
    file: paths.find(candidate => !isWorkspace(candidate)),
    workspaceTrust: values['disable-workspace-trust'] === true ? 'off' : 'on',
    userDataDir: textOf(values['user-data-dir']),
  };
}

function toPath(argument: string): string {
  return path.resolve(argument.startsWith('file://') ? fileURLToPath(argument) : argument);
}
