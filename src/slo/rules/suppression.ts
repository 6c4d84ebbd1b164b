import { closest } from '../../base/did-you-mean.ts';
import { Coverage } from '../../base/directive-coverage.ts';
import { type Directive, parseDirective, type ParsedDirective } from '../../base/directive.ts';
import { lineStartsOf, positionAt } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { SloFile, SloIssue } from '../model/model.ts';
import { directiveComments } from './comments.ts';
import type { Draft } from './draft.ts';
import { sloRuleOf, sloRules } from './rules.ts';
import { quoted } from './words.ts';

/** An issue that a comment silences, and why. */
export interface SuppressedIssue {
  readonly issue: SloIssue;
  /** The directive as it stands: `faultline-disable-next-line`. */
  readonly by: string;
  readonly reason: string | null;
}

export interface Sifted {
  readonly issues: readonly SloIssue[];
  readonly suppressed: readonly SuppressedIssue[];
  /** What is to be said of the comments themselves. */
  readonly remarks: readonly Draft[];
}

/** What sifting needs to know beside the document. */
export interface Sieve {
  /** A rule that the settings switch off. */
  readonly isOff: (id: string) => boolean;
  /** Texts over several lines: a comment above one speaks of all that is in it. */
  readonly blocks: readonly Span[];
}

/** Takes out what the comments of a document suppress. */
export function sift(file: SloFile, issues: readonly SloIssue[], { isOff, blocks }: Sieve): Sifted {
  const parsed = directiveComments(file).map(parseDirective);
  if (parsed.length === 0) {
    return { issues, suppressed: [], remarks: [] };
  }
  const directives = parsed.flatMap(entry => (entry.kind === 'directive' ? [entry.directive] : []));
  const lines = lineStartsOf(file.text);
  const coverage = new Coverage(directives, lines);
  const used = new Map<Directive, Set<string>>();
  const suppressed: SuppressedIssue[] = [];
  const kept = issues.filter(issue => {
    const id = `slo/${issue.rule}`;
    const { start } = issue.span;
    const around = blocks.filter(block => block.start <= start && start <= block.end);
    const at = [start, ...around.map(block => block.start)].map(offset => positionAt(lines, offset).line);
    const hits = coverage.hits({ lines: at, offset: start }, id);
    hits.forEach(directive => {
      used.set(directive, (used.get(directive) ?? new Set()).add(id));
    });
    const [by] = hits;
    if (by !== undefined) {
      suppressed.push({ issue, by: by.word, reason: by.reason });
    }
    return by === undefined;
  });
  return {
    issues: kept,
    suppressed,
    remarks: parsed.flatMap(entry => remarksOf(entry, used, coverage, isOff)),
  };
}

const nothing = 'Nothing to suppress here';

function remarksOf(
  entry: ParsedDirective,
  used: ReadonlyMap<Directive, ReadonlySet<string>>,
  coverage: Coverage,
  isOff: (id: string) => boolean,
): readonly Draft[] {
  if (entry.kind === 'unknown') {
    const { word, span, near } = entry.unknown;
    return [remark(span, notKnown(word, 'directive', near))];
  }
  const { directive } = entry;
  const unknown = directive.names
    .filter(({ id }) => sloRuleOf(id) === undefined)
    .map(({ id, span }) => remark(span, notKnown(id, 'rule of SLO documents', nearRule(id, directive))));
  return [
    ...unknown,
    ...(directive.reach === 'end' ? endRemarks(directive, coverage) : idle(directive, used, isOff)),
  ];
}

function idle(
  directive: Directive,
  used: ReadonlyMap<Directive, ReadonlySet<string>>,
  isOff: (id: string) => boolean,
): readonly Draft[] {
  const hits = used.get(directive);
  const whole = remark(directive.fact.span, nothing, 'unnecessary');
  if (directive.names.length === 0) {
    return hits === undefined ? [whole] : [];
  }
  const unused = directive.names.filter(
    ({ id }) => sloRuleOf(id) !== undefined && !isOff(id) && !(hits?.has(id) ?? false),
  );
  return unused.length === directive.names.length
    ? [whole]
    : unused.map(({ span }) => remark(span, nothing, 'unnecessary'));
}

function endRemarks(directive: Directive, coverage: Coverage): readonly Draft[] {
  return coverage.endedBy(directive).length > 0
    ? []
    : [remark(directive.fact.span, 'No `faultline-disable` above that this ends', 'unnecessary')];
}

/** The rule that was meant; the prefix may be what is missing. */
function nearRule(id: string, { reason }: Directive): string | null {
  const ids = sloRules.map(rule => rule.id);
  const near = ids.includes(`slo/${id}`) ? `slo/${id}` : closest(id, ids);
  return near === null && reason !== null ? '--' : near;
}

function notKnown(word: string, what: string, near: string | null): string {
  const opening = `${quoted(word)} is no ${what}`;
  switch (near) {
    case null:
      return opening;
    case '--':
      return `${opening}; a reason goes behind \`--\``;
    default:
      return `${opening}; did you mean \`${near}\`?`;
  }
}

function remark(span: Draft['span'], message: string, tag?: 'unnecessary'): Draft {
  return { rule: 'unused-suppression', message, span, ...(tag === undefined ? {} : { tag }) };
}
