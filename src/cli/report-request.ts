import { severities, type Severity } from '../base/severity.ts';
import { choice, listOf, type Arguments, type Options } from './arguments.ts';
import { formats, type ReportRequest } from './reports.ts';

/** Findings that are asked for: of what, how they are reported, and which of them make the exit status. */
export interface FindingsRequest extends ReportRequest {
  readonly input:
    | { readonly kind: 'paths'; readonly paths: readonly string[] }
    | { readonly kind: 'stdin'; readonly filename: string };
  readonly failOn: Severity;
}

/** The options of every command that reports findings. */
export const findingsOptions = {
  format: { short: 'f', value: formats, summary: 'How the report is written (default: text)' },
  severity: {
    value: severities,
    summary: 'The lowest severity listed (default: information; JSON and SARIF: all)',
  },
  'fail-on': {
    value: severities,
    summary: 'The lowest severity that makes the exit status 1 (default: warning)',
  },
  quiet: {
    short: 'q',
    value: null,
    summary: 'Only errors and warnings, no summary; nothing where there is none',
  },
} as const satisfies Options;

/** What these options ask for, or what is wrong with them together. */
export function findingsRequestOf(given: Arguments): FindingsRequest | string {
  const filename = given.values.get('stdin-filename');
  const fromStdin = given.switches.has('stdin');
  if (fromStdin && filename === undefined) {
    return '--stdin needs --stdin-filename FILE, for the file tells the language and its project';
  }
  if (filename !== undefined && (!fromStdin || given.rest.length > 0)) {
    return fromStdin ? '--stdin reviews one text; leave the paths out' : '--stdin-filename needs --stdin';
  }
  const severity: Severity | undefined = choice(given, 'severity', severities);
  const quiet = given.switches.has('quiet');
  if (quiet && severity !== undefined) {
    return `--quiet lists errors and warnings; leave it out to choose --severity ${listOf(severities)}`;
  }
  return {
    input: filename === undefined ? { kind: 'paths', paths: given.rest } : { kind: 'stdin', filename },
    format: choice(given, 'format', formats) ?? 'text',
    severity: quiet ? 'warning' : (severity ?? null),
    detail: quiet ? 'findings' : 'full',
    failOn: choice(given, 'fail-on', severities) ?? 'warning',
  };
}
