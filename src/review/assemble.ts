import type { Finding } from '../base/finding.ts';
import { comparePlaces, compareText, rangeOf } from '../base/place.ts';
import type { Problem } from '../base/problem.ts';
import type { Dependency, OutboundCall } from './analysis/call.ts';
import { applySuppressions } from './config/suppressions.ts';
import { withOffers } from './fixing.ts';
import type { Judge } from './judge.ts';
import { findingsOf } from './rules/index.ts';
import type { FileCounts, FileReview, Review } from './session-types.ts';
import type { Files } from './sources.ts';

/** What a review is put together from. */
export interface Assembly {
  readonly files: Files;
  readonly judge: Judge;
}

/** Everything that is known, in report order. */
export function assembleReview(from: Assembly): Review {
  const { files, judge } = from;
  const paths = [...files.units.keys()]
    .sort(compareText)
    .filter(path => !files.project.settingsOf(path).ignored);
  const calls: OutboundCall[] = [];
  const dependencies = new Map<string, Dependency>();
  const findings: Finding[] = [...files.project.findings];
  for (const path of paths) {
    const judged = judge.of(path);
    calls.push(...judged.calls);
    for (const dependency of judged.dependencies) {
      dependencies.set(dependency.id, dependencies.get(dependency.id) ?? dependency);
    }
    findings.push(...findingsOfFile(from, path));
  }
  return {
    preset: files.project.settingsOf('').preset,
    files: countsOf(files),
    problems: problemsOf(from, paths),
    dependencies: [...dependencies.values()].sort((a, b) => compareText(a.id, b.id)),
    calls: calls.sort(comparePlaces),
    findings: findings.sort((a, b) => comparePlaces(a, b) || compareText(a.id, b.id)),
  };
}

/** One file, for an editor. */
export function assembleFile(from: Assembly, path: string): FileReview {
  const { files, judge } = from;
  const unit = files.units.get(path);
  const ignored = files.project.settingsOf(path).ignored;
  return {
    file: path,
    calls: ignored ? [] : judge.of(path).calls,
    dependencies: ignored ? [] : judge.of(path).dependencies,
    findings: ignored ? [] : findingsOfFile(from, path),
    problems: problemsOf(from, [path]).filter(problem => problem.file === path),
    state: unit === undefined ? 'not-needed' : unit.problem === null ? 'parsed' : 'last-good',
    text: unit?.text ?? files.texts.get(path) ?? null,
  };
}

/** The findings of a file with their suppressions and the fixes that are offered. */
export function findingsOfFile(from: Assembly, path: string): readonly Finding[] {
  const facts = from.files.units.get(path)?.facts ?? null;
  if (facts === null) {
    return [];
  }
  const settings = from.files.project.settingsOf(path);
  const calls = from.judge.of(path).calls;
  const found = findingsOf({ calls, settings, peers: from.judge.peers });
  const weighed = applySuppressions({ file: path, facts, calls, findings: found, rules: settings.rules });
  return withOffers(from, path, weighed);
}

function countsOf(files: Files): FileCounts {
  const sources = [...files.paths].filter(path => files.isSource(path));
  const units = [...files.units.values()];
  const skipped = [...files.failures].flatMap(([file, failure]) =>
    failure.kind === 'skipped' ? [{ file, reason: failure.reason }] : [],
  );
  return {
    seen: sources.length,
    parsed: units.filter(unit => !unit.cached).length,
    cached: units.filter(unit => unit.cached).length,
    skipped: skipped.sort((a, b) => compareText(a.file, b.file)),
  };
}

function problemsOf({ files, judge }: Assembly, paths: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [...files.project.problems()];
  for (const [file, failure] of files.failures) {
    if (failure.kind !== 'skipped') {
      problems.push({ file, range: null, kind: failure.kind, message: failure.message });
    }
  }
  for (const file of paths) {
    const problem = files.units.get(file)?.problem;
    if (problem !== null && problem !== undefined) {
      const range = problem.kind === 'internal' ? null : rangeOf(problem.lines, problem.span);
      problems.push({ file, range, kind: problem.kind, message: problem.message });
    }
    const failure = judge.failureOf(file);
    if (failure !== null) {
      problems.push({
        file,
        range: null,
        kind: 'internal',
        message: `The review of this file failed: ${failure}`,
      });
    }
  }
  return problems.sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.range?.line ?? 0) - (b.range?.line ?? 0) ||
      compareText(a.message, b.message),
  );
}
