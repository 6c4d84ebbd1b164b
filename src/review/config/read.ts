import { presets, type Preset, severities, type Severity } from '../../base/severity.ts';
import { rules as allRules } from '../rules/index.ts';
import { closest } from '../../base/did-you-mean.ts';
import { sloRuleIds } from '../../base/slo-rules.ts';
import { type ClientEntry, readClients, readWrappers, type WrapperEntry } from './entries.ts';
import { flawOf } from './globs.ts';
import { type ConfigKey, configKeys, overrideKeys } from './keys.ts';
import type { Mistake } from './mistakes.ts';
import { type Deadlines, type Kit, kits } from '../../base/settings.ts';
import { defaultSloSettings, type SloSettings } from '../../base/slo-settings.ts';
import {
  deadlineOf,
  entriesOf,
  knownEntries,
  listed,
  meant,
  quoted,
  type Report,
  textOf,
  wordOf,
  itemsOf,
} from './reading.ts';
import { readSloSettings } from './slo.ts';
import type { Tree } from './tree.ts';

/** A glob with its place, for the remark that it matches nothing. */
export interface Glob {
  readonly text: string;
  readonly span: Mistake['span'];
}

/** What holds for the files that its globs match. */
export interface Override {
  readonly files: readonly Glob[];
  readonly preset: Preset | null;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly deadlines: Deadlines;
}

/** What a configuration says, without its place. */
export interface ConfigValues {
  readonly preset: Preset | null;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore: readonly Glob[];
  readonly overrides: readonly Override[];
  readonly deadlines: Deadlines;
  readonly kit: Kit | null;
  readonly clients: readonly ClientEntry[];
  readonly wrappers: readonly WrapperEntry[];
  readonly slo: SloSettings;
}

/** What a configuration says that says nothing. */
export const noValues: ConfigValues = {
  preset: null,
  rules: {},
  ignore: [],
  overrides: [],
  deadlines: { default: null, libraries: {} },
  kit: null,
  clients: [],
  wrappers: [],
  slo: defaultSloSettings,
};

export interface ReadResult {
  readonly values: ConfigValues;
  readonly mistakes: readonly Mistake[];
}

/** Reads the keys that there are; each mistake costs only the value that it stands in. */
export function readValues(tree: Tree, libraries: readonly string[] | null): ReadResult {
  const mistakes: Mistake[] = [];
  const report: Report = (kind, span, message) => mistakes.push({ kind, span, message });
  let values = noValues;
  for (const { key, keySpan, value } of entriesOf(tree, report, 'The configuration')) {
    switch (key as ConfigKey) {
      case 'preset':
        values = { ...values, preset: presetOf(value, report) };
        break;
      case 'rules':
        values = { ...values, rules: severitiesOf(value, report) };
        break;
      case 'ignore':
        values = { ...values, ignore: globsOf(value, report, '`ignore`') };
        break;
      case 'overrides':
        values = { ...values, overrides: overridesOf(value, libraries, report) };
        break;
      case 'kit':
        values = { ...values, kit: wordOf(value, kits, report, '`kit`') };
        break;
      case 'clients':
        values = { ...values, clients: readClients(value, report) };
        break;
      case 'wrappers':
        values = { ...values, wrappers: readWrappers(value, report) };
        break;
      case 'slo':
        values = { ...values, slo: readSloSettings(value, report) };
        break;
      case 'deadlines':
        values = { ...values, deadlines: deadlinesOf(value, libraries, report) };
        break;
      default:
        report(
          'unknown-key',
          keySpan,
          `${quoted(key)} is no key of this file${meant(key, Object.keys(configKeys))}`,
        );
    }
  }
  return { values, mistakes };
}

function presetOf(tree: Tree, report: Report): Preset | null {
  if (tree.kind !== 'scalar') {
    report('wrong-type', tree.span, `\`preset\` is one of ${listed(presets)}`);
    return null;
  }
  if (tree.value === null) {
    return null;
  }
  const preset = presets.find(name => name === tree.value);
  if (preset === undefined) {
    const text = textOf(tree);
    const near = closest(text, presets);
    const rest = near === null ? `there are ${listed(presets)}` : `did you mean \`${near}\`?`;
    report('unknown-preset', tree.span, `${quoted(text)} is no preset; ${rest}`);
  }
  return preset ?? null;
}

function severitiesOf(tree: Tree, report: Report): Readonly<Record<string, Severity | 'off'>> {
  const known = [...allRules.map(rule => rule.meta.id), ...sloRuleIds];
  const result: Record<string, Severity | 'off'> = {};
  for (const { key, keySpan, value } of entriesOf(tree, report, '`rules`')) {
    if (!known.includes(key)) {
      report('unknown-rule', keySpan, `${quoted(key)} is no rule${meant(key, known)}`);
      continue;
    }
    const severity = severityOf(key, value, report);
    if (severity !== null) {
      result[key] = severity;
    }
  }
  return result;
}

const levels = [...severities, 'off'] as const;

function severityOf(rule: string, tree: Tree, report: Report): Severity | 'off' | null {
  const level = tree.kind === 'scalar' ? levels.find(name => name === tree.value) : undefined;
  if (level !== undefined) {
    return level;
  }
  if (tree.kind !== 'scalar' || tree.value === null) {
    report('wrong-type', tree.span, `${quoted(rule)} takes a severity: ${listed(levels)}`);
    return null;
  }
  const text = textOf(tree);
  const near = tree.value === false ? 'off' : closest(text, levels);
  const rest = near === null ? `there are ${listed(levels)}` : `did you mean \`${near}\`?`;
  report('unknown-severity', tree.span, `${quoted(text)} is no severity; ${rest}`);
  return null;
}

function globsOf(tree: Tree, report: Report, what: string): readonly Glob[] {
  return itemsOf(tree, report, what).flatMap(item => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      report('wrong-type', item.span, 'A glob is a text; put it in quotes');
      return [];
    }
    const flaw = flawOf(item.value);
    if (flaw !== null) {
      report('bad-glob', item.span, flaw);
      return [];
    }
    return [{ text: item.value, span: item.span }];
  });
}

function overridesOf(tree: Tree, libraries: readonly string[] | null, report: Report): readonly Override[] {
  return itemsOf(tree, report, '`overrides`').flatMap(item => {
    const { files, preset, rules, deadlines } = knownEntries(item, overrideKeys, report, 'An override');
    if (item.kind !== 'map') {
      return [];
    }
    if (files === undefined) {
      report('missing-key', item.span, 'An override names its `files`, as a list of globs');
      return [];
    }
    return [
      {
        files: globsOf(files.value, report, '`files`'),
        preset: preset === undefined ? null : presetOf(preset.value, report),
        rules: rules === undefined ? {} : severitiesOf(rules.value, report),
        deadlines:
          deadlines === undefined ? noValues.deadlines : deadlinesOf(deadlines.value, libraries, report),
      },
    ];
  });
}

function deadlinesOf(tree: Tree, known: readonly string[] | null, report: Report): Deadlines {
  let fallback: number | null = null;
  const libraries: [string, number][] = [];
  for (const { key, keySpan, value } of entriesOf(tree, report, '`deadlines`')) {
    if (key !== 'default' && known !== null && !known.includes(key)) {
      report(
        'unknown-library',
        keySpan,
        `${quoted(key)} is no library of the catalog${meant(key, ['default', ...known])}`,
      );
      continue;
    }
    const ms = deadlineOf(value, report);
    if (ms !== null && key === 'default') {
      fallback = ms;
    } else if (ms !== null) {
      libraries.push([key, ms]);
    }
  }
  return { default: fallback, libraries: Object.fromEntries(libraries) };
}
