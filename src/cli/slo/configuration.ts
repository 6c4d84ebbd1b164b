import type { Finding } from '../../base/finding.ts';
import type { Problem } from '../../base/problem.ts';
import type { EffectiveSettings } from '../../base/settings.ts';
import type { SloSettings } from '../../base/slo-settings.ts';
import { readText } from '../../node/read-text.ts';
import { type Config, configFor, readConfig, sloSettingsFor } from '../../review/faces.ts';
import type { Documents } from './documents.ts';

/** What holds for one file. */
export interface FileConfiguration {
  /** What it says under `slo`. */
  readonly settings: SloSettings;
  /** How loud the rules are, and whether the file is left out. */
  readonly weights: EffectiveSettings;
}

/** What the `.faultline.yaml` files around some documents say of them. */
export interface Configuration {
  readonly of: (file: string) => FileConfiguration;
  /** The mistakes in them. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Far above what a configuration may hold, which its reader says itself. */
const maxSize = 1_000_000;

export function configurationOf({ root, configurations }: Documents): Configuration {
  const configs = new Map<string, Config>();
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const file of configurations) {
    const read = readText(`${root === '/' ? '' : root}/${file}`, maxSize);
    if (read.kind === 'text') {
      const result = readConfig(file, read.text);
      configs.set(file, result.config);
      findings.push(...result.findings);
      problems.push(...result.problems);
    } else if (read.kind === 'failure') {
      const { failure } = read;
      const message = failure.kind === 'skipped' ? `The file is ${failure.reason}` : failure.message;
      problems.push({ file, range: null, kind: 'config', message });
    }
  }
  return {
    of: file => ({ settings: sloSettingsFor(file, configs), weights: configFor(file, configs, {}) }),
    findings,
    problems,
  };
}
