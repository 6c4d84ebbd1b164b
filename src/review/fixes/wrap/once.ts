import { type Span, spanContains } from '../../../base/span.ts';
import type { OutboundCall } from '../../analysis/call.ts';
import type { Value } from '../../analysis/facts/model.ts';
import { type Sheet, slice } from '../sheet.ts';

const readOnce =
  /\b(?:Read(?:able|Stream|ableStream)|PassThrough|Transform|Duplex|IncomingMessage|FormData)\b/;
const streaming =
  /(?:^|\.)(?:createReadStream|createGzip|pipe|pipeThrough|toWeb|fromWeb|PassThrough|Readable|ReadableStream|Readable\.from|FormData|form-data)$/;

/** Whether a call sends something that can be read only once: the second attempt would send nothing, or fail. */
export function sendsStream(call: OutboundCall, sheet: Sheet): boolean {
  const { span } = call.site.fact;
  return (
    /\bduplex: *['"]half['"]/.test(slice(sheet, span)) ||
    sheet.facts.values.some(value => within(value.span, call) && isStream(sheet, value, 3))
  );
}

/** Among the arguments: what it is called on may be anything. */
function within(span: Span, { site }: OutboundCall): boolean {
  return site.fact.args.some(argument => spanContains(argument.span, span));
}

function isStream(sheet: Sheet, value: Value | undefined, steps: number): boolean {
  const { facts } = sheet;
  if (value === undefined || steps === 0) {
    return false;
  }
  switch (value.kind) {
    case 'call':
      return streaming.test(facts.calls[value.call]?.calleeText ?? '');
    case 'await':
    case 'typed':
      return isStream(sheet, facts.values[value.value], steps);
    case 'either':
      return value.arms.some(arm => isStream(sheet, facts.values[arm], steps - 1));
    case 'binding': {
      const binding = facts.bindings[value.binding];
      return (
        binding !== undefined &&
        binding.kind !== 'import' &&
        (readOnce.test(slice(sheet, binding.span)) ||
          binding.values.some(id => isStream(sheet, facts.values[id], steps - 1)))
      );
    }
    default:
      return false;
  }
}
