import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { previewMethod, previewOpenMethod } from '../../src/protocol/slo-preview.ts';
import { LanguageServer } from './language-server.mjs';
import { changeOf, fileOfSlos } from './slo.mjs';
import { median } from './timing.mjs';

const strokes = 60;
/** Until the code is as fast as it gets, as in an editor that has been open for a while. */
const warmUp = 40;

/**
 * From a change in a file of 50 SLOs to the message that its preview is drawn from, in the server, and the bare parse of the same texts
 * by yaml in this process, in turn. In milliseconds; `bytes` is the length of one message.
 */
export async function measureSloPreview(cli, folder) {
  const text = fileOfSlos();
  const file = path.join(folder, 'many.slo.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  const server = new LanguageServer([cli, 'lsp', '--stdio'], folder);
  try {
    return await measure(server, { uri: pathToFileURL(file).href, text, root: pathToFileURL(folder).href });
  } finally {
    server.stop();
  }
}

async function measure(server, { uri, text, root }) {
  await server.request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    capabilities: {
      textDocument: { diagnostic: {}, synchronization: {} },
      workspace: { configuration: true },
    },
  });
  server.notify('initialized', {});
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 0, text } });
  server.notify(previewOpenMethod, { uri });
  const times = { preview: [], parse: [] };
  let bytes = 0;
  let before = text;
  for (let stroke = 1; stroke <= warmUp + strokes; stroke++) {
    const { changed, change } = changeOf(before, stroke);
    before = changed;
    const start = performance.now();
    const sent = server.notified(previewMethod, ({ preview }) => preview?.version === stroke);
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: stroke },
      contentChanges: [change],
    });
    const message = await sent;
    times.preview.push(performance.now() - start);
    bytes = JSON.stringify(message).length;
    const parsing = performance.now();
    parseAllDocuments(changed);
    times.parse.push(performance.now() - parsing);
  }
  return { bytes, preview: median(times.preview.slice(warmUp)), parse: median(times.parse.slice(warmUp)) };
}
