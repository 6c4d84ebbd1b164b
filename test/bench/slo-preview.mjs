import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { previewMethod, previewOpenMethod } from '../../src/protocol/slo-preview.ts';
import { changeOf, fileOfSlos } from './slo.mjs';
import { median } from './timing.mjs';

const strokes = 60;
/** Until the code is as fast as it gets, as in an editor that has been open for a while. */
const warmUp = 60;

/**
 * From a change in a file of 50 SLOs, as it comes to the server, to the last byte of the message that its preview is drawn from; and the
 * bare parse of the same texts by yaml in this process, in turn. In milliseconds; `bytes` is the length of one message.
 */
export async function measureSloPreview(cli, folder) {
  const text = fileOfSlos();
  const file = path.join(folder, 'many.slo.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  const uri = pathToFileURL(file).href;
  const server = new ByteServer([cli, 'lsp', '--stdio'], folder);
  await server.open(pathToFileURL(folder).href, { uri, languageId: 'yaml', version: 0, text });
  server.send({ method: previewOpenMethod, params: { uri } });
  await server.preview(0);
  const times = { preview: [], parse: [] };
  let bytes = 0;
  let before = text;
  for (let version = 1; version <= warmUp + strokes; version++) {
    const { changed, change } = changeOf(before, version);
    before = changed;
    const textDocument = { uri, version };
    const start = performance.now();
    server.send({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [change] } });
    bytes = await server.preview(version);
    times.preview.push(performance.now() - start);
    const parsing = performance.now();
    parseAllDocuments(changed);
    times.parse.push(performance.now() - parsing);
  }
  server.end();
  return { bytes, preview: median(times.preview.slice(warmUp)), parse: median(times.parse.slice(warmUp)) };
}

/** A server whose messages are looked at as bytes: what an editor does with them is none of its time. */
class ByteServer {
  #process;
  #buffer = Buffer.alloc(0);
  #waiting = null;
  #ids = 0;

  constructor(args, cwd) {
    this.#process = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', chunk => this.#take(chunk));
  }

  async open(root, textDocument) {
    const workspaceFolders = [{ uri: root, name: 'bench' }];
    const capabilities = { textDocument: { diagnostic: {}, synchronization: {} } };
    const answered = this.#until(body => body.includes('"result"'));
    this.send({
      id: ++this.#ids,
      method: 'initialize',
      params: { rootUri: root, workspaceFolders, capabilities },
    });
    await answered;
    this.send({ method: 'initialized', params: {} });
    this.send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** The length of the message that a version's preview is drawn from, once it is there. */
  preview(version) {
    return this.#until(body => body.includes(`"${previewMethod}"`) && body.includes(`"version":${version},`));
  }

  end() {
    this.#process.kill();
  }

  #until(accepts) {
    return new Promise(resolve => (this.#waiting = { accepts, resolve }));
  }

  #take(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      const length = Number(
        /content-length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, Math.max(head, 0)))?.[1],
      );
      if (head < 0 || this.#buffer.length < head + 4 + length) {
        return;
      }
      // What tells a message apart stands at its beginning.
      const beginning = this.#buffer.toString('latin1', head + 4, head + 4 + Math.min(length, 500));
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      if (this.#waiting?.accepts(beginning)) {
        const { resolve } = this.#waiting;
        this.#waiting = null;
        resolve(length);
      }
    }
  }
}
