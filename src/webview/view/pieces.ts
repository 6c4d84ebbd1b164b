import { type Child, type Children, h, type VNode } from '../dom/vnode.ts';
import type { AlertBranch } from '../../slo/model/model.ts';
import { urgencyOf } from '../scene/urgency.ts';
import { alertName } from '../words/alert-name.ts';
import { rich, say } from '../words/say.ts';
import type { Sentence } from '../scene/sentences.ts';

/** A sentence of the table with its strong part. */
export function spoken([key, ...values]: Sentence): readonly (VNode | string)[] {
  return rich(key, ...values);
}

/** The same as plain text. */
export function plain([key, ...values]: Sentence): string {
  return say(key, ...values).replaceAll('**', '');
}

/** A heading that is the answer, what explains it, and what can be done with it. */
export function head(
  id: string,
  heading: Children,
  explanation: string | null,
  tools: readonly Child[] = [],
): VNode {
  return h(
    'div',
    { class: 'head' },
    h(
      'div',
      {},
      h('h2', { id }, heading),
      explanation === null ? null : h('p', { class: 'muted' }, explanation),
    ),
    tools.length === 0 ? null : h('div', { class: 'tools' }, ...tools),
  );
}

/** A button that is quiet until it is pointed at. */
export function quiet(words: string, click: () => void, more: Readonly<Record<string, string>> = {}): VNode {
  return h('button', { type: 'button', class: 'quiet', ...more, on: { click } }, words);
}

/** A button in the manner of a link. */
export function link(words: string, click: () => void): VNode {
  return h('button', { type: 'button', class: 'link', on: { click } }, words);
}

/** Mark and name of an alert: a solid square wakes, a striped one waits. */
export function alertLabel(branch: AlertBranch): VNode {
  return h(
    'span',
    { class: 'sev' },
    h('span', { class: `mark is-${urgencyOf(branch)}`, 'aria-hidden': 'true' }),
    alertName(branch),
  );
}

/** A key for what belongs to one branch of an SLO. */
export function branchKey({ severity, branch }: AlertBranch): string {
  return `${severity}/${branch}`;
}
