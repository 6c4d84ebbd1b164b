import { execFile, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program silently. Throws an Error with its output where its status is not 0. */
export async function runToEnd(program: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(program, [...args]);
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

/** Sends a signal to a detached child and all that it started; nothing happens where they are gone already. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    if (process.platform === 'win32') {
      child.kill(signal);
    } else {
      process.kill(-child.pid, signal);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
