import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * A folder that is made once and found again by its name. `prepare` fills a staging folder beside it, which gets
 * the final name only when it is whole: a run that was interrupted leaves nothing that looks ready, and of two
 * runs that prepare the same at once the first one wins.
 *
 * @param folder absolute; its name holds a version or hash of everything that it is made from.
 * @returns `folder`.
 * @throws what `prepare` throws; the staging folder is gone then.
 */
export async function preparedFolder(
  folder: string,
  prepare: (staging: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) {
    return folder;
  }
  await removeAbandoned(folder);
  const staging = `${folder}.${String(process.pid)}.part`;
  try {
    await mkdir(staging, { recursive: true });
    await prepare(staging);
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) {
        throw error;
      }
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

/** Removes the staging folders of processes that are gone. */
async function removeAbandoned(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = /\.(\d+)\.part$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but it is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
