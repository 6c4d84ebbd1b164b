import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { typesFolder } from '../../../../fixtures/types/install.ts';
import type { Project } from '../../annotated.ts';
import type { KitUnderTest } from './kits.ts';

/** How a program ended that was left to itself. */
export interface Ending {
  readonly code: number | null;
  /** The signal that it had to be ended with. */
  readonly signal: string | null;
  readonly output: string;
}

/** More than the longest wait of any guard, in ms; a breaker's timer that holds the program would take 10 s. */
const limit = 8_000;

/** Runs `main.mjs` of a project in a process of its own, with the kit's package at hand; ends it only where it does not end by itself. */
export async function run(
  kit: KitUnderTest,
  files: Project,
  env: Readonly<Record<string, string>>,
): Promise<Ending> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'faultline-wrap-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await mkdir(join(folder, 'node_modules'));
    if (kit.package !== null) {
      const installed = join(typesFolder, 'node_modules', kit.installed);
      await symlink(installed, join(folder, 'node_modules', kit.package), 'junction');
    }
    return await ended(folder, env);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ended(cwd: string, env: Readonly<Record<string, string>>): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'main.mjs'], {
      cwd,
      env: { ...process.env, ...env },
      timeout: limit,
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}
