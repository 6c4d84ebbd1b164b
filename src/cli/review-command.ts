import { presets, type Preset } from '../base/severity.ts';
import { choice, type Arguments, type Options } from './arguments.ts';
import type { Command } from './command.ts';
import type { BaselineRequest } from './baseline-file.ts';
import { findingsOptions, findingsRequestOf } from './report-request.ts';
import { runReview, type ReviewRequest } from './review-run.ts';
import { refuse } from './usage.ts';

const { format, quiet, ...severityOptions } = findingsOptions;

const options: Options = {
  format,
  preset: { value: presets, summary: 'How much is reported (default: recommended); .faultline.yaml wins' },
  ...severityOptions,
  baseline: { value: 'FILE', summary: 'Findings that this file knows pass; new ones fail' },
  'update-baseline': { value: null, summary: 'Writes the findings of now into the --baseline FILE' },
  quiet,
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
  const findings = findingsRequestOf(given);
  const baseline = baselineOf(given);
  if (typeof findings === 'string') {
    return findings;
  }
  if (typeof baseline === 'string') {
    return baseline;
  }
  const preset: Preset | undefined = choice(given, 'preset', presets);
  return {
    ...findings,
    settings: preset === undefined ? {} : { preset },
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
