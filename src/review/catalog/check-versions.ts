import { satisfies, validRange } from 'semver';
import type { TimeoutDefault } from './schema.ts';

interface Versioned {
  readonly versions?: string;
}

/** Versions that stand for what there is: the edges of all ranges, and far ends. */
function probes(defaults: readonly Versioned[]): readonly string[] {
  const edges = defaults.flatMap(({ versions }) => versions?.match(/\d+\.\d+\.\d+/g) ?? []);
  return ['0.0.1', '999.0.0', ...edges, ...edges.flatMap(before)];
}

/** The last versions before one. */
function before(version: string): readonly string[] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (patch > 0) {
    return [`${major}.${minor}.${patch - 1}`];
  }
  return minor > 0 ? [`${major}.${minor - 1}.999`] : major > 0 ? [`${major - 1}.999.999`] : [];
}

/** Timeouts by default must say something for every version, and nothing that no version reaches. */
export function defaultProblems(defaults: readonly TimeoutDefault[]): string[] {
  const problems = versionProblems(defaults, 'every version');
  for (const { ms, covers } of defaults) {
    if (ms !== null && (!Number.isInteger(ms) || ms <= 0 || covers.length === 0)) {
      problems.push(`a default of ${ms} ms that covers ${covers.length} phases`);
    }
  }
  return problems;
}

/** What is wrong with the versions that defaults hold for; `some versions`: nothing need be said for the others. */
export function versionProblems(
  defaults: readonly Versioned[],
  speaksFor: 'every version' | 'some versions',
): string[] {
  const problems = defaults.flatMap(({ versions }) =>
    versions === undefined || validRange(versions) !== null ? [] : [`${versions} is no range of versions`],
  );
  if (problems.length > 0) {
    return problems;
  }
  const speakers = probes(defaults).map(version => ({
    version,
    index: defaults.findIndex(({ versions }) => versions === undefined || satisfies(version, versions)),
  }));
  const silent = speakers.find(({ index }) => index < 0);
  if (silent !== undefined && speaksFor === 'every version') {
    problems.push(`no default for version ${silent.version}`);
  }
  defaults.forEach((_, index) => {
    if (!speakers.some(speaker => speaker.index === index)) {
      problems.push(`default ${index} holds for no version`);
    }
  });
  return problems;
}
