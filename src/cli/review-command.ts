import { presets, severities, type Preset, type Severity } from '../base/severity.ts';
import { choice, listOf, type Arguments, type Options } from './arguments.ts';
import type { Command } from './commands.ts';
import { runReview, type ReviewRequest } from './review-run.ts';
import { refuse } from './usage.ts';

const formats = ['text', 'json'] as const;

const options: Options = {
  format: { short: 'f', value: formats, summary: 'How the report is written (default: text)' },
  preset: { value: presets, summary: 'How much is reported (default: recommended); .faultline.yaml wins' },
  severity: { value: severities, summary: 'The lowest severity listed (default: information; JSON: all)' },
  'fail-on': {
    value: severities,
    summary: 'The lowest severity that makes the exit status 1 (default: warning)',
  },
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
  return {
    input: filename === undefined ? { kind: 'paths', paths: given.rest } : { kind: 'stdin', filename },
    format: choice(given, 'format', formats) ?? 'text',
    settings: preset === undefined ? {} : { preset },
    severity: quiet ? 'warning' : (severity ?? null),
    detail: quiet ? 'findings' : 'full',
    failOn: choice(given, 'fail-on', severities) ?? 'warning',
    cache: given.switches.has('no-cache') ? 'off' : 'on',
  };
}
