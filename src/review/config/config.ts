import type { Finding } from '../../base/finding.ts';
import { foldersUp, join } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { defaultSettings, type EffectiveSettings, type SessionSettings } from '../../base/settings.ts';
import { defaultSloSettings, type SloSettings } from '../../base/slo-settings.ts';
import { type Matcher, matcherOf } from './globs.ts';
import { configFileName } from './keys.ts';
import { findingsOfMistakes, type Mistake } from './mistakes.ts';
import { type ConfigValues, type Glob, noValues, type Override, readValues } from './read.ts';
import { isDeep, treeOf } from './tree.ts';

export { configFileName } from './keys.ts';

/** What one `.faultline.yaml` says. */
export interface Config extends ConfigValues {
  /** Its path from the review root. */
  readonly file: string;
  /** True for files, named from the review root, that its `ignore` leaves out. */
  readonly ignores: Matcher;
  /** The overrides in their order, each with the files that it is for. */
  readonly overriding: readonly (Override & { readonly holdsFor: Matcher })[];
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
  const matcher = (globs: readonly Glob[]): Matcher =>
    matcherOf(
      file,
      globs.map(({ text }) => text),
    );
  return {
    ...values,
    file,
    ignores: matcher(values.ignore),
    overriding: values.overrides.map(each => ({ ...each, holdsFor: matcher(each.files) })),
  };
}

function unreadable(file: string, message: string): ConfigResult {
  return {
    config: configOf(file, noValues),
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

/** Remarks on the globs of a configuration that match none of the files, once all of them are known. */
export function unusedGlobs(config: Config, text: string, files: readonly string[]): readonly Finding[] {
  const unused = [...config.ignore, ...config.overrides.flatMap(each => each.files)].filter(
    glob => !glob.text.startsWith('!') && !files.some(matcherOf(config.file, [glob.text])),
  );
  return findingsOfMistakes(
    config.file,
    text,
    unused.map(({ span }) => ({
      kind: 'unused-glob',
      span,
      message: 'This glob matches no file of the review',
    })),
  );
}

/** What holds for the SLOs of a file: what the nearest configuration says, from the folder of the file upwards. */
export function sloSettingsFor(path: string, configs: ReadonlyMap<string, Config>): SloSettings {
  return nearestConfigs(path, configs)[0]?.slo ?? defaultSloSettings;
}

function nearestConfigs(path: string, configs: ReadonlyMap<string, Config>): readonly Config[] {
  return foldersUp(path).flatMap(folder => configs.get(join(folder, configFileName)) ?? []);
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
  const above = nearestConfigs(path, configs);
  const [nearest] = above;
  // The last that matches speaks, so it is asked first.
  const layers = [
    ...(nearest?.overriding.filter(each => each.holdsFor(path)).reverse() ?? []),
    ...(nearest === undefined ? [] : [nearest]),
  ];
  const first = <T>(of: (layer: Pick<Override, 'preset' | 'deadlines'>) => T | null): T | null =>
    layers.map(of).find(each => each !== null) ?? null;
  return {
    preset: first(({ preset }) => preset) ?? settings.preset ?? defaultSettings.preset,
    rules: Object.assign(
      {},
      settings.rules,
      ...layers.map(({ rules }) => rules).reverse(),
    ) as EffectiveSettings['rules'],
    include: settings.include ?? defaultSettings.include,
    deadlines: {
      default: first(({ deadlines }) => deadlines.default) ?? settings.deadline ?? null,
      libraries: Object.assign(
        {},
        ...layers.map(({ deadlines }) => deadlines.libraries).reverse(),
      ) as EffectiveSettings['deadlines']['libraries'],
    },
    kit: settings.kit ?? nearest?.kit ?? null,
    ignored: above.some(config => config.ignores(path)),
  };
}
