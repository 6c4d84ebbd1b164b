import type { Finding } from '../../base/finding.ts';
import { type LineStarts, placeOf } from '../../base/place.ts';
import type { Severity } from '../../base/severity.ts';
import type { Span } from '../../base/span.ts';
import type { OutboundCall } from '../analysis/call.ts';
import type { FileFacts } from '../analysis/facts/model.ts';
import { compareFindings, rules as allRules, type Scene } from '../rules/index.ts';
import { unusedSuppression } from '../rules/unused-suppression.ts';
import { Coverage } from '../../base/directive-coverage.ts';
import { targetOf, targetOfCall } from './coverage.ts';
import { closest } from '../../base/did-you-mean.ts';
import {
  type Directive,
  type DirectiveName,
  parseDirective,
  type ParsedDirective,
  type Reach,
} from '../../base/directive.ts';
import type { EffectiveSettings } from '../../base/settings.ts';

export interface SuppressionInput {
  readonly file: string;
  readonly facts: Pick<FileFacts, 'directives' | 'lines'>;
  /** The outbound calls of that file. */
  readonly calls: readonly OutboundCall[];
  readonly findings: readonly Finding[];
  /** The severities that the user has chosen, from the settings of that file. */
  readonly rules: EffectiveSettings['rules'];
}

/**
 * Marks the findings that a comment suppresses, and adds those of `unused-suppression`. A comment for a rule that is switched
 * off, or about a call that other settings would report, is not unused: it would come back with them.
 */
export function applySuppressions(input: SuppressionInput): readonly Finding[] {
  const parsed = [...input.facts.directives].sort((a, b) => a.span.start - b.span.start).map(parseDirective);
  if (parsed.length === 0) {
    return input.findings;
  }
  const directives = parsed.flatMap(entry => (entry.kind === 'directive' ? [entry.directive] : []));
  const coverage = new Coverage(directives, input.facts.lines);
  const calls = new Map(input.calls.map(call => [call.id, call]));
  const used = new Uses();
  const findings = input.findings.map(finding => {
    const call = finding.call === null ? undefined : calls.get(finding.call);
    const target = targetOf(finding, call, input.facts.lines);
    const hits = coverage.hits(target, finding.ruleId);
    hits.forEach(directive => {
      used.add(directive, finding.ruleId);
    });
    const [by] = [...hits].sort((a, b) => closeness[a.reach] - closeness[b.reach]);
    return by === undefined ? finding : { ...finding, suppressed: { by: by.word, reason: by.reason } };
  });
  markPossible(coverage, used, input);
  return [...findings, ...unusedFindings(parsed, coverage, used, input)].sort(compareFindings);
}

/** Where several suppress one finding, the nearest is named. */
const closeness: Readonly<Record<Reach, number>> = { line: 0, 'next-line': 1, region: 2, file: 3, end: 4 };

/** Which rules of which directives are of use. */
class Uses {
  private readonly rules = new Map<Directive, Set<string>>();

  add(directive: Directive, rule: string): void {
    const rules = this.rules.get(directive);
    if (rules === undefined) {
      this.rules.set(directive, new Set([rule]));
    } else {
      rules.add(rule);
    }
  }

  has(directive: Directive, rule: string): boolean {
    return this.rules.get(directive)?.has(rule) ?? false;
  }

  any(directive: Directive): boolean {
    return this.rules.has(directive);
  }
}

/** Under some settings a rule may speak of every call. */
function sceneOf(call: OutboundCall): Scene {
  return { pick: 'all', calls: [call], peers: () => ({ present: 0, of: 0, first: call.id }) };
}

/** Counts what a directive would suppress under other settings, and what cannot be told about a call. */
function markPossible(coverage: Coverage, used: Uses, input: SuppressionInput): void {
  for (const call of input.calls) {
    const target = targetOfCall(call, input.facts.lines);
    const untold = Object.values(call.guards).some(({ verdict }) => verdict === 'unknown');
    for (const rule of allRules) {
      const { id } = rule.meta;
      const hits = coverage.hits(target, id);
      if (hits.length > 0 && (untold || rule.check(call, sceneOf(call)).length > 0)) {
        hits.forEach(directive => {
          used.add(directive, id);
        });
      }
    }
  }
}

/** What is said about a directive. */
interface Remark {
  readonly span: Span;
  readonly message: string;
  readonly tag?: 'unnecessary';
}

function unusedFindings(
  parsed: readonly ParsedDirective[],
  coverage: Coverage,
  used: Uses,
  { file, facts, rules }: SuppressionInput,
): readonly Finding[] {
  const severity = severityOf(rules);
  if (severity === 'off') {
    return [];
  }
  const isOff = (rule: string): boolean => rules[rule] === 'off';
  return parsed
    .flatMap(entry => {
      if (entry.kind === 'unknown') {
        const { word, span, near } = entry.unknown;
        return [{ span, message: unknownMessage(word, 'directive', near) }];
      }
      const { directive } = entry;
      const remarks =
        directive.reach === 'end' ? endRemarks(directive, coverage) : unusedRemarks(directive, used, isOff);
      return [...unknownNames(directive), ...remarks];
    })
    .map((remark, ordinal) => findingOf(remark, ordinal, { file, lines: facts.lines, severity }));
}

function severityOf(rules: SuppressionInput['rules']): Severity | 'off' {
  const { id, severities } = unusedSuppression.meta;
  return rules[id] ?? severities.recommended.unknown;
}

const ids = allRules.map(rule => rule.meta.id);
/** The rules whose findings a comment can suppress. */
const suppressible = ids.filter(id => id !== unusedSuppression.meta.id);

const nothing = 'Nothing to suppress here';

function unusedRemarks(
  directive: Directive,
  used: Uses,
  isOff: (rule: string) => boolean,
): readonly Remark[] {
  const whole: Remark = { span: directive.fact.span, message: nothing, tag: 'unnecessary' };
  if (directive.names.length === 0) {
    return used.any(directive) || suppressible.every(isOff) ? [] : [whole];
  }
  const idle = directive.names.filter(
    ({ id }) => suppressible.includes(id) && !isOff(id) && !used.has(directive, id),
  );
  return idle.length === directive.names.length
    ? [whole]
    : idle.map(({ span }) => ({ span, message: nothing, tag: 'unnecessary' }));
}

function endRemarks(directive: Directive, coverage: Coverage): readonly Remark[] {
  return coverage.endedBy(directive).length > 0
    ? []
    : [
        {
          span: directive.fact.span,
          message: 'No `faultline-disable` above that this ends',
          tag: 'unnecessary',
        },
      ];
}

function unknownNames(directive: Directive): readonly Remark[] {
  return directive.names
    .filter(({ id }) => !ids.includes(id))
    .map(name => ({
      span: name.span,
      message: unknownMessage(name.id, 'rule', nearOrDashes(name, directive)),
    }));
}

/** The rule that was meant; or, where a sentence stands in place of the names, how a reason is written. */
function nearOrDashes({ id }: DirectiveName, directive: Directive): string | null {
  const near = closest(id, suppressible);
  return near === null && directive.reason !== null ? '--' : near;
}

function unknownMessage(word: string, what: 'rule' | 'directive', near: string | null): string {
  const short = word.length > 30 ? `${word.slice(0, 29)}…` : word;
  const opening = `\`${short.replaceAll('`', "'")}\` is no ${what}`;
  switch (near) {
    case null:
      return opening;
    case '--':
      return `${opening}; a reason goes behind \`--\``;
    default:
      return `${opening}; did you mean \`${near}\`?`;
  }
}

function findingOf(
  { span, message, tag }: Remark,
  ordinal: number,
  {
    file,
    lines,
    severity,
  }: { readonly file: string; readonly lines: LineStarts; readonly severity: Severity },
): Finding {
  const ruleId = unusedSuppression.meta.id;
  return {
    id: `${ruleId}:${file}#${String(ordinal + 1)}`,
    ruleId,
    severity,
    message,
    ...placeOf(file, lines, span),
    call: null,
    related: [],
    suppressed: null,
    fixes: [],
    ...(tag === undefined ? {} : { tag }),
  };
}
