import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAtLeast } from '../base/severity.ts';
import { type FolderReview, reviewFolder } from '../node/driver.ts';
import { factsCacheOf, type FactsCache } from '../node/facts-cache.ts';
import { isSource } from '../node/file-names.ts';
import { isAsked } from '../node/narrow.ts';
import { scopeOf, type Scope } from '../node/review-root.ts';
import {
  type Baseline,
  type BaselineComparison,
  compareWithBaseline,
  updatedBaseline,
} from '../review/faces.ts';
import type { Review, SessionSettings } from '../review/session-types.ts';
import { type BaselineRequest, loadBaseline, saveBaseline } from './baseline-file.ts';
import type { Io } from './io.ts';
import { version } from './package-files.ts';
import { type ProgressBar, progressBar } from './progress.ts';
import type { FindingsRequest } from './report-request.ts';
import { fixesOf, reportOf } from './reports.ts';
import { stdinFile } from './stdin-file.ts';
import { giveUp, status, type Status } from './usage.ts';

/** A review as it was asked for. */
export interface ReviewRequest extends FindingsRequest {
  readonly settings: SessionSettings;
  readonly cache: 'on' | 'off';
  readonly baseline: BaselineRequest | null;
}

/** What is reviewed. */
export interface Subject {
  readonly scope: Scope;
  readonly overlay?: { readonly path: string; readonly text: string };
}

/** Reviews, writes the report and tells the exit status. */
export async function runReview(request: ReviewRequest, io: Io): Promise<Status> {
  const subject =
    request.input.kind === 'paths'
      ? subjectOf(io, request.input.paths)
      : await fromStdin(io, request.input.filename);
  if (typeof subject === 'string') {
    return giveUp(io, subject);
  }
  const before = request.baseline === null ? null : loadBaseline(io.cwd, request.baseline);
  if (typeof before === 'string') {
    return giveUp(io, before);
  }
  const bar = progressBar(io.stderr, () => performance.now());
  const { review, session } = await reviewSubject(subject, request, bar);
  bar.clear();
  if (review.files.seen === 0) {
    return giveUp(io, nothingIn(request.input.kind === 'paths' ? request.input.paths : []));
  }
  const baseline =
    before === null ? null : comparisonWith(before, request.baseline, { review, scope: subject.scope }, io);
  if (typeof baseline === 'string') {
    return giveUp(io, baseline);
  }
  io.stdout.write(reportOf({ review, fixes: fixesOf(session), baseline }, request, io));
  return review.findings.some(
    finding =>
      finding.suppressed === null &&
      baseline?.known.has(finding) !== true &&
      isAtLeast(finding.severity, request.failOn),
  )
    ? status.findings
    : status.fine;
}

/** Reviews what was asked for. */
export function reviewSubject(
  subject: Subject,
  { settings, cache }: Pick<ReviewRequest, 'settings' | 'cache'>,
  bar: ProgressBar,
): Promise<FolderReview> {
  return reviewFolder({
    ...subject,
    settings,
    cache: cache === 'on' ? cacheOf(subject.scope.root) : null,
    onProgress: bar.show,
  });
}

/** What is known of the findings, after the baseline has been brought up to date where that is asked for; or what went wrong. */
function comparisonWith(
  before: Baseline,
  request: BaselineRequest | null,
  { review, scope }: { readonly review: Review; readonly scope: Scope },
  io: Io,
): BaselineComparison | string {
  const reviewed = reviewedFiles(review, scope);
  if (request?.use !== 'update') {
    return compareWithBaseline(review.findings, before, reviewed);
  }
  const after = updatedBaseline(review.findings, before, reviewed);
  const mistake = saveBaseline(io.cwd, request.path, after);
  if (mistake !== null) {
    return mistake;
  }
  const comparison = compareWithBaseline(review.findings, after, reviewed);
  const count = comparison.known.size;
  io.stderr.write(`Wrote ${String(count)} known finding${count === 1 ? '' : 's'} to ${request.path}\n`);
  return comparison;
}

/** A file that was asked for and could be reviewed, or that is gone: what the baseline has of it would have been found. */
function reviewedFiles(review: Review, scope: Scope): (file: string) => boolean {
  const found = new Set(review.findings.map(({ file }) => file));
  const failed = new Set([...review.problems, ...review.files.skipped].map(({ file }) => file));
  return file => found.has(file) || (isAsked(scope, file) && !failed.has(file));
}

/** What is to be reviewed, or in one sentence why nothing can be. */
export function subjectOf(io: Io, paths: readonly string[]): Subject | string {
  const result = scopeOf(io.cwd, paths);
  return result.kind === 'scope' ? { scope: result.scope } : `There is no file or folder ${result.path}`;
}

async function fromStdin(io: Io, filename: string): Promise<Subject | string> {
  if (!isSource(filename)) {
    return `${filename} is no JavaScript or TypeScript source`;
  }
  const given = await stdinFile(io, filename);
  if (typeof given === 'string') {
    return given;
  }
  const { root, file, read } = given;
  if (read.kind !== 'text') {
    return 'The standard input is no text in UTF-8';
  }
  return { scope: { root, files: [file], folders: [] }, overlay: { path: file, text: read.text } };
}

/**
 * Facts are of use to the build that made them alone, which its time stands for. Run from its sources there is no
 * build, and no cache.
 */
function cacheOf(root: string): FactsCache | null {
  const self = fileURLToPath(import.meta.url);
  return self.endsWith('.ts') ? null : factsCacheOf(root, `${version()} ${statSync(self).mtimeMs}`);
}

/** In one sentence: `paths`, as they were given, hold nothing to review. */
export function nothingIn(paths: readonly string[]): string {
  const where = paths.length > 0 ? paths.join(', ') : 'this folder';
  return `There are no JavaScript or TypeScript sources in ${where}`;
}
