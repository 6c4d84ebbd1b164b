import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadParser } from '../../src/node/parser.ts';
import { LanguageServer } from './language-server.mjs';
import { median } from './timing.mjs';

const lines = 1500;
const strokes = 60;
/** Until the code is as fast as it gets, as in an editor that has been open for a while. */
const warmUp = 40;

/**
 * From a keystroke to the diagnostics of a file of 1,500 lines, in the server, and the bare parse of the same texts
 * in this process. In milliseconds.
 */
export async function measureKeystrokes(cli, folder) {
  const file = path.join(folder, 'src', 'long.ts');
  const text = longFile();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "dependencies": { "axios": "1.7.9" } }');
  writeFileSync(file, text);
  const answers = await inServer(cli, folder, file, text);
  return { ...answers, parse: await bareParse(text) };
}

async function inServer(cli, folder, file, text) {
  const server = new LanguageServer([cli, 'lsp', '--stdio'], folder);
  const uri = pathToFileURL(file).href;
  try {
    await server.request('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
      capabilities: {
        textDocument: { diagnostic: {}, synchronization: {} },
        workspace: { configuration: true },
      },
    });
    server.notify('initialized', {});
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version: 1, text },
    });
    const pull = () => server.request('textDocument/diagnostic', { textDocument: { uri } });
    const first = await pull();
    const times = [];
    for (let stroke = 0; stroke < warmUp + strokes; stroke++) {
      const position = { line: lines / 2, character: 3 };
      const start = performance.now();
      server.notify('textDocument/didChange', {
        textDocument: { uri, version: stroke + 2 },
        contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
      });
      const answer = await pull();
      times.push(performance.now() - start);
      if (answer.items.length !== first.items.length) {
        throw new Error(
          `${answer.items.length} diagnostics after a keystroke in a comment, ${first.items.length} before`,
        );
      }
    }
    return { keystroke: median(times.slice(warmUp)), diagnostics: first.items.length };
  } finally {
    server.stop();
  }
}

async function bareParse(text) {
  const parser = await loadParser();
  const times = [];
  for (let stroke = 0; stroke < warmUp + strokes; stroke++) {
    const changed = withX(text, stroke);
    const start = performance.now();
    parser.parse('long.ts', changed);
    times.push(performance.now() - start);
  }
  return median(times.slice(warmUp));
}

function withX(text, count) {
  const all = text.split('\n');
  all[lines / 2] = `// ${'x'.repeat(count + 1)}${all[lines / 2].slice(3)}`;
  return all.join('\n');
}

/** A service of 1,500 lines: a call in every 50, and a comment in the middle to type into. */
function longFile() {
  const head = [
    "import axios from 'axios';",
    "const http = axios.create({ baseURL: 'http://orders.internal' });",
    '',
  ];
  const all = [...head];
  for (let i = 0; all.length < lines; i++) {
    all.push(
      `export async function step${i}(input: { id: string; items: readonly number[] }): Promise<number> {`,
      `  const total = input.items.filter(item => item > ${i}).reduce((sum, item) => sum + item, 0);`,
      i % 5 === 0
        ? `  const { data } = await http.get(\`/steps/\${input.id}\`);`
        : `  const data = { factor: ${i}, name: 'step' };`,
      `  if (total > data.factor * 2 && input.id.startsWith('s')) {`,
      `    return Math.round(total / (data.factor + 1));`,
      '  }',
      '  for (const [index, item] of input.items.entries()) {',
      '    if (index % 2 === 0 && item !== total) { return item; }',
      '  }',
      '  return total;',
      '}',
      '',
    );
  }
  all[lines / 2] = '// here a person types';
  return all
    .slice(0, lines + 20)
    .join('\n')
    .replace(/\n[^\n]*$/, '\n');
}
