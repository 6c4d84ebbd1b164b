import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast, type Severity } from '../base/severity.ts';
import type { BaselineComparison } from '../review/faces.ts';
import { toJsonReport } from '../review/report/json.ts';
import { toMarkdown } from '../review/report/markdown.ts';
import { toSarif } from '../review/report/sarif.ts';
import type { FixSource } from '../review/report/sarif-fixes.ts';
import type { DescribedRule } from '../review/report/sarif-rules.ts';
import { toText } from '../review/report/text.ts';
import type { Review, Session } from '../review/session-types.ts';
import { hasColour, type Io } from './io.ts';
import { packageFolder, version } from './package-files.ts';

export const formats = ['text', 'json', 'sarif', 'markdown'] as const;
export type Format = (typeof formats)[number];

/** How a report is asked for. */
export interface ReportRequest {
  readonly format: Format;
  /** The lowest severity listed; null: what the format lists by itself. */
  readonly severity: Severity | null;
  readonly detail: 'full' | 'findings';
}

/** What is reported. */
export interface Reported {
  readonly review: Review;
  /** null: without a baseline. */
  readonly baseline: BaselineComparison | null;
  /** Where fixes are made; null: nowhere. */
  readonly fixes: FixSource | null;
  /** What the summary says was looked at besides the files; left out: the outbound calls. */
  readonly looked?: string;
  /** The rules that there are; left out: those of the review. */
  readonly rules?: readonly DescribedRule[];
}

/** The report of a review, as it is written to the standard output. */
export function reportOf(reported: Reported, request: ReportRequest, io: Io): string {
  const { review, baseline, fixes, looked = null, rules = null } = reported;
  const tool = { name: 'faultline', version: version() };
  const people = {
    severity: request.severity ?? 'information',
    detail: request.detail,
    baseline,
    looked,
  } as const;
  switch (request.format) {
    case 'json':
      return jsonText(toJsonReport(above(review, request.severity), tool, baseline));
    case 'sarif':
      return jsonText(
        toSarif(above(review, request.severity), {
          tool,
          baseline,
          pages: pageOf,
          fixes,
          rules,
        }),
      );
    case 'markdown':
      return toMarkdown(review, people);
    case 'text':
      return toText(review, {
        ...people,
        colour: hasColour(io.stdout, io.env) ? 'on' : 'off',
        width: io.stdout.isTerminal ? io.stdout.columns : null,
      });
  }
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Programs get everything, unless they ask for less. */
function above(review: Review, severity: Severity | null): Review {
  return severity === null
    ? review
    : { ...review, findings: review.findings.filter(finding => isAtLeast(finding.severity, severity)) };
}

function pageOf(path: string): string | null {
  try {
    return readFileSync(join(packageFolder(), path), 'utf8');
  } catch {
    return null;
  }
}

/** The texts are asked for once each: a file may have hundreds of findings. */
export function fixesOf(session: Session): FixSource {
  const texts = new Map<string, string | null>();
  return {
    text: file => {
      const known = texts.get(file) ?? session.file(file)?.text ?? null;
      texts.set(file, known);
      return known;
    },
    fix: (file, findingId, fixId) => session.fix(file, findingId, fixId),
  };
}
