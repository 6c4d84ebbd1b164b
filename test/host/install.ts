import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runDir } from './paths.ts';
import { preparedFolder } from './prepared-folder.ts';

/** A VS Code server that is ready to start. */
export interface VscodeInstall {
  /** The folder that holds `out/server-main.js` and `extensions/`. */
  readonly serverDir: string;
  /** Whether this call installed it or found it. */
  readonly from: 'registry' | 'kept';
}

const manifestDir = path.join(import.meta.dirname, 'vscode');
const manifestFiles = ['package.json', 'package-lock.json', '.npmrc'];
// In place of native modules of `@vscode/`, which stay unbuilt since no install script runs.
const replacedModules = ['spdlog', 'native-watchdog'];
const replacementOf = (name: string): string => path.join(manifestDir, 'native', `${name}.cjs`);
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * The VS Code server of the npm package `code-server`, at the version that `test/host/vscode/package-lock.json`
 * names. The first call installs it (600 MB, some 15 s) into {@link runDir}, later ones find it there.
 *
 * @param say gets one sentence when an installation starts; stderr unless given.
 * @throws Error in one sentence where the registry cannot be reached or npm fails.
 */
export async function installVscode(say: (sentence: string) => void = toStderr): Promise<VscodeInstall> {
  const sources = [
    ...manifestFiles.map(name => path.join(manifestDir, name)),
    ...replacedModules.map(replacementOf),
  ];
  const texts = await Promise.all(sources.map(file => readFile(file)));
  const hash = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 12);
  let from: VscodeInstall['from'] = 'kept';
  const folder = await preparedFolder(path.join(runDir(), `server-${hash}`), async staging => {
    from = 'registry';
    say(`Installing the VS Code server for the tests, once, into ${path.dirname(staging)} (about 600 MB) …`);
    await installInto(staging);
  });
  return { serverDir: path.join(folder, serverPath), from };
}

const serverPath = path.join('node_modules', 'code-server', 'lib', 'vscode');

async function installInto(folder: string): Promise<void> {
  for (const name of manifestFiles) {
    await copyFile(path.join(manifestDir, name), path.join(folder, name));
  }
  await npmCi(folder, []);
  // The server brings shrinkwrap files of its own. The outer one lacks an optional peer (tslib), which `npm ci`
  // takes for a lockfile out of step unless peers are left alone.
  const serverDir = path.join(folder, serverPath);
  await npmCi(serverDir, ['--omit=dev', '--legacy-peer-deps']);
  for (const name of replacedModules) {
    await copyFile(replacementOf(name), path.join(serverDir, 'node_modules', '@vscode', name, 'index.js'));
  }
  // TypeScript, for the language features that every VS Code has.
  await npmCi(path.join(serverDir, 'extensions'), ['--omit=dev']);
}

/** `npm ci` in `folder`, silent unless it fails. The folder is named twice, since an outer `npm run` exports its own. */
async function npmCi(folder: string, flags: readonly string[]): Promise<void> {
  const child = spawn('npm', ['ci', '--prefix', folder, ...quiet, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) {
    throw new Error(explainNpmFailure(output));
  }
}

const unreachable =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/** One sentence for what npm said when it failed. */
export function explainNpmFailure(output: string): string {
  const cause = unreachable.exec(output)?.[0];
  if (cause !== undefined) {
    return (
      `The npm registry cannot be reached (${cause}), so the VS Code server for the tests cannot be installed; ` +
      'check `npm ping`, or set FAULTLINE_VSCODE_DIR to a folder where an earlier run installed it.'
    );
  }
  const lastLines = output.trim().split('\n').slice(-12).join('\n');
  return `npm could not install the VS Code server for the tests:\n${lastLines}`;
}

function toStderr(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
