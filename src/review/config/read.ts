import { presets, type Preset, severities, type Severity } from '../../base/severity.ts';
import { rules as allRules } from '../rules/index.ts';
import { closest } from '../../base/did-you-mean.ts';
import { durationOf } from './duration.ts';
import { flawOf } from './globs.ts';
import { type ConfigKey, configKeys } from './keys.ts';
import type { Mistake, MistakeKind } from './mistakes.ts';
import type { Deadlines } from '../../base/settings.ts';
import type { Entry, Tree } from './tree.ts';

/** What a configuration says, without its place. */
export interface ConfigValues {
  readonly preset: Preset | null;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore: readonly string[];
  readonly deadlines: Deadlines;
}

export interface ReadResult {
  readonly values: ConfigValues;
  readonly mistakes: readonly Mistake[];
}

type Report = (kind: MistakeKind, span: Mistake['span'], message: string) => void;

/** Reads the keys that there are; each mistake costs only the value that it stands in. */
export function readValues(tree: Tree, libraries: readonly string[] | null): ReadResult {
  const mistakes: Mistake[] = [];
  const report: Report = (kind, span, message) => mistakes.push({ kind, span, message });
  let values: ConfigValues = {
    preset: null,
    rules: {},
    ignore: [],
    deadlines: { default: null, libraries: {} },
  };
  for (const { key, keySpan, value } of entriesOf(tree, report, 'The configuration')) {
    switch (key as ConfigKey) {
      case 'preset':
        values = { ...values, preset: presetOf(value, report) };
        break;
      case 'rules':
        values = { ...values, rules: severitiesOf(value, report) };
        break;
      case 'ignore':
        values = { ...values, ignore: globsOf(value, report) };
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

/** The entries of a map, each key once: the first counts. Nothing at all is an empty map. */
function entriesOf(tree: Tree, report: Report, what: string): readonly Entry[] {
  if (tree.kind === 'scalar' && tree.value === null) {
    return [];
  }
  if (tree.kind !== 'map') {
    report('wrong-type', tree.span, `${what} is a map of keys and values`);
    return [];
  }
  const seen = new Set<string>();
  return tree.entries().filter(({ key, keySpan }) => {
    const again = seen.has(key);
    seen.add(key);
    if (again) {
      report('duplicate-key', keySpan, `${quoted(key)} stands here a second time; only the first counts`);
    }
    return !again;
  });
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
  const known = allRules.map(rule => rule.meta.id);
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

function globsOf(tree: Tree, report: Report): readonly string[] {
  if (tree.kind === 'scalar' && tree.value === null) {
    return [];
  }
  if (tree.kind !== 'list') {
    report('wrong-type', tree.span, '`ignore` is a list of globs; write one behind each dash');
    return [];
  }
  return tree.items().flatMap(item => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      report('wrong-type', item.span, 'A glob is a text; put it in quotes');
      return [];
    }
    const flaw = flawOf(item.value);
    if (flaw !== null) {
      report('bad-glob', item.span, flaw);
      return [];
    }
    return [item.value];
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

function deadlineOf(tree: Tree, report: Report): number | null {
  const usable = tree.kind === 'scalar' && (typeof tree.value === 'string' || typeof tree.value === 'number');
  const ms = usable ? durationOf(tree.value) : null;
  if (ms === null) {
    const what = tree.kind === 'scalar' && tree.value !== null ? quoted(textOf(tree)) : 'This';
    report('bad-duration', tree.span, `${what} is no duration above zero; write \`500ms\`, \`5s\` or \`1m\``);
  }
  return ms;
}

/** A scalar as it stands in the file. */
function textOf(tree: Extract<Tree, { kind: 'scalar' }>): string {
  return tree.source === '' ? String(tree.value) : tree.source;
}

/** A word of the user's between backticks, short enough for a message. */
function quoted(word: string): string {
  if (word === '') {
    return 'An empty text';
  }
  const flat = word.replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${flat.length > 30 ? `${flat.slice(0, 29)}…` : flat}\``;
}

function meant(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates);
  return near === null ? '' : `; did you mean \`${near}\`?`;
}

function listed(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(', ');
}
