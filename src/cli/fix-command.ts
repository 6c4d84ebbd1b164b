import { closest } from '../base/did-you-mean.ts';
import { kits } from '../base/settings.ts';
import { presets } from '../base/severity.ts';
import { rules } from '../review/faces.ts';
import { choice, listOf, type Arguments, type Options } from './arguments.ts';
import type { Command } from './command.ts';
import { type FixRequest, runFix } from './fix-run.ts';
import { refuse } from './usage.ts';

const fixKits = ['native', ...kits] as const;
const ruleIds = rules.map(({ meta }) => meta.id);

const options: Options = {
  rule: {
    value: 'ID',
    summary: 'The rules to fix (ID,ID…, or again), also by wrapping a call',
  },
  kit: {
    value: fixKits,
    summary: 'Where fixes of --rule take their code from; native: the library',
  },
  'dry-run': { short: 'n', value: null, summary: 'Prints what would change as a patch, and changes nothing' },
  preset: { value: presets, summary: 'How much is reported (default: recommended); .faultline.yaml wins' },
  'no-cache': { value: null, summary: 'Neither reads nor writes node_modules/.cache/faultline' },
  help: { short: 'h', value: null, summary: 'Prints this help' },
};

/** Writes what the review misses. */
export const fixCommand: Command = {
  name: 'fix',
  operands: '[paths…]',
  summary: 'Makes the fixes of files and folders (default: the working directory)',
  notes: [
    "Without --rule, the safe fixes alone: each library's own option, where one is preferred.",
    'Exit status: 0 all is fixed, or --dry-run · 1 findings remain of those asked for · 2 wrong usage.',
  ],
  options,
  run: (given, io) => {
    const request = requestOf(given);
    return typeof request === 'string'
      ? Promise.resolve(refuse(io, request, 'faultline fix --help'))
      : runFix(request, io);
  },
};

function requestOf(given: Arguments): FixRequest | string {
  const asked = (given.all.get('rule') ?? []).flatMap(value => value.split(',')).map(id => id.trim());
  const unknown = asked.find(id => !ruleIds.includes(id));
  if (unknown !== undefined) {
    const near = closest(unknown, ruleIds);
    return `There is no rule ${unknown}${near === null ? '' : `; did you mean ${near}?`} --rule is ${listOf(ruleIds)}`;
  }
  const kit = choice(given, 'kit', fixKits) ?? null;
  if (kit !== null && asked.length === 0) {
    return '--kit chooses among the fixes of --rule ID; the safe ones have no choice';
  }
  const preset = choice(given, 'preset', presets);
  return {
    paths: given.rest,
    rules: asked.length === 0 ? null : asked,
    kit,
    settings: {
      ...(preset === undefined ? {} : { preset }),
      ...(kit === null || kit === 'native' ? {} : { kit }),
    },
    cache: given.switches.has('no-cache') ? 'off' : 'on',
    write: given.switches.has('dry-run') ? 'no' : 'yes',
  };
}
