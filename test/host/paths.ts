import path from 'node:path';

/** The project's folder. */
export const projectDir = path.resolve(import.meta.dirname, '../..');

/**
 * Where the tests keep what they install, unpack and leave behind (git-ignored): the VS Code server, Chromium,
 * screenshots of runs that gave up. `FAULTLINE_VSCODE_DIR` names another place, which several checkouts may share.
 */
export function runDir(): string {
  const elsewhere = process.env.FAULTLINE_VSCODE_DIR;
  return elsewhere ? path.resolve(elsewhere) : path.join(projectDir, '.vscode-test');
}
