import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAtLeast, type Severity } from '../base/severity.ts';
import { reviewFolder } from '../node/driver.ts';
import { factsCacheOf, type FactsCache } from '../node/facts-cache.ts';
import { isSource } from '../node/file-names.ts';
import { decode } from '../node/read-text.ts';
import { scopeOf, type Scope } from '../node/review-root.ts';
import { toJsonReport } from '../review/report/json.ts';
import { toText } from '../review/report/text.ts';
import type { Review, SessionSettings } from '../review/session-types.ts';
import { hasColour, type Io } from './io.ts';
import { version } from './package-files.ts';
import { progressBar } from './progress.ts';
import { giveUp, status, type Status } from './usage.ts';

/** A review as it was asked for. */
export interface ReviewRequest {
  readonly input:
    | { readonly kind: 'paths'; readonly paths: readonly string[] }
    | { readonly kind: 'stdin'; readonly filename: string };
  readonly format: 'text' | 'json';
  readonly settings: SessionSettings;
  /** The lowest severity listed; null: what the format lists by itself. */
  readonly severity: Severity | null;
  readonly detail: 'full' | 'findings';
  readonly failOn: Severity;
  readonly cache: 'on' | 'off';
}

interface Subject {
  readonly scope: Scope;
  readonly overlay?: { readonly path: string; readonly text: string };
}

/** Reviews, writes the report and tells the exit status. */
export async function runReview(request: ReviewRequest, io: Io): Promise<Status> {
  const subject =
    request.input.kind === 'paths'
      ? fromPaths(io, request.input.paths)
      : await fromStdin(io, request.input.filename);
  if (typeof subject === 'string') {
    return giveUp(io, subject);
  }
  const bar = progressBar(io.stderr, () => performance.now());
  const { review } = await reviewFolder({
    ...subject,
    settings: request.settings,
    cache: request.cache === 'on' ? cacheOf(subject.scope.root) : null,
    onProgress: bar.show,
  });
  bar.clear();
  if (review.files.seen === 0) {
    return giveUp(io, nothingIn(request));
  }
  io.stdout.write(reportOf(review, request, io));
  return review.findings.some(
    finding => finding.suppressed === null && isAtLeast(finding.severity, request.failOn),
  )
    ? status.findings
    : status.fine;
}

function fromPaths(io: Io, paths: readonly string[]): Subject | string {
  const result = scopeOf(io.cwd, paths);
  return result.kind === 'scope' ? { scope: result.scope } : `There is no file or folder ${result.path}`;
}

/** The file need not be there; its folder must. */
async function fromStdin(io: Io, filename: string): Promise<Subject | string> {
  if (!isSource(filename)) {
    return `${filename} is no JavaScript or TypeScript source`;
  }
  const path = resolve(io.cwd, filename);
  const result = scopeOf(io.cwd, [dirname(path)]);
  if (result.kind === 'missing') {
    return `There is no folder for ${filename}`;
  }
  const { root, folders } = result.scope;
  const file = [folders[0] ?? '', basename(path)].filter(part => part !== '').join('/');
  const read = decode(await io.stdin());
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

function reportOf(review: Review, request: ReviewRequest, io: Io): string {
  if (request.format === 'json') {
    const floor = request.severity ?? 'hint';
    const findings = review.findings.filter(finding => isAtLeast(finding.severity, floor));
    const report = toJsonReport({ ...review, findings }, { name: 'faultline', version: version() });
    return `${JSON.stringify(report, null, 2)}\n`;
  }
  return toText(review, {
    colour: hasColour(io.stdout, io.env) ? 'on' : 'off',
    width: io.stdout.isTerminal ? io.stdout.columns : null,
    severity: request.severity ?? 'information',
    detail: request.detail,
  });
}

function nothingIn({ input }: ReviewRequest): string {
  const where = input.kind === 'paths' && input.paths.length > 0 ? input.paths.join(', ') : 'this folder';
  return `There are no JavaScript or TypeScript sources in ${where}`;
}
