import type { BranchChange } from '../slo/edits/alerts.ts';
import type { WindowChoice } from '../slo/edits/window-choice.ts';
import { count, either, finite, kinds, object, oneOf, optional, text, truth } from './shape.ts';
import type { PageMessage, PreviewEdit } from './slo-preview.ts';

const choice = kinds<WindowChoice>({
  rolling: { seconds: finite },
  calendar: {
    unit: oneOf('day', 'week', 'month', 'quarter', 'year'),
    count: finite,
    start: text,
    zone: text,
  },
});

const branchChange = object<BranchChange>({
  burnRate: optional(finite),
  longSeconds: optional(finite),
  shortSeconds: optional(finite),
  forSeconds: optional(finite),
});

const edit = kinds<PreviewEdit>({
  value: { editable: text, value: either(either(text, finite), truth) },
  source: { editable: text, source: text },
  objective: { slo: text, ratio: finite },
  window: { slo: text, choice },
  'add-alerts': { slo: text },
  alerting: { slo: text, state: oneOf('on', 'off') },
  severity: { slo: text, tier: text, severity: text },
  branch: { slo: text, severity: text, branch: text, change: branchChange },
  fix: { rule: text, offset: count, fix: text },
});

const pageMessage = kinds<PageMessage>({
  ready: {},
  edit: { request: count, version: finite, edit },
  reveal: { offset: count },
  'open-source': {},
  copy: { text },
  save: { name: text, mime: oneOf('image/svg+xml', 'image/png', 'text/markdown'), data: text },
  run: { what: oneOf('read-large', 'restart-server', 'show-output') },
  log: { level: oneOf('error', 'warning', 'information'), message: text },
});

/** What the page has sent to the extension; null: something else. */
export function readPageMessage(value: unknown): PageMessage | null {
  return pageMessage(value) ? value : null;
}
