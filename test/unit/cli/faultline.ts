import type { Io } from '../../../src/cli/io.ts';
import { run } from '../../../src/cli/run.ts';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: Io['env'];
  readonly input?: string | Buffer;
  readonly terminal?: { readonly columns: number };
}

/** Runs the command in this process, and gives what it wrote and how it ended. */
export async function faultline(
  cwd: string,
  args: readonly string[],
  { env = {}, input = '', terminal }: Surroundings = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written): Io['stdout'] => ({
    write: text => {
      written[name] += text;
    },
    isTerminal: terminal !== undefined,
    columns: terminal?.columns ?? 80,
  });
  const io: Io = {
    cwd,
    env,
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: () => Promise.resolve(Buffer.from(input)),
  };
  return { status: await run(args, io), ...written };
}
