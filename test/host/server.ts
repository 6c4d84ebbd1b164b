import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installVscode } from './install.ts';
import { collectLogs } from './logs.ts';
import { endGroup, runToEnd } from './processes.ts';
import { quietSettings, type Settings } from './settings.ts';
import { Tail } from './tail.ts';

/**
 * How the extension gets into VS Code: `development` loads its folder when the window opens, as F5 does;
 * `installed` puts a folder among the installed extensions; `vsix` installs a package.
 */
export type ExtensionUnderTest =
  | { readonly kind: 'development'; readonly folder: string }
  | { readonly kind: 'installed'; readonly folder: string }
  | { readonly kind: 'vsix'; readonly file: string };

export interface ServerOptions {
  readonly extensions?: readonly ExtensionUnderTest[];
  /** The user's settings, over {@link quietSettings}. */
  readonly settings?: Settings;
  /** `off` (unless given): every folder is trusted. `on`: a folder opens in restricted mode. */
  readonly workspaceTrust?: 'on' | 'off';
  /** The port; 0 unless given: any free one. Of a range the first free one is taken. */
  readonly port?: number | `${number}-${number}`;
  /** Environment variables of the server and of the extension host, over this process's. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code server; nothing of it is left after {@link VscodeServer.stop}. */
export interface VscodeServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT/?tkn=…`: the workbench; `&folder=…` or other parameters may be appended. */
  readonly address: string;
  /** Folders that a window loads as development extensions. */
  readonly developmentExtensions: readonly string[];
  /**
   * Changes settings while VS Code runs; they win over the user's, and those not named stay as they are. Settings
   * that VS Code keeps for the application alone cannot be changed so, only given at the start.
   */
  changeSettings(changes: Settings): Promise<void>;
  /** The last lines of all logs: server, extension host, output channels. */
  logs(): Promise<string>;
  /** The status when the server ends by itself. */
  readonly ended: Promise<number | null>;
  /** Ends server, extension hosts and what they started, and removes the data folder. May be called twice. */
  stop(): Promise<void>;
}

const startupMilliseconds = 60_000;

/**
 * Starts a VS Code server with a fresh profile on this machine's loopback interface, installing it when needed.
 *
 * @throws Error where it cannot be installed, an extension cannot be installed, or nothing listens after 60 s.
 */
export async function startServer(options: ServerOptions = {}): Promise<VscodeServer> {
  const { serverDir } = await installVscode();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'faultline-vscode-'));
  try {
    const profile = await prepareProfile(dataDir, options);
    await installExtensions(serverDir, dataDir, options.extensions ?? []);
    const token = randomBytes(16).toString('hex');
    const child = spawnServer(serverDir, dataDir, token, options);
    // For a process that ends without stop(), by an exception of a test, say.
    const removeOnExit = (): void => {
      endGroup(child, 'SIGKILL');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    };
    process.once('exit', removeOnExit);
    const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
    const stop = async (): Promise<void> => {
      endGroup(child, 'SIGTERM');
      await ended;
      endGroup(child, 'SIGKILL');
      process.removeListener('exit', removeOnExit);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    };
    const said = new Tail();
    const port = await listening(child, ended, said).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    const address = `http://127.0.0.1:${String(port)}/?tkn=${token}`;
    return {
      port,
      address,
      ...profile,
      logs: async () => `--- server\n${said.toString()}\n${await collectLogs(dataDir)}`,
      ended,
      stop,
    };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

type Profile = Pick<VscodeServer, 'developmentExtensions' | 'changeSettings'>;

async function prepareProfile(dataDir: string, options: ServerOptions): Promise<Profile> {
  const userSettings = { ...quietSettings, ...options.settings };
  await writeSettings(path.join(dataDir, 'data', 'User'), userSettings);
  // The window reads the user's file once; the machine's, which wins over it, is watched from the start if it exists.
  const machineDir = path.join(dataDir, 'data', 'Machine');
  let changed: Settings = {};
  await writeSettings(machineDir, changed);
  const changeSettings = (changes: Settings): Promise<void> => {
    changed = { ...changed, ...changes };
    return writeSettings(machineDir, changed);
  };
  const developmentExtensions = (options.extensions ?? []).flatMap(extension =>
    extension.kind === 'development' ? [path.resolve(extension.folder)] : [],
  );
  return { changeSettings, developmentExtensions };
}

async function writeSettings(folder: string, settings: Settings): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

async function installExtensions(
  serverDir: string,
  dataDir: string,
  extensions: readonly ExtensionUnderTest[],
): Promise<void> {
  const extensionsDir = path.join(dataDir, 'extensions');
  for (const extension of extensions) {
    switch (extension.kind) {
      case 'development':
        break;
      case 'installed': {
        // VS Code adopts the folders that it finds here at its first start.
        await mkdir(extensionsDir, { recursive: true });
        await symlink(
          path.resolve(extension.folder),
          path.join(extensionsDir, await folderName(extension.folder)),
        );
        break;
      }
      case 'vsix':
        await runToEnd(process.execPath, [
          path.join(serverDir, 'out', 'server-main.js'),
          '--accept-server-license-terms',
          `--server-data-dir=${dataDir}`,
          `--install-extension=${path.resolve(extension.file)}`,
        ]);
        break;
    }
  }
}

/** `publisher.name-version`, as VS Code names the folders of installed extensions. */
async function folderName(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return `${String(manifest.publisher)}.${String(manifest.name)}-${String(manifest.version)}`;
}

function spawnServer(
  serverDir: string,
  dataDir: string,
  token: string,
  options: ServerOptions,
): ChildProcess {
  // A built VS Code loads development extensions and their tests only with this. It also hides notification toasts,
  // so a server without them goes without it.
  const development = (options.extensions ?? []).some(extension => extension.kind === 'development')
    ? ['--enable-smoke-test-driver']
    : [];
  const trust = options.workspaceTrust === 'on' ? [] : ['--disable-workspace-trust'];
  const args = [
    path.join('out', 'server-main.js'),
    '--host=127.0.0.1',
    `--port=${String(options.port ?? 0)}`,
    `--connection-token=${token}`,
    `--server-data-dir=${dataDir}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    ...development,
    ...trust,
  ];
  return spawn(process.execPath, args, {
    cwd: serverDir,
    // Without a gallery nothing looks for extensions on the network.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that extension hosts and language servers end with it.
    detached: process.platform !== 'win32',
  });
}

/** The port that the server says it listens on; all that it says from now on goes to `said`. */
async function listening(child: ChildProcess, ended: Promise<number | null>, said: Tail): Promise<number> {
  const told = new Promise<number>(resolve => {
    const read = (chunk: Buffer): void => {
      said.push(chunk);
      const port = /Extension host agent listening on (\d+)/.exec(chunk.toString())?.[1];
      if (port !== undefined) {
        resolve(Number(port));
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const failed = ended.then(status => {
    throw new Error(`The VS Code server ended with status ${String(status)}:\n${said.toString()}`);
  });
  const late = AbortSignal.timeout(startupMilliseconds);
  const gaveUp = new Promise<never>((_resolve, reject) => {
    late.addEventListener('abort', () => {
      reject(new Error(`The VS Code server did not listen within 60 s:\n${said.toString()}`));
    });
  });
  return Promise.race([told, failed, gaveUp]);
}
