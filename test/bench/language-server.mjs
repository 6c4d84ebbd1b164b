import { spawn } from 'node:child_process';

/** A language server over standard input and output, spoken to as an editor would. */
export class LanguageServer {
  #process;
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #next = 1;

  constructor(args, cwd) {
    this.#process = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', chunk => this.#take(chunk));
    this.#process.on('exit', status => {
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`The server ended with ${String(status)}`));
      }
    });
  }

  request(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  stop() {
    this.#waiting.clear();
    this.#process.kill();
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${String(body.length)}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #take(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      const length = Number(
        /content-length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, Math.max(end, 0)))?.[1],
      );
      if (end < 0 || this.#buffer.length < end + 4 + length) {
        return;
      }
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length));
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#receive(message);
    }
  }

  /** Requests of the server (configuration, registrations, progress) get the answer of an editor that has none. */
  #receive(message) {
    if (message.method !== undefined) {
      if (message.id !== undefined) {
        const items = message.params?.items;
        this.#send({ id: message.id, result: Array.isArray(items) ? items.map(() => null) : null });
      }
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) {
      waiting?.resolve(message.result);
    } else {
      waiting?.reject(new Error(message.error.message));
    }
  }
}
