import {
  count,
  either,
  finite,
  type Fields,
  kinds,
  listOf,
  object,
  oneOf,
  orNull,
  type Shape,
  text,
  truth,
} from './shape.ts';
import type {
  HostMessage,
  HostState,
  PreviewEditable,
  PreviewIssue,
  SloPreview,
  StaleText,
} from './slo-preview.ts';
import { sloSettingsShape, sloShape, spanShape } from './slo-shapes.ts';

const issue = object<PreviewIssue>({
  rule: text,
  severity: oneOf('error', 'warning', 'information', 'hint'),
  message: text,
  span: spanShape,
  line: count,
  fixes: listOf(object<PreviewIssue['fixes'][number]>({ id: text, title: text, preferred: truth })),
});

/** What an editable is about is shown as a name at most: a kind that this page does not know yet is no harm. */
const editable = object<Omit<PreviewEditable, 'what'> & { what: string }>({
  id: text,
  slos: listOf(text),
  what: text,
  key: text,
  span: spanShape,
  source: text,
  value: orNull(either(either(text, finite), truth)),
}) as Shape<PreviewEditable>;

const previewFields: Fields<SloPreview> = {
  uri: text,
  version: finite,
  name: text,
  slos: listOf(sloShape),
  omitted: count,
  issues: listOf(issue),
  editables: listOf(editable),
  settings: sloSettingsShape,
  head: orNull(object<NonNullable<SloPreview['head']>>({ slos: listOf(sloShape) })),
  stale: orNull(object<StaleText>({ message: text, offset: count, line: count, column: count })),
};

const state = kinds<HostState>({
  starting: {},
  stopped: { reason: text },
  gone: {},
  large: { megabytes: finite },
  'not-slo': {},
});

const hostMessage = kinds<HostMessage>({
  preview: { preview: object<SloPreview>(previewFields) },
  state: { state },
  edited: { request: count, end: oneOf('done', 'unchanged', 'refused'), reason: orNull(text) },
  cursor: { offset: count },
  ask: { what: oneOf('copy-budget', 'copy-markdown', 'save-markdown', 'save-charts') },
});

/** What the extension has sent to the page; null: something else. */
export function readHostMessage(value: unknown): HostMessage | null {
  return hostMessage(value) ? value : null;
}
