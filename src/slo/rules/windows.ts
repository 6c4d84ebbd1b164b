import type { Slo, SloFile, SloFix } from '../model/model.ts';
import { durationInWords } from '../units/words.ts';
import type { Draft, Judged } from './draft.ts';
import { quoted } from './words.ts';

/** Windows that are missing, of minutes instead of months, or too short for what the tool makes of them. */
export function checkWindows({ file, slos }: Judged): readonly Draft[] {
  return slos.flatMap(({ slo }) => [...missing(slo, file), ...minutes(slo), ...tooShort(slo)]);
}

function missing(slo: Slo, file: SloFile): readonly Draft[] {
  const asks = slo.format.startsWith('openslo/') || slo.format === 'markdown';
  const isSaid = file.issues.some(
    ({ rule, span }) => /^(?:window|syntax|markdown)/.test(rule) && inside(span.start, slo),
  );
  if (slo.window !== null || !asks || isSaid || slo.objective === null) {
    return [];
  }
  const advice = slo.format === 'markdown' ? 'say over how long the target holds' : 'add `timeWindow`';
  return [
    {
      rule: 'missing-window',
      message: `The SLO has no time window, and so no budget to spend; ${advice}`,
      span: slo.head,
    },
  ];
}

function inside(offset: number, { span }: Slo): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Up to a year of months, written with the unit of minutes. */
function minutes({ window, format }: Slo): readonly Draft[] {
  const field = window?.field ?? null;
  const [, quote = '', count] = /^(["']?)(\d{1,2})m["']?$/.exec(field?.source ?? '') ?? [];
  if (field === null || count === undefined || Number(count) < 1 || Number(count) > 12) {
    return [];
  }
  const month = monthsOf(Number(count), format);
  const fix: SloFix = {
    id: 'month-window',
    title: `Write ${month}`,
    preferred: true,
    edits: [{ ...field.span, text: quote + month + quote }],
  };
  return [
    {
      rule: 'month-window',
      message: `${quoted(`${count}m`)} is ${durationInWords(field.value)}; write ${quoted(month)} for months`,
      span: field.span,
      fixes: [fix],
    },
  ];
}

/** Months as the format writes them; where it has no unit for them, in days. */
function monthsOf(count: number, format: Slo['format']): string {
  return format === 'openslo/v1' ? `${String(count)}M` : `${String(count * 30)}d`;
}

function tooShort({ window, format, alerts }: Slo): readonly Draft[] {
  const isZero = alerts.some(({ longSeconds, shortSeconds }) => longSeconds === 0 || shortSeconds === 0);
  const field = window?.field ?? null;
  if (format !== 'pyrra' || field === null || !isZero) {
    return [];
  }
  return [
    {
      rule: 'zero-window',
      message: 'Pyrra makes rules over `0s` of this window, which Prometheus rejects; take `3d` or more',
      span: field.span,
    },
  ];
}
