import type { PolicyBand, Slo, SloFile } from '../model/model.ts';
import { setField } from './place.ts';
import { type EditResult, impossible } from './result.ts';
import { secondsOfChoice, type WindowChoice } from './window-choice.ts';

const daySeconds = 86_400;

/** Changes the window in the words that name it: `30 days` becomes `28 days`, `30d` `28d`, `30-day` `28-day`. */
export function setMarkdownWindow(file: SloFile, slo: Slo, choice: WindowChoice): EditResult {
  const field = slo.window?.field ?? null;
  if (field === null) {
    return impossible('The document names no window; write one behind its target, as "over 30 days".');
  }
  const seconds = secondsOfChoice(choice);
  const days = seconds / daySeconds;
  if (!Number.isInteger(days)) {
    return impossible('An SLO document counts its window in whole days.');
  }
  const match = /\d+([ \t-]*)(days?|d)\b/i.exec(field.source);
  const [, gap = ' ', unit = 'days'] = match ?? [];
  const word = /^days?$/i.test(unit) ? (gap.includes('-') || days === 1 ? 'day' : 'days') : unit;
  const words = `${String(days)}${gap}${word}`;
  const text = match === null ? words : field.source.replace(match[0], words);
  return setField(file, field, text);
}

export function setMarkdownDescription(file: SloFile, slo: Slo, description: string): EditResult {
  return slo.description === null || !file.text.includes(slo.description)
    ? impossible('The document has no paragraph that describes it; write one below its title.')
    : setDescriptionText(file, slo.description, slo, description);
}

function setDescriptionText(file: SloFile, present: string, slo: Slo, description: string): EditResult {
  const start = file.text.indexOf(present, slo.span.start);
  const edits = [{ start, end: start + present.length, text: description }];
  return start < 0
    ? impossible('The description stands in several places.')
    : { kind: 'edits', edits, at: start, notes: [] };
}

/** Changes what a document says is done while a band of its budget lasts. */
export function setPolicyBand(file: SloFile, band: PolicyBand, text: string): EditResult {
  return band.field === null
    ? impossible('The document does not say this band.')
    : setField(file, band.field, text);
}
