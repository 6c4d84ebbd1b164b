import type { Target } from '../../base/directive-coverage.ts';
import type { Finding } from '../../base/finding.ts';
import { type LineStarts, offsetAt } from '../../base/place.ts';
import type { OutboundCall } from '../analysis/call.ts';

export function targetOf(finding: Finding, call: OutboundCall | undefined, lines: LineStarts): Target {
  return call === undefined
    ? { lines: [finding.line], offset: offsetAt(lines, finding.line, finding.column) }
    : targetOfCall(call, lines);
}

export function targetOfCall(call: OutboundCall, lines: LineStarts): Target {
  const { callee, call: start, statement } = call.site.lines;
  return {
    lines: [callee, start, statement],
    offset: offsetAt(lines, call.calleeRange.line, call.calleeRange.column),
  };
}
