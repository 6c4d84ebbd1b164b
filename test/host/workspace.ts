import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of its own for one test, which may change what is in it. */
export interface TemporaryWorkspace {
  /** Absolute, symbolic links resolved, so that it equals what VS Code says. */
  readonly folder: string;
  /** The text of a file, by its path in the folder. */
  read(file: string): Promise<string>;
  /** Writes a file as another program would, behind VS Code's back. */
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Makes a folder that holds a copy of `from` (its node_modules left out) and the files given by path and text, which
 * win over copied ones.
 */
export async function temporaryWorkspace(content: {
  readonly from?: string;
  readonly files?: Readonly<Record<string, string>>;
}): Promise<TemporaryWorkspace> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'faultline-workspace-')));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  if (content.from !== undefined) {
    await cp(content.from, folder, {
      recursive: true,
      filter: source => path.basename(source) !== 'node_modules',
    });
  }
  for (const [file, text] of Object.entries(content.files ?? {})) {
    await write(file, text);
  }
  return {
    folder,
    read: file => readFile(path.join(folder, file), 'utf8'),
    write,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
