import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from '@typescript-eslint/typescript-estree';
import { optionsFor } from '../../src/node/parser.ts';
import { LanguageServer } from './language-server.mjs';
import { median } from './timing.mjs';

const lines = 1500;
const strokes = 60;
/** Until the code is as fast as it gets, as in an editor that has been open for a while. */
const warmUp = 40;

/**
 * From a keystroke to the diagnostics of a file of 1,500 lines, in the server, and the bare parse of the same texts
 * in this process, in turn. In milliseconds.
 */
export async function measureKeystrokes(cli, folder) {
  const file = path.join(folder, 'src', 'long.ts');
  const { text, line } = longFile();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "dependencies": { "axios": "1.7.9" } }');
  writeFileSync(file, text);
  const editor = await openIn(new LanguageServer([cli, 'lsp', '--stdio'], folder), folder, file, text);
  try {
    const times = { keystroke: [], parse: [] };
    for (let stroke = 1; stroke <= warmUp + strokes; stroke++) {
      times.keystroke.push(await timed(() => editor.type({ line, character: 3 }, stroke)));
      const changed = withX(text, line, stroke);
      times.parse.push(await timed(() => parse(changed, optionsFor(file))));
    }
    return {
      keystroke: median(times.keystroke.slice(warmUp)),
      parse: median(times.parse.slice(warmUp)),
      diagnostics: editor.diagnostics,
    };
  } finally {
    editor.close();
  }
}

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** An editor with one document open. */
async function openIn(server, folder, file, text) {
  const uri = pathToFileURL(file).href;
  const root = pathToFileURL(folder).href;
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
  server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'typescript', version: 0, text },
  });
  const pull = () => server.request('textDocument/diagnostic', { textDocument: { uri } });
  const diagnostics = (await pull()).items.length;
  return {
    diagnostics,
    close: () => server.stop(),
    async type(position, version) {
      const change = { range: { start: position, end: position }, text: 'x' };
      server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
      const { items } = await pull();
      if (items.length !== diagnostics) {
        throw new Error(
          `${items.length} diagnostics after a keystroke in a comment, ${diagnostics} before it`,
        );
      }
    },
  };
}

function withX(text, line, count) {
  const all = text.split('\n');
  all[line] = `// ${'x'.repeat(count)}${all[line].slice(3)}`;
  return all.join('\n');
}

/** A service of 1,500 lines: a call in every 50, and in the middle a comment to type into: its line, from 0. */
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
  // Between two functions, so that every state of the text parses.
  const middle = all.indexOf('', lines / 2) + 1;
  all.splice(middle, 0, '// here a person types');
  return { text: `${all.join('\n')}\n`, line: middle };
}
