import type { Finding } from '../../base/finding.ts';
import { foldersUp, join } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { defaultSettings, type EffectiveSettings, type SessionSettings } from '../../base/settings.ts';
import { type Matcher, matcherOf } from './globs.ts';
import { configFileName } from './keys.ts';
import { findingsOfMistakes, type Mistake } from './mistakes.ts';
import { type ConfigValues, readValues } from './read.ts';
import { isDeep, treeOf } from './tree.ts';

export { configFileName } from './keys.ts';

/** What one `.faultline.yaml` says. */
export interface Config extends ConfigValues {
  /** Its path from the review root. */
  readonly file: string;
  /** True for files, named from the review root, that its `ignore` leaves out. */
  readonly ignores: Matcher;
}

export interface ConfigResult {
  /** What is right counts, whatever else is wrong. */
  readonly config: Config;
  /** The mistakes in it: `config/<kind>`, with their ranges. */
  readonly findings: readonly Finding[];
  /** Why it could not be read at all. */
  readonly problems: readonly Problem[];
}

/** The largest configuration that is read, in UTF-16 code units: thousands of globs, and parsed within a second at worst. */
export const maxConfigSize = 64 * 1024;

const nothing: ConfigValues = {
  preset: null,
  rules: {},
  ignore: [],
  deadlines: { default: null, libraries: {} },
};

/**
 * Reads a configuration. `file`: its path from the review root; `libraries`: the ids that `deadlines` may name, where they
 * are known. Nothing is thrown: mistakes come back as findings, a text that cannot be read as a problem.
 */
export function readConfig(
  file: string,
  text: string,
  { libraries = null }: { readonly libraries?: readonly string[] | null } = {},
): ConfigResult {
  if (text.length > maxConfigSize) {
    return unreadable(
      file,
      `This file is larger than ${String(maxConfigSize / 1024)} KiB and has not been read`,
    );
  }
  if (isDeep(text)) {
    return unreadable(file, tooDeep);
  }
  try {
    const { tree, errors } = treeOf(text);
    const { values, mistakes } = readValues(tree, libraries);
    const syntax: Mistake[] = errors.map(({ span, message }) => ({
      kind: 'syntax',
      span: within(span, text),
      message: oneLine(message),
    }));
    // What stands behind an error is a guess of the parser; of that, only what is right is taken.
    const before = Math.min(...syntax.map(({ span }) => span.start), Infinity);
    const findings = findingsOfMistakes(file, text, [
      ...syntax,
      ...mistakes.filter(({ span }) => span.end <= before),
    ]);
    return { config: configOf(file, values), findings, problems: [] };
  } catch (error) {
    return unreadable(file, error instanceof RangeError ? tooDeep : 'This file could not be read');
  }
}

const tooDeep = 'This file is nested too deeply and has not been read';

function configOf(file: string, values: ConfigValues): Config {
  return { ...values, file, ignores: matcherOf(file, values.ignore) };
}

function unreadable(file: string, message: string): ConfigResult {
  return {
    config: configOf(file, nothing),
    findings: [],
    problems: [{ file, range: null, kind: 'config', message }],
  };
}

function within(span: Mistake['span'], text: string): Mistake['span'] {
  const end = Math.min(span.end, text.length);
  return { start: Math.min(span.start, end), end };
}

function oneLine(message: string): string {
  const flat = message.replace(/\s+/g, ' ').trim();
  return flat.length < 100 ? flat : `${flat.slice(0, 98)}…`;
}

/**
 * What holds for a file. `configs`: by their own paths (`services/a/.faultline.yaml`). The nearest one, from the folder of
 * the file upwards, speaks alone; what it leaves open the settings of the face decide, then the defaults. An ignored file is
 * one that any configuration above it ignores.
 */
export function configFor(
  path: string,
  configs: ReadonlyMap<string, Config>,
  settings: SessionSettings,
): EffectiveSettings {
  const above = foldersUp(path).flatMap(folder => configs.get(join(folder, configFileName)) ?? []);
  const [nearest] = above;
  return {
    preset: nearest?.preset ?? settings.preset ?? defaultSettings.preset,
    rules: { ...settings.rules, ...nearest?.rules },
    include: settings.include ?? defaultSettings.include,
    deadlines: {
      default: nearest?.deadlines.default ?? settings.deadline ?? null,
      libraries: nearest?.deadlines.libraries ?? {},
    },
    ignored: above.some(config => config.ignores(path)),
  };
}
