import { dirname } from '../base/path.ts';
import type { Review } from '../review/session-types.ts';
import { isConfiguration } from './file-names.ts';
import type { Scope } from './review-root.ts';

/**
 * The part of a review that was asked for. Mistakes in configuration files stay where they hold for it. `seen`
 * counts the sources asked for, of `sources` (all); how many were parsed or cached stays that of the whole.
 */
export function narrow(review: Review, scope: Scope, sources: readonly string[]): Review {
  if (scope.folders.includes('')) {
    return review;
  }
  const asked = (file: string): boolean => isAsked(scope, file);
  const concerns = (file: string): boolean =>
    asked(file) || (isConfiguration(file) && reachesScope(scope, dirname(file)));
  const calls = review.calls.filter(call => asked(call.file));
  const called = new Set(calls.map(call => call.dependency));
  return {
    ...review,
    files: {
      ...review.files,
      seen: sources.filter(asked).length,
      skipped: review.files.skipped.filter(skipped => asked(skipped.file)),
    },
    problems: review.problems.filter(problem => concerns(problem.file)),
    dependencies: review.dependencies.filter(dependency => called.has(dependency.id)),
    calls,
    findings: review.findings.filter(finding => concerns(finding.file)),
  };
}

/** True for a file that was named, or lies in a folder that was. */
export function isAsked(scope: Scope, file: string): boolean {
  return (
    scope.files.includes(file) ||
    scope.folders.some(folder => folder === '' || file === folder || file.startsWith(`${folder}/`))
  );
}

function reachesScope(scope: Scope, folder: string): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  return [...scope.files, ...scope.folders].some(path => path.startsWith(prefix));
}
