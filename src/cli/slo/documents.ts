import { readFileSync } from 'node:fs';
import { basename } from '../../base/path.ts';
import { compareText } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import type { Failure } from '../../node/failure.ts';
import { isAsked } from '../../node/narrow.ts';
import { readText, type TextRead } from '../../node/read-text.ts';
import { contextOf, scopeOf, type Scope } from '../../node/review-root.ts';
import { type Listing, walking } from '../../node/walk.ts';
import { configFileName } from '../../review/faces.ts';
import { detectSlo, isSloPath } from '../../slo/formats/detect.ts';
import { largeText, longestText } from '../../slo/formats/limits.ts';
import type { Io } from '../io.ts';
import { type StdinFile, stdinFile } from '../stdin-file.ts';

/** An SLO document, or a file that was named as one. The path is relative to the root. */
export type SloDocument =
  | { readonly kind: 'text'; readonly file: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly failure: Failure };

/** The documents that a command is about, in the order of their paths. */
export interface Documents {
  /** Absolute, with `/`. */
  readonly root: string;
  readonly asked: readonly SloDocument[];
  /** Those around them, which they may refer to; large ones are left out. */
  readonly around: readonly SloDocument[];
  /** `.faultline.yaml` files, relative to the root. */
  readonly configurations: readonly string[];
  /** Folders that could not be read. */
  readonly problems: readonly Problem[];
}

export type Input =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'stdin'; readonly filename: string };

const candidateName = /\.(?:ya?ml|json|md|markdown)$/i;

/** Finds what is asked for; or says in one sentence why there is nothing. Paths that are named are taken whatever they hold. */
export async function documentsOf(io: Io, input: Input): Promise<Documents | string> {
  if (input.kind === 'stdin') {
    const given = await stdinFile(io, input.filename);
    return typeof given === 'string'
      ? given
      : documentsIn({ root: given.root, files: [given.file], folders: [] }, given);
  }
  const result = scopeOf(io.cwd, input.paths);
  if (result.kind === 'missing') {
    return `There is no file or folder ${result.path}`;
  }
  const documents = documentsIn(result.scope, null);
  const where = input.paths.length > 0 ? input.paths.join(', ') : 'this folder';
  return documents.asked.length === 0 ? `There are no SLO documents in ${where}` : documents;
}

function documentsIn(scope: Scope, given: StdinFile | null): Documents {
  const listing = listingOf(scope);
  const named = new Set(scope.files);
  const files = [...new Set([...listing.files.filter(isCandidate), ...named])].sort(compareText);
  const documents = files.flatMap(file => {
    const path = `${scope.root === '/' ? '' : scope.root}/${file}`;
    const read = file === given?.file ? given.read : readAs(path, listing.failures.get(file));
    return documentOf(file, read, named.has(file) ? 'named' : { path });
  });
  return {
    root: scope.root,
    asked: documents.filter(({ file }) => isAsked(scope, file)),
    around: documents.filter(each => !isAsked(scope, each.file) && !isLarge(each)),
    configurations: listing.files.filter(isConfiguration),
    problems: [...listing.failures].flatMap(([file, failure]) =>
      isCandidate(file) || failure.kind === 'skipped' ? [] : [{ file, range: null, ...failure }],
    ),
  };
}

/** So large that the check of another document does not wait for it. */
function isLarge(document: SloDocument): boolean {
  return document.kind === 'text' && document.text.length > largeText;
}

function isConfiguration(file: string): boolean {
  return basename(file) === configFileName;
}

function isCandidate(file: string): boolean {
  return candidateName.test(file) && !isConfiguration(file);
}

function listingOf(scope: Scope): Listing {
  const steps = walking(scope.root, [...contextOf(scope), ...scope.folders], name =>
    isConfiguration(name) ? 'configuration' : isCandidate(name) ? 'source' : null,
  );
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

function readAs(path: string, failure: Failure | undefined): TextRead {
  return failure === undefined ? readText(path, longestText) : { kind: 'failure', failure };
}

/** What a file is. Named it is taken whatever it holds; met on the way it counts where its name or its text says that it is one. */
function documentOf(
  file: string,
  read: TextRead,
  how: 'named' | { readonly path: string },
): readonly SloDocument[] {
  const isOne = how === 'named' || isSloPath(file);
  switch (read.kind) {
    case 'missing':
      return how === 'named' ? [{ kind: 'unreadable', file, failure: gone }] : [];
    case 'text':
      return isOne || detectSlo(file, read.text) !== null ? [{ kind: 'text', file, text: read.text }] : [];
    case 'failure':
      return isOne || (read.failure.kind === 'encoding' && looksLikeSlo(file, how.path))
        ? [{ kind: 'unreadable', file, failure: read.failure }]
        : [];
  }
}

const gone: Failure = { kind: 'unreadable', message: 'The file is not there' };

/** What tells an SLO document is ASCII, and stands there in any encoding that has it. */
function looksLikeSlo(file: string, path: string): boolean {
  return detectSlo(file, readFileSync(path, 'latin1')) !== null;
}
