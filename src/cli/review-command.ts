import { presets, severities, type Preset, type Severity } from '../base/severity.ts';
import { choice, listOf, type Arguments, type Options } from './arguments.ts';
import type { Command } from './commands.ts';
import type { BaselineRequest } from './baseline-file.ts';
import { formats } from './reports.ts';
import { runReview, type ReviewRequest } from './review-run.ts';
import { refuse } from './usage.ts';

const options: Options = {
  format: { short: 'f', value: formats, summary: 'How the report is written (default: text)' },
  preset: { value: presets, summary: 'How much is reported (default: recommended); .faultline.yaml wins' },
  severity: {
    value: severities,
    summary: 'The lowest severity listed (default: information; JSON and SARIF: all)',
  },
  'fail-on': {
    value: severities,
    summary: 'The lowest severity that makes the exit status 1 (default: warning)',
  },
  baseline: { value: 'FILE', summary: 'Findings that this file knows pass; new ones fail' },
  'update-baseline': { value: null, summary: 'Writes the findings of now into the --baseline FILE' },
  quiet: {
    short: 'q',
    value: null,
    summary: 'Only errors and warnings, no summary; nothing where there is none',
  },
  stdin: { value: null, summary: 'Reviews the text from standard input, in the project around it' },
  'stdin-filename': { value: 'FILE', summary: 'The file that this text is, or will be' },
  'no-cache': { value: null, summary: 'Neither reads nor writes node_modules/.cache/faultline' },
  help: { short: 'h', value: null, summary: 'Prints this help' },
};

/** Reviews files and folders. */
export const reviewCommand: Command = {
  name: 'review',
  operands: '[paths…]',
  summary: 'Reviews files and folders (default: the working directory)',
  notes: [
    'Skips what git ignores, node_modules, build output, minified, binary and over-large files.',
    'Exit status: 0 · 1 findings at or above --fail-on · 2 wrong usage, or nothing could be reviewed.',
  ],
  options,
  run: (given, io) => {
    const request = requestOf(given);
    return typeof request === 'string'
      ? Promise.resolve(refuse(io, request, 'faultline review --help'))
      : runReview(request, io);
  },
};

/** What the arguments ask for, or what is wrong with them together. */
function requestOf(given: Arguments): ReviewRequest | string {
  const filename = given.values.get('stdin-filename');
  const fromStdin = given.switches.has('stdin');
  if (fromStdin && filename === undefined) {
    return '--stdin needs --stdin-filename FILE, for the file tells the language and its project';
  }
  if (filename !== undefined && (!fromStdin || given.rest.length > 0)) {
    return fromStdin ? '--stdin reviews one text; leave the paths out' : '--stdin-filename needs --stdin';
  }
  const severity: Severity | undefined = choice(given, 'severity', severities);
  const quiet = given.switches.has('quiet');
  if (quiet && severity !== undefined) {
    return `--quiet lists errors and warnings; leave it out to choose --severity ${listOf(severities)}`;
  }
  const preset: Preset | undefined = choice(given, 'preset', presets);
  const baseline = baselineOf(given);
  if (typeof baseline === 'string') {
    return baseline;
  }
  return {
    input: filename === undefined ? { kind: 'paths', paths: given.rest } : { kind: 'stdin', filename },
    format: choice(given, 'format', formats) ?? 'text',
    settings: preset === undefined ? {} : { preset },
    severity: quiet ? 'warning' : (severity ?? null),
    detail: quiet ? 'findings' : 'full',
    failOn: choice(given, 'fail-on', severities) ?? 'warning',
    cache: given.switches.has('no-cache') ? 'off' : 'on',
    baseline,
  };
}

function baselineOf(given: Arguments): BaselineRequest | string | null {
  const path = given.values.get('baseline');
  const update = given.switches.has('update-baseline');
  if (update && path === undefined) {
    return '--update-baseline needs --baseline FILE, the file to write';
  }
  if (update && given.switches.has('stdin')) {
    return '--update-baseline writes what is in files; leave --stdin out';
  }
  return path === undefined ? null : { path, use: update ? 'update' : 'compare' };
}
