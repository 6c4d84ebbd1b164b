import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { LanguageServer } from './language-server.mjs';
import { median } from './timing.mjs';

const slos = 50;
const strokes = 60;
/** Until the code is as fast as it gets, as in an editor that has been open for a while. */
const warmUp = 40;

/**
 * From a change in a file of 50 SLOs to its diagnostics, in the server, and the bare parse of the same texts by yaml in this process, in
 * turn. In milliseconds.
 */
export async function measureSloKeystrokes(cli, folder) {
  const text = fileOfSlos();
  const file = path.join(folder, 'many.slo.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  const server = new LanguageServer([cli, 'lsp', '--stdio'], folder);
  try {
    return await measure(server, pathToFileURL(file).href, text, pathToFileURL(folder).href);
  } finally {
    server.stop();
  }
}

async function measure(server, uri, text, root) {
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
  const pull = async () => (await server.request('textDocument/diagnostic', { textDocument: { uri } })).items;
  const times = { keystroke: [], parse: [] };
  let before = text;
  for (let stroke = 1; stroke <= warmUp + strokes; stroke++) {
    // An objective that is wrong and right in turn: every answer is another one.
    const { changed, change } = changeOf(before, stroke);
    before = changed;
    times.keystroke.push(
      await timed(async () => {
        server.notify('textDocument/didChange', {
          textDocument: { uri, version: stroke },
          contentChanges: [change],
        });
        expect(await pull(), stroke);
      }),
    );
    times.parse.push(await timed(() => parseAllDocuments(changed)));
  }
  return { slos, keystroke: median(times.keystroke.slice(warmUp)), parse: median(times.parse.slice(warmUp)) };
}

function expect(items, stroke) {
  if (items.length !== stroke % 2) {
    throw new Error(
      `${items.length} diagnostics of SLOs after change ${stroke}: ${JSON.stringify(items[0])}`,
    );
  }
}

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Makes the last objective wrong and right in turn. */
export function changeOf(text, stroke) {
  const lines = text.split('\n');
  const line = lines.findLastIndex(each => each.includes('objective:'));
  const value = stroke % 2 === 1 ? '0.999' : '99.9';
  const range = {
    start: { line, character: lines[line].indexOf(':') + 2 },
    end: { line, character: lines[line].length },
  };
  lines[line] = `    objective: ${value}`;
  return { changed: lines.join('\n'), change: { range, text: value } };
}

/** A service with 50 objectives, each with queries of its own, as a large file of Sloth has them. */
export function fileOfSlos() {
  const head = ['version: prometheus/v1', 'service: shop', 'labels:', '  owner: platform', 'slos:'];
  const each = Array.from({ length: slos }, (_, index) => [
    `  - name: route-${index}`,
    '    objective: 99.9',
    `    description: Requests to route ${index} are answered.`,
    '    sli:',
    '      events:',
    `        error_query: sum(rate(http_requests_total{job="shop",route="/r${index}",code=~"(5..|429)"}[{{.window}}]))`,
    `        total_query: sum(rate(http_requests_total{job="shop",route="/r${index}"}[{{.window}}]))`,
    '    alerting:',
    `      name: ShopRoute${index}`,
    '      labels:',
    '        category: availability',
    '      annotations:',
    `        summary: Too many errors on route ${index}`,
    '      page_alert:',
    '        labels:',
    '          severity: page',
    '      ticket_alert:',
    '        labels:',
    '          severity: ticket',
  ]);
  return `${[...head, ...each.flat()].join('\n')}\n`;
}
