import '../../scripts/lib/require-node.mjs';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSource } from '../../src/node/file-names.ts';
import { optionsFor } from '../../src/node/parser.ts';
import { walk } from '../../src/node/walk.ts';
import { measureActivation } from './activation.mjs';
import { generate } from './generate.mjs';
import { measureKeystrokes } from './keystrokes.mjs';
import { measureSloKeystrokes } from './slo.mjs';
import { measureSloPage } from './slo-page.mjs';
import { measureSloPreview } from './slo-preview.mjs';
import { measureSloWindow } from './slo-window.mjs';
import { timeInTurn, timeProcess } from './timing.mjs';

// npm run bench [-- FOLDER [ROUNDS]]: how long a review takes, measured against what it must beat in the same run.
const dist = path.resolve(import.meta.dirname, '..', '..', 'dist');
const cli = path.join(dist, 'cli.js');
const [folder, rounds = '5'] = process.argv.slice(2);
const targets = { cold: 0.7, keystroke: 2, slo: 2, page: 3, frame: 2, paint: 1.5 };

const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'faultline-bench-')));
try {
  const ok = await bench();
  process.exitCode = ok ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function bench() {
  if (!existsSync(cli)) {
    throw new Error('There is no dist/cli.js; run `npm run build` first');
  }
  const subject = subjectOf();
  const size = `${subject.sources} sources, ${(subject.bytes / 1e6).toFixed(1)} MB`;
  console.log(`\n${subject.name}: ${size}; medians of ${rounds} rounds\n`);
  const [cold, warm, parse] = measureReviews(subject);
  const met = [
    printRow(['parse every source, nothing else', ms(parse.median)]),
    printRow(['cold review, whole process', ms(cold.median), cold.ratio, targets.cold]),
    printRow(['warm review, whole process', ms(warm.median), warm.ratio]),
    await printKeystrokes(),
    await printSloKeystrokes(),
    await printSloPage(),
    await printSloWindow(),
    printActivation(),
  ];
  return met.every(Boolean);
}

async function printKeystrokes() {
  if (!existsSync(path.join(dist, 'server.js'))) {
    console.log('  no dist/server.js');
    return true;
  }
  const keys = await measureKeystrokes(cli, path.join(scratch, 'editor'));
  printRow(['parse of 1,500 lines', ms(keys.parse)]);
  const label = `keystroke to ${keys.diagnostics} diagnostics there`;
  return printRow([label, ms(keys.keystroke), keys.keystroke / keys.parse, targets.keystroke]);
}

async function printSloKeystrokes() {
  if (!existsSync(path.join(dist, 'server.js'))) {
    return true;
  }
  const keys = await measureSloKeystrokes(cli, path.join(scratch, 'slos'));
  printRow([`parse of ${keys.slos} SLOs by yaml`, ms(keys.parse)]);
  const preview = await measureSloPreview(cli, path.join(scratch, 'previews'));
  const met = [
    printRow([
      'a change there to its diagnostics',
      ms(keys.keystroke),
      keys.keystroke / keys.parse,
      targets.slo,
    ]),
    printRow([
      'a change there to its preview message',
      ms(preview.preview),
      preview.preview / preview.parse,
      targets.slo,
    ]),
  ];
  return met.every(Boolean);
}

/** The tree to review, seen from a folder with a `node_modules` in it: a warm review needs a place for what it keeps. */
function subjectOf() {
  const target = folder === undefined ? path.join(scratch, 'generated') : path.resolve(folder);
  if (folder === undefined) {
    generate(target);
  }
  const own = existsSync(path.join(target, 'node_modules'));
  const cwd = own ? target : path.join(scratch, 'around');
  if (!own) {
    mkdirSync(path.join(cwd, 'node_modules'), { recursive: true });
    symlinkSync(target, path.join(cwd, 'project'));
  }
  const sources = walk(target)
    .files.filter(isSource)
    .map(file => path.join(target, file));
  const list = path.join(scratch, 'sources.json');
  writeFileSync(list, JSON.stringify(sources.map(file => ({ path: file, options: optionsFor(file) }))));
  return {
    name: folder === undefined ? 'generated tree' : path.basename(target),
    cwd,
    argument: own ? '.' : 'project',
    list,
    sources: sources.length,
    bytes: sources.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

function measureReviews({ cwd, argument, list }) {
  const review = [cli, 'review', argument, '--format', 'json'];
  const allowed = [0, 1];
  timeProcess(review, { cwd, allowed });
  return timeInTurn(Number(rounds), [
    () => timeProcess([...review, '--no-cache'], { cwd, allowed }),
    () => timeProcess(review, { cwd, allowed }),
    () => timeProcess([path.join(import.meta.dirname, 'parse-all.mjs'), list], { cwd }),
  ]);
}

async function printSloPage() {
  const page = await measureSloPage();
  printRow([`parse of ${page.slos} SLOs by yaml`, ms(page.parse)]);
  const met = [
    printRow([
      'a message to the page to its layout',
      ms(page.message),
      page.message / page.parse,
      targets.page,
    ]),
    printRow(['a frame of a drag in the page', ms(page.frame), page.frame / page.parse, targets.frame]),
  ];
  return met.every(Boolean);
}

async function printSloWindow() {
  const { paint, picture, key, keyP95 } = await measureSloWindow(path.join(scratch, 'window'));
  printRow(['an empty editor to its first paint', ms(paint.empty)]);
  const met = printRow([
    'the preview to its first paint',
    ms(paint.preview),
    paint.preview / paint.empty,
    targets.paint,
  ]);
  printRow(['the preview to its picture', ms(picture.preview), picture.preview / picture.empty]);
  printRow(['a key in the text to the picture', ms(key)]);
  printRow(['the same, 95 of 100 are faster', ms(keyP95)]);
  return met;
}

function printActivation() {
  const extension = path.join(dist, 'extension.cjs');
  if (!existsSync(extension)) {
    console.log('  no dist/extension.cjs');
    return true;
  }
  const { files, bytes, parser } = measureActivation(extension);
  console.log(
    `\n  loading the extension: ${files} file, ${(bytes / 1000).toFixed(0)} kB, ${parser ? 'A PARSER' : 'no parser'} in it`,
  );
  return !parser;
}

function printRow([label, time, ratio, target]) {
  const shown = typeof ratio === 'number' ? `× ${ratio.toFixed(2)}` : '';
  const met = typeof ratio !== 'number' || typeof target !== 'number' || ratio <= target;
  const goal = typeof target === 'number' ? `target ≤ ${target.toFixed(1)}  ${met ? 'met' : 'MISSED'}` : '';
  console.log(`  ${label.padEnd(36)} ${time.padStart(10)}  ${shown.padEnd(8)} ${goal}`.trimEnd());
  return met;
}

function ms(value) {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
