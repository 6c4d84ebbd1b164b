import { runToEnd } from './processes.ts';
import { startServer } from './server.ts';

export interface StartOptions {
  /** The extension's folder; it is installed from there, so that a new build counts after the window is reloaded. */
  readonly extensionDir: string;
  /** The folder that the address opens. */
  readonly folder: string;
  /** The first port to try; of the hundred from it, a free one is taken. */
  readonly firstPort: number;
  /** Arguments for `node` that build the extension. */
  readonly build: readonly string[];
}

const portsTried = 100;

/**
 * Builds the extension, starts a VS Code server with it and says on stdout, in one line, where to open it. Lasts
 * until Ctrl+C (or SIGTERM), and leaves nothing running then.
 *
 * @returns the exit status: 0 after Ctrl+C, 1 where the build failed or the server could not start or ended.
 */
export async function startForPerson(options: StartOptions): Promise<number> {
  const interrupted = new Promise<'interrupted'>(resolve => {
    const stop = (): void => resolve('interrupted');
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
  try {
    await runToEnd(process.execPath, options.build);
    const server = await startServer({
      extensions: [{ kind: 'installed', folder: options.extensionDir }],
      port: `${options.firstPort}-${options.firstPort + portsTried - 1}`,
    });
    // (Not by the server's --default-folder: with it, diagnostics do not reach files opened from the explorer.)
    const address = `${server.address}&folder=${encodeURI(options.folder)}`;
    console.log(`VS Code with the extension: ${address} (Ctrl+C ends it)`);
    const end = await Promise.race([interrupted, server.ended]);
    const logs = end === 'interrupted' ? '' : await server.logs();
    await server.stop();
    if (end === 'interrupted') {
      return 0;
    }
    console.error(`The VS Code server ended with status ${String(end)}.\n${logs}`);
    return 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
