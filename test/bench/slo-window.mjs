import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openVscode } from '../host/open-window.ts';
import { projectDir } from '../host/paths.ts';
import { fileOfSlos } from './slo.mjs';
import { median } from './timing.mjs';

const rounds = 7;
const strokes = 40;
const warmUp = 10;

/**
 * What a person waits for in a real VS Code, in milliseconds: from the command that opens the preview of a file of 50 SLOs to the
 * first paint and to the picture, the same of a custom editor that shows one word, and from a key in the text to the picture beside it.
 */
export async function measureSloWindow(folder) {
  const extension = path.join(folder, 'extension');
  const workspace = path.join(folder, 'workspace');
  mkdirSync(extension, { recursive: true });
  mkdirSync(workspace, { recursive: true });
  writeFileSync(path.join(workspace, 'many.slo.yaml'), fileOfSlos());
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(extension, 'extension.js'), code);
  const hosted = await openVscode({
    extensions: [projectDir, extension].map(each => ({ kind: 'installed', folder: each })),
    open: workspace,
  });
  try {
    await hosted.window.openFile('many.slo.yaml');
    await hosted.window.page.locator('.codelens-decoration').first().waitFor();
    const opening = await measureOpening(hosted.window);
    return { ...opening, ...(await measureTyping(hosted.window)) };
  } finally {
    await hosted.close();
  }
}

async function measureOpening(window) {
  const times = { empty: [], preview: [] };
  const paints = { empty: [], preview: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const what of round % 2 === 0 ? ['empty', 'preview'] : ['preview', 'empty']) {
      const start = await window.page.evaluate(now);
      await window.press(what === 'empty' ? 'Control+Alt+1' : 'Control+Alt+2');
      const { frame, at } = await drawn(window.page);
      const paint = await frame.evaluate(firstPaint).catch(() => null);
      if (round > 0) {
        times[what].push(at - start);
        // Some pages are read before they were painted, and then it is that moment.
        paints[what].push((paint ?? at) - start);
      }
      await window.press('Control+Alt+3');
      await gone(window.page);
    }
  }
  return {
    paint: { empty: median(paints.empty), preview: median(paints.preview) },
    picture: { empty: median(times.empty), preview: median(times.preview) },
  };
}

async function measureTyping(window) {
  await window.openFile('many.slo.yaml');
  await window.runCommand('Faultline: Open SLO Preview to the Side');
  const { frame } = await drawn(window.page);
  const line = fileOfSlos()
    .split('\n')
    .findIndex(text => text.includes('objective: 99.9'));
  await window.goToLine(line + 1, 'end');
  const times = [];
  for (let stroke = 0; stroke < warmUp + strokes; stroke++) {
    const changed = frame.evaluate(whenChanged, await frame.evaluate(wordsOf));
    const start = await window.page.evaluate(now);
    await window.press(stroke % 2 === 0 ? '5' : 'Backspace');
    times.push((await changed) - start);
  }
  const sorted = times.slice(warmUp).sort((a, b) => a - b);
  return { key: median(sorted), keyP95: sorted[Math.floor(sorted.length * 0.95)] };
}

/** Waits until one of the two editors has something to read. */
async function drawn(page) {
  for (let look = 0; look < 2000; look++) {
    for (const frame of page.frames().slice(1)) {
      const at = await frame.evaluate(whenDrawn).catch(() => null);
      if (at !== null) {
        return { frame, at };
      }
    }
    await pause(5);
  }
  throw new Error('Nothing was drawn');
}

async function gone(page) {
  for (let look = 0; look < 2000; look++) {
    const all = await Promise.all(page.frames().map(frame => frame.evaluate(wordsOf).catch(() => '')));
    if (all.every(words => words === '')) {
      return;
    }
    await pause(50);
  }
  throw new Error('The editor stayed open');
}

// The rest runs in the page.

function now() {
  return performance.timeOrigin + performance.now();
}

/** When something was painted first; null: nothing yet. */
function firstPaint() {
  const [entry] = performance.getEntriesByName('first-contentful-paint');
  return entry === undefined ? null : performance.timeOrigin + entry.startTime;
}

/** The first sentence of a preview, or the word of the other editor. */
function wordsOf() {
  return (document.querySelector('#r-hero') ?? document.querySelector('#empty'))?.textContent ?? '';
}

/** The time, once the words are painted; null: there are none yet. */
function whenDrawn() {
  const words = (document.querySelector('#r-hero') ?? document.querySelector('#empty'))?.textContent ?? '';
  return words === ''
    ? null
    : new Promise(resolve =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now()))),
      );
}

/** The time, once other words are painted. */
function whenChanged(before) {
  return new Promise(resolve => {
    const look = () => {
      if (document.querySelector('#r-hero').textContent === before) {
        requestAnimationFrame(look);
      } else {
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
      }
    };
    look();
  });
}

const commands = ['empty', 'preview', 'close'];

const manifest = {
  name: 'bench',
  publisher: 'bench',
  version: '1.0.0',
  engines: { vscode: '^1.101.0' },
  main: './extension.js',
  activationEvents: ['onStartupFinished'],
  contributes: {
    customEditors: [
      {
        viewType: 'bench.empty',
        displayName: 'Empty',
        selector: [{ filenamePattern: '*.yaml' }],
        priority: 'option',
      },
    ],
    commands: commands.map(name => ({ command: `bench.${name}`, title: name })),
    keybindings: commands.map((name, index) => ({ command: `bench.${name}`, key: `ctrl+alt+${index + 1}` })),
  },
};

const code = `
const vscode = require('vscode');
exports.activate = () => {
  vscode.window.registerCustomEditorProvider('bench.empty', {
    resolveCustomTextEditor: (document, panel) => {
      // Where scripts are off, nobody can ask the page when it was painted.
      panel.webview.options = { enableScripts: true };
      panel.webview.html = '<!DOCTYPE html><html><body><p id="empty">empty</p></body></html>';
    },
  });
  const uri = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'many.slo.yaml');
  const open = type => () => vscode.commands.executeCommand('vscode.openWith', uri(), type);
  vscode.commands.registerCommand('bench.empty', open('bench.empty'));
  vscode.commands.registerCommand('bench.preview', open('faultline.sloEditor'));
  vscode.commands.registerCommand('bench.close', () =>
    vscode.window.tabGroups.close(
      vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.input instanceof vscode.TabInputCustom),
    ),
  );
};
`;
