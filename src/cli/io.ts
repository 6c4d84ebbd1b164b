/** What a command sees of the process: handed in, so that the commands are functions that tests can call. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of the standard input. */
  readonly stdin: () => Promise<Buffer>;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; 80 where it is none. */
  readonly columns: number;
}

/**
 * True where colour may be written: on a terminal that has it, or where `FORCE_COLOR` asks for it; never with
 * `NO_COLOR` (https://no-color.org).
 */
export function hasColour(output: Output, env: Io['env']): boolean {
  if ((env.NO_COLOR ?? '') !== '') {
    return false;
  }
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    return forced !== '0' && forced !== 'false';
  }
  return output.isTerminal && env.TERM !== 'dumb';
}

/** The process itself. A reader that leaves early (`| head`) ends the output, not the command's exit status. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE') {
      process.exitCode = 2;
    }
  });
  return {
    write: text => {
      if (open) {
        stream.write(text);
      }
    },
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : 80,
  };
}
